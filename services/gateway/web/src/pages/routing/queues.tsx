import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { Link } from "react-router";
import { itemsOf } from "../../api/paging.ts";
import type { Queue } from "../../api/resources.ts";
import { AddButton } from "../../components/add-button.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { EmptyView } from "../../components/empty-view.tsx";
import { useFilters } from "../../components/filter-parameter.ts";
import { Page } from "../../components/page.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { useNow } from "../../components/use-now.ts";
import { serverNowMs } from "../../api/server-clock.ts";
import { queueListQuery } from "../../features/queues/queue-queries.ts";
import { QueueSheet } from "../../features/queues/queue-sheet.tsx";
import { t } from "../../messages/format.ts";
import { showDuration, showNumber, unknown } from "../../messages/time.ts";

export function QueuesPage() {
  const filters = useFilters();
  const dialog = useDialog();
  const search = filters.get("search");
  const queues = useInfiniteQuery(queueListQuery({ search: search === "" ? undefined : search }));
  const { set } = filters;
  const onSearch = useCallback(
    (value: string) => {
      set("search", value);
    },
    [set],
  );
  const add = (): void => {
    dialog.open("queue", "new");
  };
  return (
    <Page title={t("nav.queues")} tools={<SearchField label={t("queues.search")} value={search} onSearch={onSearch} />}>
      {queues.error !== null && queues.data === undefined ? (
        <ProblemView error={queues.error} title={t("queues.failed")} onRetry={() => void queues.refetch()} />
      ) : (
        <DataTable
          caption={t("nav.queues")}
          columns={columns()}
          rows={itemsOf(queues.data)}
          rowId={({ id }) => id}
          isPending={queues.isPending}
          isFetching={queues.isFetching}
          empty={
            search === "" ? (
              <EmptyView text={t("queues.none")} action={<Button onClick={add}>{t("queues.add")}</Button>} />
            ) : (
              <EmptyView
                text={t("queues.noMatch")}
                action={
                  <Button variant="default" onClick={filters.clear}>
                    {t("common.clearFilters")}
                  </Button>
                }
              />
            )
          }
          more={{
            hasMore: queues.hasNextPage,
            isLoading: queues.isFetchingNextPage,
            load: () => void queues.fetchNextPage(),
          }}
        />
      )}
      <AddButton label={t("queues.add")} onClick={add} />
      <QueueSheet queueId={dialog.name === "queue" ? dialog.id : null} onClose={dialog.close} />
    </Page>
  );
}

function columns(): Column<Queue>[] {
  return [
    {
      id: "name",
      header: t("queues.name"),
      cell: ({ id, name }) => (
        <Link to={`?dialog=queue&id=${id}`} data-row-main dir="auto">
          {name}
        </Link>
      ),
    },
    { id: "strategy", header: t("queues.strategy"), width: 140, cell: () => t("queues.rrmemory"), hide: "narrow" },
    {
      id: "weight",
      header: t("queues.weight"),
      width: 80,
      align: "end",
      cell: ({ weight }) => showNumber(weight),
      hide: "narrow",
    },
    {
      id: "timeout",
      header: t("queues.agentTimeout"),
      width: 120,
      align: "end",
      cell: ({ agentTimeoutSeconds }) => showDuration(agentTimeoutSeconds),
      hide: "narrow",
    },
    {
      id: "agents",
      header: t("nav.agents"),
      width: 80,
      align: "end",
      cell: ({ memberCount }) => showNumber(memberCount),
    },
    { id: "waiting", header: t("queues.waiting"), width: 80, align: "end", cell: ({ waiting }) => showNumber(waiting) },
    {
      id: "oldest",
      header: t("queues.oldest"),
      width: 100,
      align: "end",
      cell: ({ oldestWaitingAt }) => <Oldest at={oldestWaitingAt} />,
      hide: "narrow",
    },
  ];
}

function Oldest({ at }: { readonly at: string | null }) {
  const now = useNow(10_000, serverNowMs);
  return at === null ? <span className="muted">{unknown}</span> : showDuration((now - Date.parse(at)) / 1000);
}
