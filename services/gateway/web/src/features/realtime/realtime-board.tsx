import "../../messages/add-realtime.ts";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { AccountFigures, Realtime } from "../../api/resources.ts";
import { EmptyView } from "../../components/empty-view.tsx";
import { t } from "../../messages/format.ts";
import { accountChoiceQuery, connectionsQuery } from "../accounts/account-queries.ts";
import { agentColumns } from "./agent-columns.tsx";
import { inOrder } from "./account-order.ts";
import { accountColumns, queueColumns } from "./figure-columns.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { Totals } from "./totals.tsx";
import { useCalmOrder } from "./use-calm-order.ts";
import { useRowWalk } from "./use-row-walk.ts";

type RealtimeBoardProps = {
  readonly figures: Realtime;
  /** The figures stand still: so do the times. */
  readonly isPaused: boolean;
  /** The address of this page, narrowed to a queue or an account. */
  readonly addressOf: (filter: "account" | "queue", id: string) => string;
};

/** All figures of one moment (X16, S114). */
export function RealtimeBoard({ figures, isPaused, addressOf }: RealtimeBoardProps) {
  const { data: choice } = useQuery(accountChoiceQuery);
  const { data: connections } = useQuery(connectionsQuery);
  const isNarrow = useMediaQuery("(max-width: 767px)");
  useRowWalk();
  const { total, queues, accounts, agents } = figures;
  const until = isPaused ? figures.at : null;
  const names = new Map(choice?.items.map(({ id, name }) => [id, name]));
  const nameOf = ({ accountId, key }: AccountFigures): string => names.get(accountId) ?? key;
  const calm = useCalmOrder(inOrder(accounts.items, { connections, nameOf }));
  if (queues.items.length === 0 && accounts.items.length === 0) {
    return <EmptyView text={t("realtime.none")} action={<Link to="/accounts">{t("realtime.toAccounts")}</Link>} />;
  }
  return (
    <>
      <Totals total={total} until={until} />
      <FiguresTable
        title={t("realtime.queues")}
        columns={queueColumns(until, (id) => addressOf("queue", id))}
        rows={queues.items}
        rowId={({ queueId }) => queueId ?? "none"}
        leftOff={queues.leftOff}
        none={t("realtime.noQueues")}
      />
      <FiguresTable
        title={t("realtime.accounts")}
        columns={accountColumns({
          until,
          addressOf: (id) => addressOf("account", id),
          nameOf,
          connections,
          isNarrow,
        })}
        rows={calm.rows}
        onHold={calm.onHold}
        rowId={({ accountId }) => accountId}
        leftOff={accounts.leftOff}
        none={t("realtime.noAccounts")}
      />
      <FiguresTable
        title={t("nav.agents")}
        columns={agentColumns(until)}
        rows={agents.items}
        rowId={({ id }) => id}
        leftOff={agents.leftOff}
        none={t("realtime.noAgents")}
      />
    </>
  );
}
