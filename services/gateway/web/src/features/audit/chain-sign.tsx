import "../../messages/add-audit.ts";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { StateDot } from "../../components/state-dot.tsx";
import { t } from "../../messages/format.ts";
import { showInstant } from "../../messages/time.ts";
import { auditChainQuery } from "./audit-queries.ts";
import styles from "./chain-sign.module.css";

/** Whether the log is as it was written, and since when there is one. */
export function ChainSign() {
  const { data, error, refetch } = useQuery(auditChainQuery);
  if (data === undefined && error !== null) {
    return (
      <p className={styles["line"]}>
        <StateDot shape="triangle" tone="warn" label={t("audit.verifyFailed")} />
        <Button size="compact-xs" variant="default" onClick={() => void refetch()}>
          {t("problem.tryAgain")}
        </Button>
      </p>
    );
  }
  if (data === undefined) return <p className={`${styles["line"] ?? ""} muted`}>{t("audit.verifying")}</p>;
  const { breakAt, verified, isPart, since } = data;
  return (
    <p className={styles["line"]}>
      {breakAt === null ? (
        <StateDot
          shape="full"
          tone="ok"
          label={t(isPart ? "audit.intactSoFar" : "audit.intact", { count: verified })}
        />
      ) : (
        <strong role="alert">
          <StateDot shape="cross" tone="danger" label={t("audit.broken", { number: breakAt.number })} />
        </strong>
      )}
      <span className="muted">{t("audit.since", { day: showInstant(since, new Date(0)).short })}</span>
    </p>
  );
}
