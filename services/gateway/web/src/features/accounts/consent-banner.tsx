import "../../messages/add-later.ts";
import { CloseButton } from "@mantine/core";
import { useSearchParams } from "react-router";
import { DoneIcon, WarningIcon } from "../../components/icon.tsx";
import { type MessageKey, t } from "../../messages/format.ts";
import styles from "./consent-banner.module.css";

/** What the provider's sign-in led to; the address brings it. */
const reasons: Readonly<Record<string, MessageKey>> = {
  "consent-denied": "consent.denied",
  "consent-expired": "consent.expired",
  "consent-outdated": "consent.outdated",
  "consent-refused": "consent.refused",
  "consent-unknown": "consent.unknown",
  "no-refresh-token": "consent.noRefreshToken",
  "provider-refused": "consent.providerRefused",
  "provider-unavailable": "consent.providerUnavailable",
};

type ConsentBannerProps = {
  /** Of the account: who has signed in, and to open which mailbox. */
  readonly signIn?: { readonly address: string | null; readonly mailbox: string };
};

export function ConsentBanner({ signIn }: ConsentBannerProps) {
  const [parameters, setParameters] = useSearchParams();
  const result = parameters.get("consent");
  if (result === null) return null;
  const isDone = result === "ok";
  const Icon = isDone ? DoneIcon : WarningIcon;
  return (
    <div role={isDone ? "status" : "alert"} className={styles["banner"]} data-done={isDone}>
      <Icon size={18} stroke={1.5} aria-hidden className={styles["icon"]} />
      <span className={styles["text"]}>
        {isDone ? whoIsIn(signIn) : t(reasons[parameters.get("code") ?? ""] ?? "consent.failed")}
      </span>
      <CloseButton
        size="sm"
        aria-label={t("common.close")}
        onClick={() => {
          setParameters({}, { replace: true });
        }}
      />
    </div>
  );
}

/** A shared mailbox is opened by somebody of another name, and so would be a mistake: whoever it is, is named. */
function whoIsIn(signIn: ConsentBannerProps["signIn"]): string {
  const { address = null, mailbox = "" } = signIn ?? {};
  if (address === null || address.toLowerCase() === mailbox.toLowerCase()) return t("consent.done");
  return t("consent.doneForOther", { address, mailbox });
}
