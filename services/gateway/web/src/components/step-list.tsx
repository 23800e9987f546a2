import "../messages/add-accounts.ts";
import { t } from "../messages/format.ts";
import { unknown } from "../messages/time.ts";
import { CloseIcon, DoneIcon } from "./icon.tsx";
import styles from "./step-list.module.css";

export type ShownStep = {
  readonly name: string;
  readonly state: "ok" | "failed" | "skipped";
  readonly milliseconds: number | null;
  /** What the other side said, word for word. */
  readonly detail: string | null;
  readonly hint: string | null;
};

/** Steps that were tried one after another: how each ended, how long it took, and at the one that failed what to do. */
export function StepList({ steps }: { readonly steps: readonly ShownStep[] }) {
  return (
    <ol className={styles["steps"]}>
      {steps.map((step) => (
        <Step key={step.name} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: ShownStep }) {
  const time = step.milliseconds === null ? unknown : t("verify.milliseconds", { milliseconds: step.milliseconds });
  return (
    <li className={styles["step"]} data-state={step.state}>
      <span className={styles["sign"]}>
        {step.state === "ok" && <DoneIcon size={16} stroke={2} aria-label={t("verify.ok")} />}
        {step.state === "failed" && <CloseIcon size={16} stroke={2} aria-label={t("verify.failed")} />}
        {step.state === "skipped" && <span aria-hidden="true">{unknown}</span>}
      </span>
      <span>{step.name}</span>
      <span className={styles["time"]}>{step.state === "skipped" ? t("verify.skipped") : time}</span>
      {step.state === "failed" && (
        <div className={styles["detail"]}>
          {step.detail !== null && <div>{step.detail}</div>}
          {step.hint !== null && <strong>{step.hint}</strong>}
        </div>
      )}
    </li>
  );
}
