import "../../messages/add-realtime.ts";
import { Link } from "react-router";
import type { AccountConnection, AccountFigures, QueueFigures } from "../../api/resources.ts";
import type { Column } from "../../components/data-table.tsx";
import { t } from "../../messages/format.ts";
import { showNumber, unknown } from "../../messages/time.ts";
import { ConnectionState } from "../accounts/connection-state.tsx";
import { StaffSign } from "./staff-sign.tsx";
import { WaitingTime } from "./waiting-time.tsx";

type Figures = Pick<QueueFigures, "waiting" | "offered" | "assigned" | "oldestWaitingAt" | "agents">;

/** `until`: see {@link WaitingTime}. */
function workColumns(until: string | null): Column<Figures>[] {
  return [
    {
      ...{ id: "waiting", header: t("realtime.waiting"), width: 76, align: "end" },
      cell: ({ waiting }) => (waiting === 0 ? "0" : <strong>{showNumber(waiting)}</strong>),
    },
    {
      ...{ id: "offered", header: t("realtime.offered"), width: 76, align: "end", hide: "narrow" },
      cell: ({ offered }) => showNumber(offered),
    },
    {
      ...{ id: "assigned", header: t("realtime.assigned"), width: 80, align: "end" },
      cell: ({ assigned }) => showNumber(assigned),
    },
    {
      ...{ id: "oldest", header: t("realtime.oldest"), width: 96, align: "end" },
      cell: ({ oldestWaitingAt }) => <WaitingTime since={oldestWaitingAt} until={until} />,
    },
    {
      ...{ id: "agents", header: t("nav.agents"), width: 200, hide: "narrow" },
      cell: ({ agents }) => <StaffSign staff={agents} />,
    },
  ];
}

export function queueColumns(until: string | null, addressOf: (queueId: string) => string): Column<QueueFigures>[] {
  return [
    {
      id: "name",
      header: t("realtime.queue"),
      cell: ({ queueId, name }) =>
        queueId === null ? (
          <span title={t("realtime.withoutQueueHelp")} className="muted">
            {t("realtime.withoutQueue")}
          </span>
        ) : (
          <Link to={addressOf(queueId)} data-row-main dir="auto">
            {name}
          </Link>
        ),
    },
    // nobody in particular serves what is in no queue
    ...workColumns(until).map((column): Column<QueueFigures> =>
      column.id === "agents"
        ? { ...column, cell: ({ queueId, agents }) => (queueId === null ? unknown : <StaffSign staff={agents} />) }
        : column,
    ),
  ];
}

export type AccountColumnParts = {
  readonly until: string | null;
  readonly addressOf: (accountId: string) => string;
  readonly nameOf: (account: AccountFigures) => string;
  readonly connections: ReadonlyMap<string, AccountConnection> | undefined;
  /** On a phone the name needs the room of the connection's word, which a press on its sign tells. */
  readonly isNarrow: boolean;
};

export function accountColumns(parts: AccountColumnParts): Column<AccountFigures>[] {
  const { until, addressOf, nameOf, connections, isNarrow } = parts;
  return [
    {
      ...{ id: "connection", header: t("realtime.connection"), isHeaderHidden: isNarrow, width: isNarrow ? 44 : 128 },
      cell: ({ accountId, active }) => (
        <ConnectionState connection={connections?.get(accountId)} active={active} isShort={isNarrow} />
      ),
    },
    {
      id: "name",
      header: t("realtime.account"),
      cell: (account) => (
        <Link to={addressOf(account.accountId)} data-row-main dir="auto">
          {nameOf(account)}
        </Link>
      ),
    },
    // a phone has room for the connection or for the oldest, and the account's own page has both
    ...workColumns(until).map((column): Column<AccountFigures> =>
      column.id === "oldest" ? { ...column, hide: "narrow" } : column,
    ),
    {
      ...{ id: "open", header: t("common.actions"), isHeaderHidden: true, width: 136, align: "end", hide: "narrow" },
      cell: ({ accountId }) => (
        <Link to={`/interactions?account=${accountId}&status=open`} tabIndex={-1}>
          {t("realtime.openInteractions")}
        </Link>
      ),
    },
  ];
}
