import "../../messages/add-deliveries.ts";
import "../../messages/add-accounts.ts";
import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { itemsOf } from "../../api/paging.ts";
import type { AccountSummary, Delivery, DeliveryState } from "../../api/resources.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { EmptyView } from "../../components/empty-view.tsx";
import { FilterChip } from "../../components/filter-chip.tsx";
import { useFilters } from "../../components/filter-parameter.ts";
import { Page } from "../../components/page.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { accountChoiceQuery } from "../../features/accounts/account-queries.ts";
import { deliveryListQuery } from "../../features/deliveries/delivery-queries.ts";
import { DeliverySheet } from "../../features/deliveries/delivery-sheet.tsx";
import { DeliveryStateSign } from "../../features/interactions/delivery-state.tsx";
import { type MessageKey, t } from "../../messages/format.ts";
import { showNumber, unknown } from "../../messages/time.ts";

const states: Readonly<Record<DeliveryState, MessageKey>> = {
  queued: "delivery.queued",
  sending: "delivery.sending",
  sent: "delivery.sent",
  deferred: "delivery.deferred",
  failed: "delivery.failed",
  uncertain: "delivery.unknown",
  cancelled: "delivery.cancelled",
};

export function DeliveriesPage() {
  const filters = useFilters();
  const dialog = useDialog();
  const chosen = filters.get("state");
  const state = isState(chosen) ? chosen : undefined;
  const deliveries = useInfiniteQuery(deliveryListQuery({ state }));
  const { data: accounts } = useQuery(accountChoiceQuery);
  return (
    <Page
      title={t("deliveries.title")}
      filters={Object.keys(states)
        .filter(isState)
        .map((each) => (
          <FilterChip
            key={each}
            pressed={state === each}
            onToggle={() => {
              filters.set("state", state === each ? "" : each);
            }}
          >
            {t(states[each])}
          </FilterChip>
        ))}
    >
      {deliveries.error !== null && deliveries.data === undefined ? (
        <ProblemView
          error={deliveries.error}
          title={t("deliveries.failed")}
          onRetry={() => void deliveries.refetch()}
        />
      ) : (
        <DataTable
          caption={t("deliveries.title")}
          columns={columnsOf(accounts?.items ?? [])}
          rows={itemsOf(deliveries.data)}
          rowId={({ id }) => id}
          isPending={deliveries.isPending}
          isFetching={deliveries.isFetching}
          isCurrent={({ id }) => id === dialog.id}
          empty={
            state === undefined ? (
              <EmptyView text={t("deliveries.none")} />
            ) : (
              <EmptyView
                text={t("deliveries.noMatch")}
                action={
                  <Button variant="default" onClick={filters.clear}>
                    {t("common.clearFilters")}
                  </Button>
                }
              />
            )
          }
          more={{
            hasMore: deliveries.hasNextPage,
            isLoading: deliveries.isFetchingNextPage,
            load: () => void deliveries.fetchNextPage(),
          }}
        />
      )}
      <DeliverySheet deliveryId={dialog.name === "delivery" ? dialog.id : null} onClose={dialog.close} />
    </Page>
  );
}

function isState(value: string): value is DeliveryState {
  return value in states;
}

function columnsOf(accounts: readonly AccountSummary[]): Column<Delivery>[] {
  const keys = new Map(accounts.map(({ id, key }) => [id, key]));
  return [
    {
      id: "queued",
      header: t("deliveries.column.queued"),
      width: 96,
      cell: ({ queuedAt }) => <TimeText at={queuedAt} />,
    },
    {
      id: "account",
      header: t("interactions.column.account"),
      width: 80,
      cell: ({ accountId }) => <span className="mono">{keys.get(accountId) ?? unknown}</span>,
      hide: "narrow",
    },
    {
      id: "to",
      header: t("deliveries.column.to"),
      width: 240,
      cell: ({ recipients }) => (
        <span className="mono">
          {recipients.length > 1
            ? t("deliveries.toMore", { first: recipients[0]?.address ?? "", more: recipients.length - 1 })
            : (recipients[0]?.address ?? unknown)}
        </span>
      ),
      hide: "narrow",
    },
    {
      id: "subject",
      header: t("interactions.column.subject"),
      cell: ({ id, subject }) => (
        <Link to={`?dialog=delivery&id=${id}`} data-row-main dir="auto">
          {subject === "" ? t("interactions.noSubject") : subject}
        </Link>
      ),
    },
    {
      id: "state",
      header: t("accounts.column.state"),
      width: 176,
      cell: (delivery) => <DeliveryStateSign delivery={delivery} />,
    },
    {
      id: "attempts",
      header: t("deliveries.attempts"),
      width: 80,
      align: "end",
      cell: ({ attempts }) => showNumber(attempts.length),
      hide: "narrow",
    },
  ];
}
