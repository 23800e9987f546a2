import "../../messages/add-later.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Interval } from "../../api/resources.ts";
import type { Column } from "../../components/data-table.tsx";
import { DialogLink } from "../../components/dialog-link.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { ResourcePage } from "../../components/resource-page.tsx";
import { allIntervals, deleteInterval, intervalListQuery } from "../../features/intervals/interval-queries.ts";
import { IntervalSheet } from "../../features/intervals/interval-sheet.tsx";
import { t } from "../../messages/format.ts";

export function IntervalsPage() {
  const dialog = useDialog();
  return (
    <ResourcePage
      title={t("nav.intervals")}
      words={{
        caption: t("nav.intervals"),
        failed: t("intervals.failed"),
        none: t("intervals.none"),
        noMatch: t("intervals.noMatch"),
        add: t("intervals.add"),
      }}
      searchLabel={t("intervals.search")}
      list={(search) => intervalListQuery({ search })}
      columns={columns()}
      nameOf={({ name }) => name}
      bulk={{ remove: deleteInterval, text: t("intervals.bulkText"), stale: queryKeys.intervals }}
      csv={{
        filename: "intervals",
        header: [t("intervals.name"), t("intervals.description"), t("intervals.zone"), t("intervals.rules")],
        rowOf: ({ name, description, zone, subsets }) => [name, description, zone, rulesText(subsets)],
        read: (search) => allIntervals({ search }),
      }}
      adding={{ dialog: "interval" }}
    >
      <IntervalSheet intervalId={dialog.name === "interval" ? dialog.id : null} onClose={dialog.close} />
    </ResourcePage>
  );
}

function rulesText(subsets: Interval["subsets"]): string {
  if (subsets.length === 0) return t("intervals.rules.none");
  return subsets.map(({ name }) => name).join(", ");
}

function columns(): Column<Interval>[] {
  return [
    {
      id: "name",
      header: t("intervals.name"),
      cell: ({ id, name, isDefault }) => (
        <>
          <DialogLink dialog="interval" id={id}>
            {name}
          </DialogLink>{" "}
          {isDefault && <span className="muted">{t("intervals.default")}</span>}
        </>
      ),
    },
    { id: "zone", header: t("intervals.zone"), width: 180, cell: ({ zone }) => <span className="mono">{zone}</span> },
    {
      id: "rules",
      header: t("intervals.rules"),
      cell: ({ subsets }) => (
        <span dir="auto" title={rulesText(subsets)}>
          {rulesText(subsets)}
        </span>
      ),
      hide: "narrow",
    },
    {
      id: "holidays",
      header: t("intervals.holidays"),
      width: 100,
      align: "end",
      cell: ({ holidays }) => holidays.length,
      hide: "narrow",
    },
  ];
}
