import { Anchor } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { Link } from "react-router";
import { itemsOf } from "../../api/paging.ts";
import type { Agent } from "../../api/resources.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { EmptyView } from "../../components/empty-view.tsx";
import { useFilters } from "../../components/filter-parameter.ts";
import { Page } from "../../components/page.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { AgentStateSign } from "../../features/people/agent-state.tsx";
import { CapacityDialog } from "../../features/people/capacity-dialog.tsx";
import { agentListQuery } from "../../features/people/people-queries.ts";
import { type MessageKey, t } from "../../messages/format.ts";

export function AgentsPage() {
  const filters = useFilters();
  const dialog = useDialog();
  const search = filters.get("search");
  const agents = useInfiniteQuery(agentListQuery({ search: search === "" ? undefined : search }));
  const { set } = filters;
  const onSearch = useCallback(
    (value: string) => {
      set("search", value);
    },
    [set],
  );
  return (
    <Page title={t("nav.agents")} tools={<SearchField label={t("agents.search")} value={search} onSearch={onSearch} />}>
      {agents.error !== null && agents.data === undefined ? (
        <ProblemView error={agents.error} title={t("agents.failed")} onRetry={() => void agents.refetch()} />
      ) : (
        <DataTable
          caption={t("nav.agents")}
          columns={columns()}
          rows={itemsOf(agents.data)}
          rowId={({ id }) => id}
          isPending={agents.isPending}
          isFetching={agents.isFetching}
          empty={
            <EmptyView
              text={search === "" ? t("agents.none") : t("agents.noMatch")}
              action={
                <Anchor component={Link} to="/users?dialog=user&id=new">
                  {t("users.add")}
                </Anchor>
              }
            />
          }
          more={{
            hasMore: agents.hasNextPage,
            isLoading: agents.isFetchingNextPage,
            load: () => void agents.fetchNextPage(),
          }}
        />
      )}
      <CapacityDialog agentId={dialog.name === "agent" ? dialog.id : null} onClose={dialog.close} />
    </Page>
  );
}

const roles: Readonly<Record<Agent["role"], MessageKey>> = { admin: "users.admin", agent: "users.agent" };

function columns(): Column<Agent>[] {
  return [
    {
      id: "name",
      header: t("agents.name"),
      cell: ({ id, name }) => (
        <Link to={`?dialog=agent&id=${id}`} data-row-main dir="auto">
          {name}
        </Link>
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
