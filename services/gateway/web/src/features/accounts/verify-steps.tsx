import "../../messages/add-accounts.ts";
import { Button, Loader } from "@mantine/core";
import { type QueryKey, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { VerifyResult, VerifyStep } from "../../api/resources.ts";
import { RetryIcon } from "../../components/icon.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { StepList } from "../../components/step-list.tsx";
import { type MessageKey, t } from "../../messages/format.ts";
import styles from "./verify-steps.module.css";

const stepNames: Readonly<Record<VerifyStep["step"], MessageKey>> = {
  resolve: "verify.resolve",
  connect: "verify.connect",
  tls: "verify.tls",
  greeting: "verify.greeting",
  login: "verify.login",
  mailbox: "verify.mailbox",
};

/** What is tried: once when it is shown, and again when somebody asks for it. */
export type Trial = {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<VerifyResult>;
};

type VerifyProps = {
  readonly protocol: "imap" | "smtp";
  readonly trial: Trial;
  readonly onResult?: (result: VerifyResult) => void;
  readonly onCancel?: () => void;
  /** Default: the same is tried again. */
  readonly onAgain?: () => void;
};

/** Tries one server of an account, step by step, and says at which one it ended and what to do. */
export function VerifySteps({ protocol, trial, onResult, onCancel, onAgain }: VerifyProps) {
  const { data, error, isFetching, refetch } = useQuery({ ...trial, gcTime: 0, staleTime: Infinity, retry: false });
  useReport(data, onResult);
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
              if (onAgain === undefined) void refetch();
              else onAgain();
            }}
          >
            {t("verify.again")}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {isFetching && <Running onCancel={onCancel} />}
        {!isFetching && data === undefined && error === null && (
          <p className={styles["running"]}>{t("verify.cancelled")}</p>
        )}
        {!isFetching && error !== null && <ProblemView error={error} title={t("verify.failedToRun")} />}
        {!isFetching && data !== undefined && (
          <>
            <StepList steps={data.steps.map((step) => ({ ...step, name: t(stepNames[step.step]) }))} />
            {data.ok && <p className={styles["verdict"]}>{t("verify.works", { host: data.host, port: data.port })}</p>}
          </>
        )}
      </div>
    </section>
  );
}

function Running({ onCancel }: { readonly onCancel: (() => void) | undefined }) {
  return (
    <p className={styles["running"]}>
      <Loader size={14} /> {t("verify.running")}
      {onCancel !== undefined && (
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {t("verify.cancel")}
        </Button>
      )}
    </p>
  );
}

/** Tells a result once. */
function useReport(result: VerifyResult | undefined, onResult: VerifyProps["onResult"]): void {
  const latest = useRef(onResult);
  useEffect(() => {
    latest.current = onResult;
  });
  useEffect(() => {
    if (result !== undefined) latest.current?.(result);
  }, [result]);
}
