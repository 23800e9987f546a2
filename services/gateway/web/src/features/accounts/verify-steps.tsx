import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { VerifyStep } from "../../api/resources.ts";
import { CloseIcon, DoneIcon, RetryIcon } from "../../components/icon.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { type MessageKey, t } from "../../messages/format.ts";
import { unknown } from "../../messages/time.ts";
import { verifyQuery } from "./account-queries.ts";
import styles from "./verify-steps.module.css";

const stepNames: Readonly<Record<VerifyStep["step"], MessageKey>> = {
  resolve: "verify.resolve",
  connect: "verify.connect",
  tls: "verify.tls",
  greeting: "verify.greeting",
  login: "verify.login",
  mailbox: "verify.mailbox",
};

type VerifyProps = { readonly accountId: string; readonly protocol: "imap" | "smtp" };

/** Tries one server of an account, step by step, and says at which one it ended and what to do. */
export function VerifySteps({ accountId, protocol }: VerifyProps) {
  const { data, error, isFetching, refetch } = useQuery(verifyQuery(accountId, protocol));
  const title = protocol === "imap" ? t("verify.imap") : t("verify.smtp");
  return (
    <section className={styles["verify"]} aria-label={title}>
      <div className={styles["head"]}>
        <h3 className={styles["title"]}>{title}</h3>
        {!isFetching && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<RetryIcon size={14} stroke={1.5} />}
            onClick={() => {
              void refetch();
            }}
          >
            {t("verify.again")}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {isFetching && (
          <p className={styles["running"]}>
            <Loader size={14} /> {t("verify.running")}
          </p>
        )}
        {!isFetching && error !== null && <ProblemView error={error} title={t("verify.failedToRun")} />}
        {!isFetching && data !== undefined && (
          <>
            <ol className={styles["steps"]}>
              {data.steps.map((step) => (
                <Step key={step.step} step={step} />
              ))}
            </ol>
            {data.ok && <p className={styles["verdict"]}>{t("verify.works")}</p>}
          </>
        )}
      </div>
    </section>
  );
}

function Step({ step }: { readonly step: VerifyStep }) {
  const time = step.milliseconds === null ? unknown : t("verify.milliseconds", { milliseconds: step.milliseconds });
  return (
    <li className={styles["step"]} data-state={step.state}>
      <span className={styles["sign"]}>
        {step.state === "ok" && <DoneIcon size={16} stroke={2} aria-label={t("verify.ok")} />}
        {step.state === "failed" && <CloseIcon size={16} stroke={2} aria-label={t("verify.failed")} />}
        {step.state === "skipped" && <span aria-label={t("verify.skipped")}>{unknown}</span>}
      </span>
      <span>{t(stepNames[step.step])}</span>
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
