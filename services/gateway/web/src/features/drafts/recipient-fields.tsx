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
  /** Of an answer: who gets it where nothing is typed; undefined: a new mail, whose recipients and subject are needed. */
  readonly customer?: string | null;
  readonly onChange: (change: Partial<Typed>) => void;
};

/** To, Cc, Bcc and the subject, as lines of text. */
export function RecipientFields({ typed, faults, isReadOnly, customer, onChange }: RecipientFieldsProps) {
  const isAnswer = customer !== undefined;
  const rows = [
    { name: "to", label: t("message.to"), help: isAnswer ? (customer ?? t("composer.toHelp")) : t("composer.ccHelp") },
    { name: "cc", label: t("message.cc"), help: t("composer.ccHelp") },
    { name: "bcc", label: t("composer.bcc"), help: t("composer.ccHelp") },
    { name: "subject", label: t("composer.subject"), help: isAnswer ? t("composer.subjectHelp") : "" },
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
          onChange={({ currentTarget }) => {
            onChange({ [name]: currentTarget.value });
          }}
        />
      ))}
    </div>
  );
}
