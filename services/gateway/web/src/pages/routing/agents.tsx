import { useCallback } from "react";
import { useNavigate } from "react-router";
import { queryKeys } from "../../api/query-keys.ts";
import type { Agent } from "../../api/resources.ts";
import { CsvButton } from "../../components/csv-button.tsx";
import type { CsvValue } from "../../components/csv.ts";
import type { Column } from "../../components/data-table.tsx";
import { DialogLink } from "../../components/dialog-link.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { useFilters } from "../../components/filter-parameter.ts";
import { Page } from "../../components/page.tsx";
import { ResourceList } from "../../components/resource-list.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { agentStateName, AgentStateSign } from "../../features/people/agent-state.tsx";
import { CapacityDialog } from "../../features/people/capacity-dialog.tsx";
import { agentListQuery, allAgents, deleteUser } from "../../features/people/people-queries.ts";
import { type MessageKey, t } from "../../messages/format.ts";

/** Every user can be an agent: they are added and deleted as users. */
export function AgentsPage() {
  const filters = useFilters();
  const dialog = useDialog();
  const navigate = useNavigate();
  const search = filters.get("search");
  const asked = { search: search === "" ? undefined : search };
  const { set } = filters;
  const onSearch = useCallback(
    (value: string) => {
      set("search", value);
    },
    [set],
  );
  return (
    <Page
      title={t("nav.agents")}
      tools={
        <>
          <SearchField label={t("agents.search")} value={search} onSearch={onSearch} />
          <CsvButton filename="agents" header={csvHeader()} read={async () => (await allAgents(asked)).map(csvRow)} />
        </>
      }
    >
      <ResourceList
        words={{
          caption: t("nav.agents"),
          failed: t("agents.failed"),
          none: t("agents.none"),
          noMatch: t("agents.noMatch"),
          add: t("users.add"),
        }}
        list={agentListQuery(asked)}
        columns={columns()}
        nameOf={({ name }) => name}
        bulk={{ remove: deleteUser, text: t("agents.bulkText"), stale: queryKeys.agents }}
        isFiltered={search !== ""}
        onClearFilters={filters.clear}
        onAdd={() => void navigate("/users?dialog=user&id=new")}
      />
      <CapacityDialog agentId={dialog.name === "agent" ? dialog.id : null} onClose={dialog.close} />
    </Page>
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
    },
    { id: "role", header: t("users.role"), width: 140, cell: ({ role }) => t(roles[role]), hide: "narrow" },
  ];
}
