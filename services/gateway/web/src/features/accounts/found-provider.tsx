import "../../messages/add-accounts.ts";
import { Anchor, Loader } from "@mantine/core";
import type { AccountProposal } from "../../api/resources.ts";
import { type MessageKey, t } from "../../messages/format.ts";
import styles from "./account-form.module.css";
import { serviceName } from "./service-names.ts";

const sources: Readonly<Record<AccountProposal["source"], MessageKey>> = {
  "known-provider": "accounts.found.known",
  mx: "accounts.found.mx",
  autoconfig: "accounts.found.autoconfig",
  ispdb: "accounts.found.ispdb",
  srv: "accounts.found.srv",
  guess: "accounts.found.guess",
};

type FoundProviderProps = {
  readonly proposal: AccountProposal | undefined;
  readonly isDetecting: boolean;
  readonly hasFailed: boolean;
};

/** What the address told, where from, and what to know before going on. */
export function FoundProvider({ proposal, isDetecting, hasFailed }: FoundProviderProps) {
  return (
    <div className={styles["found"]} aria-live="polite">
      {isDetecting && (
        <span className={styles["detecting"]}>
          <Loader size={12} /> {t("accounts.found.looking")}
        </span>
      )}
      {!isDetecting && hasFailed && t("accounts.found.failed")}
      {!isDetecting && proposal !== undefined && <Found proposal={proposal} />}
    </div>
  );
}

function Found({ proposal }: { readonly proposal: AccountProposal }) {
  const { service, sourceDetail, hint, helpUrl } = proposal;
  return (
    <>
      <span title={sourceDetail}>
        {t(sourceOf(proposal), { service: serviceName(service) })}{" "}
        {hasDetail(proposal) && <span className="muted">{sourceDetail}</span>}
      </span>
      {hint !== null && (
        <div className={styles["hint"]}>
          {hint}{" "}
          {helpUrl !== null && (
            <Anchor href={helpUrl} target="_blank" rel="noreferrer" fz="inherit">
              {t("accounts.found.how")}
            </Anchor>
          )}
        </div>
      )}
    </>
  );
}

/** Where it says more than the source does. */
function hasDetail({ source }: AccountProposal): boolean {
  return source !== "guess" && source !== "known-provider";
}

/** A guess says itself how little is behind it. */
function sourceOf({ source, imap, smtp }: AccountProposal): MessageKey {
  return source === "guess" && imap === null && smtp === null ? "accounts.found.nothing" : sources[source];
}
