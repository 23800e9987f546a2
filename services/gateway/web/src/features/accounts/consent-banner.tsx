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

export function ConsentBanner() {
  const [parameters, setParameters] = useSearchParams();
  const result = parameters.get("consent");
  if (result === null) return null;
  const isDone = result === "ok";
  const Icon = isDone ? DoneIcon : WarningIcon;
  return (
    <div role={isDone ? "status" : "alert"} className={styles["banner"]} data-done={isDone}>
      <Icon size={18} stroke={1.5} aria-hidden className={styles["icon"]} />
      <span className={styles["text"]}>
        {isDone ? t("consent.done") : t(reasons[parameters.get("code") ?? ""] ?? "consent.failed")}
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
