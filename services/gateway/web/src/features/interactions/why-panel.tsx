import "../../messages/add-thread.ts";
import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { itemsOf } from "../../api/paging.ts";
import type { Decision } from "../../api/resources.ts";
import { Loading } from "../../components/loading.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { t } from "../../messages/format.ts";
import { showDayAndTime } from "../../messages/time.ts";
import { agentChoiceQuery } from "../people/people-queries.ts";
import { queueChoiceQuery } from "../queues/queue-queries.ts";
import { useUser } from "../session/use-session.ts";
import { whyQuery } from "./interaction-queries.ts";
import { nameIds, showInstants } from "./name-ids.ts";
import styles from "./why-panel.module.css";

/** Why routing did what it did, in order. Decisions hold ids; names are put in for whoever may see them. */
export function WhyPanel({ interactionId }: { readonly interactionId: string }) {
  const why = useInfiniteQuery(whyQuery(interactionId));
  const names = useNames();
  if (why.error !== null && why.data === undefined) {
    return <ProblemView error={why.error} title={t("why.failed")} onRetry={() => void why.refetch()} />;
  }
  if (why.data === undefined) return <Loading lines={4} />;
  const decisions = itemsOf(why.data);
  if (decisions.length === 0) return <p className="muted">{t("why.none")}</p>;
  return (
    <>
      <ol className={styles["decisions"]}>
        {decisions.map((decision) => (
          <DecisionLine key={decision.id} decision={decision} names={names} />
        ))}
      </ol>
      {why.hasNextPage && (
        <Button size="xs" variant="default" loading={why.isFetchingNextPage} onClick={() => void why.fetchNextPage()}>
          {t("common.loadMore")}
        </Button>
      )}
    </>
  );
}

function useNames(): ReadonlyMap<string, string> {
  const user = useUser();
  const isAdmin = user.role === "admin";
  const agents = useQuery(agentChoiceQuery);
  // queues are the administrators' to see
  const queues = useQuery({ ...queueChoiceQuery, enabled: isAdmin });
  const entries = [...(agents.data?.items ?? []), ...(queues.data?.items ?? []), user];
  return new Map(entries.map(({ id, name }) => [id, name]));
}

function DecisionLine({
  decision,
  names,
}: {
  readonly decision: Decision;
  readonly names: ReadonlyMap<string, string>;
}) {
  const details = detailsOf(decision.inputs);
  return (
    <li className={styles["decision"]}>
      <TimeText at={decision.at} exact />
      <span className={styles["summary"]} dir="auto">
        {inPlainWords(decision.summary, names)}
      </span>
      {details !== null && (
        <details className={styles["details"]}>
          <summary>{t("why.details")}</summary>
          <pre className="mono">{nameIds(details, names)}</pre>
        </details>
      )}
    </li>
  );
}

function inPlainWords(summary: string, names: ReadonlyMap<string, string>): string {
  return showInstants(nameIds(summary, names), (iso) => showDayAndTime(iso, new Date()));
}

function detailsOf(inputs: unknown): string | null {
  if (typeof inputs !== "object" || inputs === null || Object.keys(inputs).length === 0) return null;
  return JSON.stringify(inputs, null, 2);
}
