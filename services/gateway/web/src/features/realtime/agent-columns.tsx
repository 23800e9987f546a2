import "../../messages/add-realtime.ts";
import "../../messages/add-routing.ts";
import { Link } from "react-router";
import type { Agent, AgentState } from "../../api/resources.ts";
import type { Column } from "../../components/data-table.tsx";
import { notify, notifyFailure } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { RowMenu } from "../../components/row-menu.tsx";
import { type MessageKey, t } from "../../messages/format.ts";
import { AgentStateSign } from "../people/agent-state.tsx";
import { useUser } from "../session/use-session.ts";
import { useOverruleAgent } from "./realtime-queries.ts";
import { WaitingTime } from "./waiting-time.tsx";

export function agentColumns(until: string | null): Column<Agent>[] {
  return [
    {
      id: "name",
      header: t("agents.name"),
      cell: ({ id, name }) => (
        <Link to={`/agents?dialog=agent&id=${id}`} data-row-main dir="auto">
          {name}
        </Link>
      ),
    },
    {
      ...{ id: "state", header: t("accounts.column.state"), width: 150 },
      cell: ({ state, busy, pauseReason }) => <AgentStateSign state={state} isBusy={busy} reason={pauseReason} />,
    },
    {
      ...{ id: "since", header: t("agents.since"), width: 88, align: "end", hide: "narrow" },
      cell: ({ since }) => <WaitingTime since={since} until={until} />,
    },
    {
      ...{ id: "load", header: t("agents.load"), width: 120, align: "end", hide: "narrow" },
      cell: ({ load, capacity }) => t("agents.loadOf", { load, capacity }),
    },
    {
      ...{ id: "menu", header: t("common.actions"), isHeaderHidden: true, width: 48, align: "end" },
      cell: (agent) => <AgentMenu agent={agent} />,
    },
  ];
}

const changes: readonly { readonly state: AgentState; readonly label: MessageKey }[] = [
  { state: "available", label: "realtime.makeAvailable" },
  { state: "paused", label: "realtime.pauseAgent" },
  { state: "logged_out", label: "realtime.logOut" },
];

/** A supervisor sets the state of somebody else (X23); what they hold stays theirs. */
function AgentMenu({ agent }: { readonly agent: Agent }) {
  const { id, name } = agent;
  const supervisor = useUser();
  const overrule = useOverruleAgent();
  const change = (state: AgentState) => () => {
    const pauseReason =
      state === "paused" && supervisor.id !== id
        ? t("realtime.pausedBy", { name: supervisor.name }).slice(0, 100)
        : null;
    overrule.mutate(
      { agentId: id, state, pauseReason },
      {
        onSuccess: () => {
          notify(t(`realtime.stateOf.${state}`, { name }));
        },
        onError: (failure) => {
          notifyFailure(t("realtime.stateFailed", { name }), detailOf(failure));
        },
      },
    );
  };
  const items = changes.filter(({ state }) => state !== agent.state);
  return <RowMenu name={name} items={items.map(({ state, label }) => ({ label: t(label), run: change(state) }))} />;
}
