import "../../messages/add-thread.ts";
import type { WritingRules } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import styles from "./fixed-copies.module.css";
import { joinRecipients } from "./recipients.ts";

/** Copies that every message of the account gets: nobody should be surprised by who reads along. */
export function FixedCopies({ rules }: { readonly rules: WritingRules | undefined }) {
  if (rules === undefined || rules.fixedCc.length + rules.fixedBcc.length === 0) return null;
  const { fixedCc, fixedBcc } = rules;
  return (
    <p className={styles["copies"]}>
      {fixedCc.length > 0 && <span>{t("composer.fixedCc", { addresses: joinRecipients(fixedCc) })}</span>}
      {fixedBcc.length > 0 && <span>{t("composer.fixedBcc", { addresses: joinRecipients(fixedBcc) })}</span>}
    </p>
  );
}
