import { Button, CopyButton } from "@mantine/core";
import { ApiError } from "../api/problem.ts";
import { t } from "../messages/format.ts";
import { CopyIcon, RetryIcon, WarningIcon } from "./icon.tsx";
import styles from "./problem-view.module.css";

type ProblemViewProps = {
  readonly error: unknown;
  /** What could not be done, e.g. "Accounts could not be loaded." */
  readonly title: string;
  readonly onRetry?: () => void;
};

/** In the pane that failed: what, why, what to do, and the number to quote. */
export function ProblemView({ error, title, onRetry }: ProblemViewProps) {
  const problem = error instanceof ApiError ? error.problem : null;
  const isMissing = problem?.status === 404;
  return (
    <div role="alert" className={styles["problem"]}>
      <WarningIcon size={18} stroke={1.5} aria-hidden className={styles["icon"]} />
      <div className={styles["text"]}>
        <strong>{isMissing ? t("problem.notFound") : title}</strong>
        <p className={styles["detail"]}>{detailOf(error)}</p>
        <div className={styles["actions"]}>
          {onRetry !== undefined && !isMissing && (
            <Button size="xs" variant="default" leftSection={<RetryIcon size={16} stroke={1.5} />} onClick={onRetry}>
              {t("problem.tryAgain")}
            </Button>
          )}
          {problem !== null && problem.traceId !== "" && <TraceId traceId={problem.traceId} />}
        </div>
      </div>
    </div>
  );
}

function TraceId({ traceId }: { readonly traceId: string }) {
  return (
    <CopyButton value={traceId}>
      {({ copied, copy }) => (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          className={styles["trace"] ?? ""}
          leftSection={<CopyIcon size={16} stroke={1.5} />}
          onClick={copy}
        >
          {copied ? t("problem.copied") : t("problem.trace", { traceId: traceId.slice(0, 13) })}
        </Button>
      )}
    </CopyButton>
  );
}

/** One sentence for a person, whatever went wrong. */
export function detailOf(error: unknown): string {
  if (error instanceof ApiError)
    return error.problem.status === 404 ? t("problem.notFoundDetail") : error.problem.detail;
  return t("problem.noAnswer");
}
