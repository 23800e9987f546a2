import "../../messages/add-audit.ts";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { itemsOf } from "../../api/paging.ts";
import { CsvButton } from "../../components/csv-button.tsx";
import { DataTable } from "../../components/data-table.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { EmptyView } from "../../components/empty-view.tsx";
import { useFilters } from "../../components/filter-parameter.ts";
import { Page } from "../../components/page.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { auditColumns, auditCsv } from "../../features/audit/audit-columns.tsx";
import { AuditFilterBar, auditFiltersOf } from "../../features/audit/audit-filters.tsx";
import { allAuditEntries, auditListQuery } from "../../features/audit/audit-queries.ts";
import { AuditSheet } from "../../features/audit/audit-sheet.tsx";
import { ChainSign } from "../../features/audit/chain-sign.tsx";
import { useNames } from "../../features/audit/use-names.ts";
import { t } from "../../messages/format.ts";

/** What administrators have changed, and whether the log is as it was written (X13). */
export function AuditPage() {
  const filters = useFilters();
  const dialog = useDialog();
  const nameOf = useNames();
  const asked = auditFiltersOf(filters.get);
  const entries = useInfiniteQuery(auditListQuery(asked));
  const rows = itemsOf(entries.data);
  const csv = auditCsv(nameOf);
  const isFiltered = Object.values(asked).some((value) => value !== undefined);
  return (
    <Page
      title={t("nav.audit")}
      tools={
        <CsvButton
          filename="audit"
          header={csv.header}
          read={async () => (await allAuditEntries(asked)).flatMap(csv.rowsOf)}
        />
      }
      filters={<AuditFilterBar filters={filters} />}
    >
      <ChainSign />
      {entries.error !== null && entries.data === undefined ? (
        <ProblemView error={entries.error} title={t("audit.failed")} onRetry={() => void entries.refetch()} />
      ) : (
        <DataTable
          caption={t("nav.audit")}
          columns={auditColumns(nameOf)}
          rows={rows}
          rowId={({ id }) => id}
          isPending={entries.isPending}
          isFetching={entries.isFetching}
          isCurrent={({ id }) => id === dialog.id}
          empty={<Empty isFiltered={isFiltered} onClear={filters.clear} />}
          more={{
            hasMore: entries.hasNextPage,
            isLoading: entries.isFetchingNextPage,
            load: () => void entries.fetchNextPage(),
          }}
        />
      )}
      <AuditSheet
        opened={dialog.name === "entry" && entries.data !== undefined}
        entry={rows.find(({ id }) => id === dialog.id) ?? null}
        nameOf={nameOf}
        onClose={dialog.close}
      />
    </Page>
  );
}

function Empty({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (!isFiltered) return <EmptyView text={t("audit.none")} />;
  return (
    <EmptyView
      text={t("audit.noMatch")}
      action={
        <Button variant="default" onClick={onClear}>
          {t("common.clearFilters")}
        </Button>
      }
    />
  );
}
