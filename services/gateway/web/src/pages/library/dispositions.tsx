import "../../messages/add-later.ts";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Disposition } from "../../api/resources.ts";
import { AddButton } from "../../components/add-button.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { EmptyView } from "../../components/empty-view.tsx";
import { FilterChip } from "../../components/filter-chip.tsx";
import { useFilters } from "../../components/filter-parameter.ts";
import { Loading } from "../../components/loading.tsx";
import { notify, notifyFailure } from "../../components/notify.ts";
import { Page } from "../../components/page.tsx";
import { detailOf, ProblemView } from "../../components/problem-view.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { DispositionDialogs } from "../../features/dispositions/disposition-dialogs.tsx";
import { DispositionPanel } from "../../features/dispositions/disposition-panel.tsx";
import styles from "../../features/dispositions/disposition-panel.module.css";
import { dispositionsQuery, useStarterSet } from "../../features/dispositions/disposition-queries.ts";
import { byScope, matching } from "../../features/dispositions/disposition-tree.ts";
import { DispositionsCsv } from "../../features/dispositions/dispositions-csv.tsx";
import { t } from "../../messages/format.ts";

const shows = ["all", "global", "list", "queue", "account"] as const;

export function DispositionsPage() {
  const client = useQueryClient();
  const filters = useFilters();
  const dialog = useDialog();
  const { data, error, refetch } = useQuery(dispositionsQuery);
  const search = filters.get("search");
  const show = shows.find((each) => each === filters.get("show")) ?? "all";
  const shown = matching(byScope(data ?? []), search).filter(({ scope }) => show === "all" || scope === show);
  const { set } = filters;
  const onSearch = useCallback(
    (value: string) => {
      set("search", value);
    },
    [set],
  );
  const add = (): void => {
    dialog.open("disposition", "new");
  };
  return (
    <Page
      title={t("nav.dispositions")}
      tools={
        <>
          <SearchField label={t("dispositions.search")} value={search} onSearch={onSearch} />
          <StarterButton />
          <DispositionsCsv read={() => client.query(dispositionsQuery)} />
        </>
      }
      filters={shows.map((each) => (
        <FilterChip
          key={each}
          pressed={show === each}
          onToggle={() => {
            set("show", each === "all" ? "" : each);
          }}
        >
          {t(`dispositions.show.${each}`)}
        </FilterChip>
      ))}
    >
      {data === undefined ? (
        error === null ? (
          <Loading lines={6} height={24} />
        ) : (
          <ProblemView error={error} title={t("dispositions.failed")} onRetry={() => void refetch()} />
        )
      ) : (
        <Tree shown={shown} isFiltered={search !== "" || show !== "all"} onAdd={add} onClear={filters.clear} />
      )}
      <AddButton label={t("dispositions.add")} onClick={add} />
      <DispositionDialogs all={data ?? []} owner={null} />
    </Page>
  );
}

type TreeProps = {
  readonly shown: readonly Disposition[];
  readonly isFiltered: boolean;
  readonly onAdd: () => void;
  readonly onClear: () => void;
};

function Tree({ shown, isFiltered, onAdd, onClear }: TreeProps) {
  if (shown.length > 0) {
    return (
      <>
        <DispositionPanel label={t("nav.dispositions")} dispositions={shown} />
        <p className={styles["keys"]}>{t("dispositions.treeHelp")}</p>
      </>
    );
  }
  if (!isFiltered) {
    return (
      <EmptyView text={t("dispositions.none")} action={<Button onClick={onAdd}>{t("dispositions.add")}</Button>} />
    );
  }
  return (
    <EmptyView
      text={t("dispositions.noMatch")}
      action={
        <Button variant="default" onClick={onClear}>
          {t("common.clearFilters")}
        </Button>
      }
    />
  );
}

function StarterButton() {
  const starter = useStarterSet();
  return (
    <Button
      size="xs"
      variant="default"
      loading={starter.isPending}
      onClick={() => {
        starter.mutate(undefined, {
          onSuccess: (created) => {
            notify(t("dispositions.starterDone", { created }));
          },
          onError: (error) => {
            notifyFailure(t("dispositions.starterFailed"), detailOf(error));
          },
        });
      }}
    >
      {t("dispositions.starter")}
    </Button>
  );
}
