import "../../messages/add-accounts.ts";
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link } from "react-router";
import { itemsOf } from "../../api/paging.ts";
import type { AccountSummary, AccountConnection, AccountCounts } from "../../api/resources.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyView } from "../../components/empty-view.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { t } from "../../messages/format.ts";
import { useRowSelection } from "../../components/use-row-selection.ts";
import { showNumber, unknown } from "../../messages/time.ts";
import tableStyles from "./accounts-table.module.css";
import { type AccountDialog, AccountMenu } from "./account-menu.tsx";
import { type AccountFilters, accountListQuery, connectionsQuery, countsQuery } from "./account-queries.ts";
import { ConnectionState, needsAttention } from "./connection-state.tsx";
import { serviceName } from "./service-names.ts";

const BulkDeleteDialog = lazy(async () => ({
  default: (await import("./bulk-delete-dialog.tsx")).BulkDeleteDialog,
}));

type AccountsTableProps = {
  readonly filters: AccountFilters;
  readonly onlyAttention: boolean;
  readonly onOpen: (dialog: AccountDialog | "add", accountId?: string) => void;
  readonly onClearFilters: () => void;
};

export function AccountsTable({ filters, onlyAttention, onOpen, onClearFilters }: AccountsTableProps) {
  const accounts = useInfiniteQuery(accountListQuery(filters));
  const { data: connections } = useQuery(connectionsQuery);
  const { data: counts } = useQuery(countsQuery);
  const rows = itemsOf(accounts.data).filter(
    ({ id, active }) => !onlyAttention || (active && needsAttention(connections?.get(id))),
  );
  // the server does not know which need attention: without all pages some would be missing
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = accounts;
  useEffect(() => {
    if (onlyAttention && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [onlyAttention, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const { selected, selection, clear } = useRowSelection(rows, { idOf: ({ id }) => id, nameOf: ({ name }) => name });
  const [deleted, setDeleted] = useState<readonly AccountSummary[] | null>(null);
  const isNarrow = useMediaQuery("(max-width: 767px)");
  const isFiltered = onlyAttention || Object.values(filters).some((value) => value !== undefined);
  if (accounts.error !== null && accounts.data === undefined) {
    return <ProblemView error={accounts.error} title={t("accounts.failed")} onRetry={() => void accounts.refetch()} />;
  }
  return (
    <>
      <DataTable
        caption={t("accounts.title")}
        columns={columnsOf({ connections, counts, isNarrow, onOpen })}
        rows={rows}
        rowId={({ id }) => id}
        isPending={accounts.isPending}
        isFetching={accounts.isFetching}
        selection={selection}
        empty={<NoAccounts isFiltered={isFiltered} onOpen={onOpen} onClearFilters={onClearFilters} />}
        more={{
          hasMore: hasNextPage,
          isLoading: isFetchingNextPage,
          load: () => void fetchNextPage(),
        }}
      />
      {selected.length > 0 && (
        <div className={tableStyles["chosen"]} role="region" aria-label={t("rows.selection")}>
          <span role="status">{t("rows.selected", { count: selected.length })}</span>
          <Button
            size="xs"
            variant="default"
            c="var(--danger)"
            onClick={() => {
              setDeleted(selected);
            }}
          >
            {t("rows.delete")}
          </Button>
          <Button size="xs" variant="subtle" color="gray" className={tableStyles["none"] ?? ""} onClick={clear}>
            {t("rows.clear")}
          </Button>
        </div>
      )}
      {deleted !== null && (
        <Suspense fallback={null}>
          <BulkDeleteDialog
            accounts={deleted}
            onClose={() => {
              setDeleted(null);
              clear();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

type NoAccountsProps = {
  readonly isFiltered: boolean;
  readonly onOpen: AccountsTableProps["onOpen"];
  readonly onClearFilters: () => void;
};

function NoAccounts({ isFiltered, onOpen, onClearFilters }: NoAccountsProps) {
  if (isFiltered) {
    return (
      <EmptyView
        text={t("accounts.noMatch")}
        action={
          <Button variant="default" onClick={onClearFilters}>
            {t("common.clearFilters")}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyView
      text={t("accounts.none")}
      action={
        <Button
          onClick={() => {
            onOpen("add");
          }}
        >
          {t("accounts.add")}
        </Button>
      }
    />
  );
}

type ColumnParts = {
  readonly connections: ReadonlyMap<string, AccountConnection> | undefined;
  readonly counts: ReadonlyMap<string, AccountCounts> | undefined;
  /** The state is a shape alone: names need the room. */
  readonly isNarrow: boolean;
  readonly onOpen: AccountsTableProps["onOpen"];
};

function columnsOf({ connections, counts, isNarrow, onOpen }: ColumnParts): Column<AccountSummary>[] {
  return [
    {
      id: "state",
      header: t("accounts.column.state"),
      isHeaderHidden: isNarrow,
      width: isNarrow ? 44 : 128,
      cell: ({ id, active }) => (
        <ConnectionState connection={connections?.get(id)} active={active} isShort={isNarrow} />
      ),
    },
    {
      id: "name",
      header: t("accounts.column.name"),
      cell: ({ id, name }) => (
        <Link to={`/accounts/${id}/settings`} data-row-main dir="auto" title={name}>
          {name}
        </Link>
      ),
    },
    {
      id: "key",
      header: t("accounts.column.key"),
      width: 72,
      cell: ({ key }) => <span className="mono">{key}</span>,
      hide: "narrow",
    },
    {
      id: "address",
      header: t("accounts.column.address"),
      cell: ({ emailAddress }) => (
        <span className="mono" title={emailAddress}>
          {emailAddress}
        </span>
      ),
      hide: "narrow",
    },
    {
      id: "service",
      header: t("accounts.column.service"),
      width: 130,
      cell: ({ service }) => serviceName(service),
      hide: "medium",
    },
    {
      id: "lastMail",
      header: t("accounts.column.lastMail"),
      width: 96,
      cell: ({ id }) => <TimeText at={counts?.get(id)?.lastMailAt ?? connections?.get(id)?.lastMailAt ?? null} />,
      hide: "narrow",
    },
    {
      id: "unread",
      header: t("accounts.column.unread"),
      width: 72,
      align: "end",
      cell: ({ id }) => <UnreadCount id={id} unread={counts?.get(id)?.unread} />,
    },
    {
      id: "menu",
      header: t("common.actions"),
      isHeaderHidden: true,
      width: 48,
      align: "end",
      cell: (account) => <AccountMenu account={account} onOpen={onOpen} />,
    },
  ];
}

function UnreadCount({ id, unread }: { readonly id: string; readonly unread: number | undefined }) {
  if (unread === undefined) return <span className="muted">{unknown}</span>;
  if (unread === 0) return showNumber(0);
  return (
    <Link to={`/interactions?account=${id}&unread=true`} tabIndex={-1}>
      <strong>{showNumber(unread)}</strong>
    </Link>
  );
}
