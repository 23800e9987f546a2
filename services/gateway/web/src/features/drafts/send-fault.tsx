import { hasCode } from "../../api/problem.ts";
import { type FormFields, FormSummary } from "../../components/form-errors.tsx";
import styles from "./send-fault.module.css";

type SendFaultProps = {
  readonly error: unknown;
  readonly fields: FormFields;
  /** Said where an earlier text of this message is with the server already. */
  readonly sentBefore: string;
};

/** Why it was not sent, as far as it is about no field. */
export function SendFault({ error, fields, sentBefore }: SendFaultProps) {
  if (!hasCode(error, "idempotency-key-reused")) return <FormSummary error={error} fields={fields} />;
  return (
    <p role="alert" className={styles["note"]}>
      {sentBefore}
    </p>
  );
}
