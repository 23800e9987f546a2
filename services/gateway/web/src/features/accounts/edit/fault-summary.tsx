import "../../../messages/add-accounts.ts";
import { Anchor } from "@mantine/core";
import { t } from "../../../messages/format.ts";
import { fieldOf, inOrder } from "./field-faults.ts";
import type { AccountEditForm } from "./edit-context.ts";
import styles from "./fault-summary.module.css";

type FaultSummaryProps = {
  readonly form: AccountEditForm;
  /** What belongs to no field that is shown. */
  readonly rest: readonly string[];
  readonly onGo: (path: string) => void;
};

/** On top of the section: every fault of the whole account, each a way to its field. */
export function FaultSummary({ form, rest, onGo }: FaultSummaryProps) {
  const faulty = inOrder(form.errors).filter((path) => form.errors[path] !== undefined && form.errors[path] !== null);
  if (faulty.length === 0 && rest.length === 0) return null;
  return (
    <div role="alert" className={styles["summary"]}>
      <strong>{t("accounts.notSaved")}</strong>
      <ul className={styles["list"]}>
        {rest.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {faulty.map((path) => (
          <li key={path}>
            <Anchor
              component="button"
              type="button"
              fz="inherit"
              onClick={() => {
                onGo(path);
              }}
            >
              {t(fieldOf(path)?.label ?? "accounts.title")}
            </Anchor>{" "}
            <span>{form.errors[path]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
