import "../../messages/add-accounts.ts";
import "../../messages/add-profile.ts";
import "../../messages/add-routing.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { Link } from "react-router";
import { itemsOf } from "../../api/paging.ts";
import type { User } from "../../api/resources.ts";
import { AddButton } from "../../components/add-button.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { EmptyView } from "../../components/empty-view.tsx";
import { useFilters } from "../../components/filter-parameter.ts";
import { Page } from "../../components/page.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { StateDot } from "../../components/state-dot.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { userListQuery } from "../../features/people/people-queries.ts";
import { UserSheet } from "../../features/people/user-sheet.tsx";
import { t } from "../../messages/format.ts";
import { unknown } from "../../messages/time.ts";

export function UsersPage() {
  const filters = useFilters();
  const dialog = useDialog();
  const search = filters.get("search");
  const users = useInfiniteQuery(userListQuery({ search: search === "" ? undefined : search }));
  const { set } = filters;
  const onSearch = useCallback(
    (value: string) => {
      set("search", value);
    },
    [set],
  );
  return (
    <Page title={t("nav.users")} tools={<SearchField label={t("users.search")} value={search} onSearch={onSearch} />}>
      {users.error !== null && users.data === undefined ? (
        <ProblemView error={users.error} title={t("users.failed")} onRetry={() => void users.refetch()} />
      ) : (
        <DataTable
          caption={t("nav.users")}
          columns={columns()}
          rows={itemsOf(users.data)}
          rowId={({ id }) => id}
          isPending={users.isPending}
          isFetching={users.isFetching}
          empty={<EmptyView text={t("users.noMatch")} />}
          more={{
            hasMore: users.hasNextPage,
            isLoading: users.isFetchingNextPage,
            load: () => void users.fetchNextPage(),
          }}
        />
      )}
      <AddButton
        label={t("users.add")}
        onClick={() => {
          dialog.open("user", "new");
        }}
      />
      <UserSheet userId={dialog.name === "user" ? dialog.id : null} onClose={dialog.close} />
    </Page>
  );
}

function columns(): Column<User>[] {
  return [
    {
      id: "name",
      header: t("users.name"),
      cell: ({ id, name }) => (
        <Link to={`?dialog=user&id=${id}`} data-row-main dir="auto">
          {name}
        </Link>
      ),
    },
    {
      id: "alias",
      header: t("profile.alias"),
      cell: ({ alias }) => <span dir="auto">{alias ?? unknown}</span>,
      hide: "narrow",
    },
    {
      id: "address",
      header: t("accounts.column.address"),
      cell: ({ emailAddress }) => <span className="mono">{emailAddress}</span>,
      hide: "narrow",
    },
    {
      id: "role",
      header: t("users.role"),
      width: 140,
      cell: ({ role }) => t(role === "admin" ? "users.admin" : "users.agent"),
    },
    {
      id: "active",
      header: t("accounts.column.state"),
      width: 130,
      cell: ({ active }) =>
        active ? (
          <StateDot shape="full" tone="ok" label={t("users.isActive")} />
        ) : (
          <StateDot shape="hollow" tone="muted" label={t("users.isInactive")} />
        ),
    },
    {
      id: "seen",
      header: t("users.lastSeen"),
      width: 110,
      cell: ({ lastSeenAt }) => <TimeText at={lastSeenAt} />,
      hide: "narrow",
    },
  ];
}
