import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback } from "react";
import { useSearchParams } from "react-router";
import { FilterChip } from "../../components/filter-chip.tsx";
import { useFilters } from "../../components/filter-parameter.ts";
import { Page } from "../../components/page.tsx";
import { accountChoiceQuery } from "../../features/accounts/account-queries.ts";
import type { InteractionFilters } from "../../features/interactions/interaction-queries.ts";
import { InteractionSearch, SearchedDays } from "../../features/interactions/interaction-search.tsx";
import { InteractionsTable } from "../../features/interactions/interactions-table.tsx";
import { TagsChip } from "../../features/interactions/tags-chip.tsx";
import { useWritableAccounts } from "../../features/new-mail/use-writable-accounts.ts";
import { t } from "../../messages/format.ts";

const NewMailControl = lazy(async () => ({
  default: (await import("../../features/new-mail/new-mail-control.tsx")).NewMailControl,
}));

export function InteractionsPage() {
  const mayWrite = useWritableAccounts().length > 0;
  const filters = useFilters();
  const tags = useSearchParams()[0].getAll("tags");
  const { set } = filters;
  const accounts = useQuery(accountChoiceQuery);
  const [search, account, status, unread] = ["search", "account", "status", "unread"].map((name) => filters.get(name));
  const onSearch = useCallback(
    (value: string) => {
      set("search", value);
    },
    [set],
  );
  const toggle = (name: string, value: string) => () => {
    filters.set(name, filters.get(name) === value ? "" : value);
  };
  const known = filtersOf(filters.get, tags);
  return (
    <Page
      title={t("interactions.title")}
      tools={
        <>
          <InteractionSearch value={search ?? ""} onSearch={onSearch} />
          {mayWrite && (
            <Suspense fallback={null}>
              <NewMailControl at="/interactions" />
            </Suspense>
          )}
        </>
      }
      filters={
        <>
          <FilterChip pressed={status === "open"} onToggle={toggle("status", "open")}>
            {t("interactions.status.open")}
          </FilterChip>
          <FilterChip pressed={status === "closed"} onToggle={toggle("status", "closed")}>
            {t("interactions.status.closed")}
          </FilterChip>
          <FilterChip pressed={unread === "true"} onToggle={toggle("unread", "true")}>
            {t("interactions.unread")}
          </FilterChip>
          <FilterChip pressed={unread === "false"} onToggle={toggle("unread", "false")}>
            {t("interactions.read")}
          </FilterChip>
          <Select
            size="xs"
            w={200}
            aria-label={t("interactions.column.account")}
            placeholder={t("interactions.anyAccount")}
            data={(accounts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            clearable
            value={account === "" ? null : (account ?? null)}
            onChange={(value) => {
              filters.set("account", value ?? "");
            }}
          />
          <TagsChip />
        </>
      }
    >
      <SearchedDays search={known.search} />
      <InteractionsTable
        filters={known}
        isFiltered={Object.values(known).some((value) => value !== undefined)}
        onClearFilters={filters.clear}
      />
    </Page>
  );
}

/** What the address asks for; what it has wrong narrows nothing. */
function filtersOf(get: (name: string) => string, tags: string[]): InteractionFilters {
  const [search, account, status, unread] = [get("search"), get("account"), get("status"), get("unread")];
  return {
    search: search === "" ? undefined : search,
    accountId: account === "" ? undefined : account,
    status: status === "open" || status === "closed" ? status : undefined,
    unread: unread === "" ? undefined : unread === "true",
    tags: tags.length === 0 ? undefined : tags,
  };
}
