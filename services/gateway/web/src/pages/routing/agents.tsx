import "../../messages/add-accounts.ts";
import "../../messages/add-profile.ts";
import "../../messages/add-routing.ts";
import { useNavigate } from "react-router";
import { queryKeys } from "../../api/query-keys.ts";
import type { Agent } from "../../api/resources.ts";
import type { CsvValue } from "../../components/csv.ts";
import type { Column } from "../../components/data-table.tsx";
import { DialogLink } from "../../components/dialog-link.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { ResourcePage } from "../../components/resource-page.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { agentStateName, AgentStateSign } from "../../features/people/agent-state.tsx";
import { CapacityDialog } from "../../features/people/capacity-dialog.tsx";
import { agentListQuery, allAgents, deleteUser } from "../../features/people/people-queries.ts";
import { type MessageKey, t } from "../../messages/format.ts";
import { unknown } from "../../messages/time.ts";

/** Every user can be an agent: they are added and deleted as users. */
export function AgentsPage() {
  const dialog = useDialog();
  const navigate = useNavigate();
  return (
    <ResourcePage
      title={t("nav.agents")}
      words={{
        caption: t("nav.agents"),
        failed: t("agents.failed"),
        none: t("agents.none"),
        noMatch: t("agents.noMatch"),
        add: t("users.add"),
      }}
      searchLabel={t("agents.search")}
      list={(search) => agentListQuery({ search })}
      columns={columns()}
      nameOf={({ name }) => name}
      bulk={{ remove: deleteUser, text: t("agents.bulkText"), stale: queryKeys.agents }}
      csv={{ filename: "agents", header: csvHeader(), rowOf: csvRow, read: (search) => allAgents({ search }) }}
      adding={{ elsewhere: () => void navigate("/users?dialog=user&id=new") }}
    >
      <CapacityDialog agentId={dialog.name === "agent" ? dialog.id : null} onClose={dialog.close} />
    </ResourcePage>
  );
}

function csvHeader(): string[] {
  const open = [t("agents.csv.open"), t("agents.csv.capacity")];
  return [t("agents.name"), t("accounts.column.state"), t("agents.since"), ...open, t("users.role")];
}

function csvRow({ name, state, busy, pauseReason, since, load, capacity, role }: Agent): CsvValue[] {
  return [name, agentStateName({ state, isBusy: busy, reason: pauseReason }), since, load, capacity, t(roles[role])];
}

const roles: Readonly<Record<Agent["role"], MessageKey>> = { admin: "users.admin", agent: "users.agent" };

function columns(): Column<Agent>[] {
  return [
    {
      id: "name",
      header: t("agents.name"),
      cell: ({ id, name }) => (
        <DialogLink dialog="agent" id={id}>
          {name}
        </DialogLink>
      ),
    },
    {
      id: "alias",
      header: t("profile.alias"),
      cell: ({ alias }) => <span dir="auto">{alias ?? unknown}</span>,
      hide: "narrow",
    },
    {
      id: "state",
      header: t("accounts.column.state"),
      width: 180,
      cell: ({ state, busy, pauseReason }) => <AgentStateSign state={state} isBusy={busy} reason={pauseReason} />,
    },
    { id: "since", header: t("agents.since"), width: 96, cell: ({ since }) => <TimeText at={since} />, hide: "narrow" },
    {
      id: "load",
      header: t("agents.load"),
      width: 140,
      align: "end",
      cell: ({ load, capacity }) => t("agents.loadOf", { load, capacity }),
      // the name needs the room
      hide: "narrow",
    },
    { id: "role", header: t("users.role"), width: 140, cell: ({ role }) => t(roles[role]), hide: "narrow" },
  ];
}
