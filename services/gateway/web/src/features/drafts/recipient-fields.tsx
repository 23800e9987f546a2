import "../../messages/add-thread.ts";
import { TextInput } from "@mantine/core";
import type { FormErrors } from "@mantine/form";
import { t } from "../../messages/format.ts";
import type { Typed } from "./draft-content.ts";
import styles from "./recipient-fields.module.css";

export type RecipientFieldsProps = {
  readonly typed: Typed;
  readonly faults: FormErrors;
  readonly isReadOnly: boolean;
  /** Of an answer: who gets it where nothing is typed, null where that is not known; left out where somebody must be named. */
  readonly customer?: string | null;
  /** What it is about where nothing is typed; left out where something must be. */
  readonly subjectHelp?: string;
  /** Writing begins here: a dialog around it puts the focus to the first field. */
  readonly isBeginning?: boolean;
  readonly onChange: (change: Partial<Typed>) => void;
};

/** To, Cc, Bcc and the subject, as lines of text. */
export function RecipientFields(props: RecipientFieldsProps) {
  const { typed, faults, isReadOnly, customer, subjectHelp = "", isBeginning = false, onChange } = props;
  const toHelp = customer === undefined ? t("composer.ccHelp") : (customer ?? t("composer.toHelp"));
  const rows = [
    { name: "to", label: t("message.to"), help: toHelp },
    { name: "cc", label: t("message.cc"), help: t("composer.ccHelp") },
    { name: "bcc", label: t("composer.bcc"), help: t("composer.ccHelp") },
    { name: "subject", label: t("composer.subject"), help: subjectHelp },
  ] as const;
  return (
    <div className={styles["fields"]}>
      {rows.map(({ name, label, help }) => (
        <TextInput
          key={name}
          size="xs"
          label={label}
          placeholder={help}
          dir="auto"
          value={typed[name]}
          error={faults[name]}
          readOnly={isReadOnly}
          data-autofocus={(isBeginning && name === "to") || undefined}
          onChange={({ currentTarget }) => {
            onChange({ [name]: currentTarget.value });
          }}
        />
      ))}
    </div>
  );
}
