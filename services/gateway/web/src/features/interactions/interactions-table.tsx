import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { itemsOf } from "../../api/paging.ts";
import type { Interaction } from "../../api/resources.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyView } from "../../components/empty-view.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { t } from "../../messages/format.ts";
import { unknown } from "../../messages/time.ts";
import { useAgentNames } from "../people/use-agent-names.ts";
import { type InteractionFilters, interactionListQuery } from "./interaction-queries.ts";
import { DisposedSign, LastMessage, subjectOf } from "./interaction-signs.tsx";
import { useMayTake } from "./use-may-take.ts";
import styles from "./interactions-table.module.css";

const RowTake = lazy(async () => ({ default: (await import("./take-button.tsx")).RowTake }));

type InteractionsTableProps = {
  readonly filters: InteractionFilters;
  readonly isFiltered: boolean;
  readonly onClearFilters: () => void;
};

export function InteractionsTable({ filters, isFiltered, onClearFilters }: InteractionsTableProps) {
  // several conditions about tags are no question (S106): the rows of the last one stay
  const isHeld = (filters.tags?.length ?? 0) > 1;
  const interactions = useInfiniteQuery({ ...interactionListQuery(filters), enabled: !isHeld });
  const agentName = useAgentNames();
  const mayTake = useMayTake();
  if (interactions.error !== null && interactions.data === undefined) {
    return (
      <ProblemView
        error={interactions.error}
        title={t("interactions.failed")}
        onRetry={() => void interactions.refetch()}
      />
    );
  }
  return (
    <DataTable
      caption={t("interactions.title")}
      columns={columnsOf(agentName, mayTake)}
      rows={itemsOf(interactions.data)}
      rowId={({ id }) => id}
      isPending={interactions.isPending && !isHeld}
      isFetching={interactions.isFetching}
      isStrong={({ unread }) => unread}
      empty={
        isHeld ? null : isFiltered ? (
          <EmptyView
            text={t("interactions.noMatch")}
            action={
              <Button variant="default" onClick={onClearFilters}>
                {t("common.clearFilters")}
              </Button>
            }
          />
        ) : (
          <EmptyView text={t("interactions.none")} />
        )
      }
      more={{
        hasMore: interactions.hasNextPage && !isHeld,
        isLoading: interactions.isFetchingNextPage,
        load: () => void interactions.fetchNextPage(),
      }}
    />
  );
}

function columnsOf(
  agentName: (id: string | null) => string,
  mayTake: (interaction: Interaction) => boolean,
): Column<Interaction>[] {
  return [
    {
      id: "number",
      header: t("interactions.column.number"),
      width: 96,
      cell: ({ number, unread }) => (
        <span className={styles["number"]}>
          <span className={styles["dot"]} data-unread={unread} aria-hidden="true" />
          {t("interactions.number", { number: String(number) })}
          {unread && <span className="hidden-visually">{t("interactions.unread")}</span>}
        </span>
      ),
    },
    {
      id: "account",
      header: t("interactions.column.account"),
      width: 80,
      cell: ({ accountKey }) => <span className="mono">{accountKey}</span>,
      hide: "narrow",
    },
    {
      id: "contact",
      header: t("interactions.column.contact"),
      width: 180,
      cell: ({ contact }) => (
        <span dir="auto" title={contact?.address}>
          {contact === null ? unknown : contact.name === "" ? contact.address : contact.name}
        </span>
      ),
      hide: "narrow",
    },
    {
      id: "subject",
      header: t("interactions.column.subject"),
      cell: (interaction) => (
        <div className={styles["subject"]}>
          <Link to={`/interactions/${interaction.id}`} data-row-main dir="auto">
            {subjectOf(interaction)}
          </Link>
          <span className={styles["snippet"]} dir="auto">
            {interaction.lastMessage.snippet}
          </span>
        </div>
      ),
    },
    {
      id: "started",
      header: t("interactions.column.started"),
      width: 88,
      cell: ({ startedAt }) => <TimeText at={startedAt} />,
      hide: "narrow",
    },
    {
      id: "status",
      header: t("interactions.column.status"),
      width: 120,
      cell: (interaction) => <DisposedSign interaction={interaction} />,
      hide: "narrow",
    },
    {
      id: "agent",
      header: t("interactions.column.agent"),
      width: 120,
      cell: (interaction) =>
        mayTake(interaction) ? (
          <Suspense fallback={null}>
            <RowTake interaction={interaction} />
          </Suspense>
        ) : (
          <span dir="auto">{agentName(interaction.agentId)}</span>
        ),
      hide: "narrow",
    },
    {
      id: "last",
      header: t("interactions.column.lastMessage"),
      width: 120,
      cell: ({ lastMessage }) => <LastMessage lastMessage={lastMessage} />,
    },
  ];
}
