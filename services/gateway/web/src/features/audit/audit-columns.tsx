import "../../messages/add-audit.ts";
import type { AuditEntry } from "../../api/resources.ts";
import type { Column } from "../../components/data-table.tsx";
import { DialogLink } from "../../components/dialog-link.tsx";
import { StateDot } from "../../components/state-dot.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { t } from "../../messages/format.ts";
import { AuditObject } from "./audit-object.tsx";
import { fieldsOf, showValue, whatOf, whoOf } from "./audit-words.ts";
import type { NameOf } from "./use-names.ts";

export function auditColumns(nameOf: NameOf): Column<AuditEntry>[] {
  return [
    {
      id: "when",
      header: t("audit.column.when"),
      width: 130,
      cell: ({ occurredAt }) => <TimeText at={occurredAt} exact />,
    },
    {
      id: "who",
      header: t("audit.column.who"),
      width: 180,
      cell: (entry) => <span dir="auto">{whoOf(entry)}</span>,
      hide: "narrow",
    },
    {
      id: "what",
      header: t("audit.column.what"),
      width: 240,
      cell: (entry) => (
        <DialogLink dialog="entry" id={entry.id}>
          {whatOf(entry)}
        </DialogLink>
      ),
    },
    {
      id: "object",
      header: t("audit.column.object"),
      width: 200,
      cell: (entry) => <AuditObject entry={entry} nameOf={nameOf} />,
      hide: "narrow",
    },
    { id: "changes", header: t("audit.changes"), cell: (entry) => <Summary entry={entry} />, hide: "narrow" },
  ];
}

function Summary({ entry }: { readonly entry: AuditEntry }) {
  if (entry.alert !== null) return <AlertSign alert={entry.alert} />;
  return <span className="mono">{fieldsOf(entry)}</span>;
}

export function AlertSign({ alert }: { readonly alert: NonNullable<AuditEntry["alert"]> }) {
  return alert === "certificates-unchecked" ? (
    <StateDot shape="triangle" tone="danger" label={t("audit.alert.certificates-unchecked")} />
  ) : (
    <StateDot shape="full" tone="ok" label={t("audit.alert.certificates-checked")} />
  );
}

/** A line a field, so that a program can filter them; an entry without fields has one line. */
export function auditCsv(nameOf: NameOf) {
  return {
    header: [
      ...[t("audit.number"), t("audit.column.when"), t("audit.column.who"), t("audit.column.what"), t("audit.service")],
      ...[
        t("audit.column.object"),
        t("audit.column.field"),
        t("audit.before"),
        t("audit.after"),
        t("audit.correlation"),
      ],
      t("audit.hash"),
    ],
    rowsOf: (entry: AuditEntry) => {
      const { number, occurredAt, service, objectId, correlationId, hash, changes } = entry;
      const begin = [number, occurredAt, whoOf(entry), whatOf(entry), service, nameOf(objectId) ?? objectId];
      const end = [correlationId, hash];
      if (changes.length === 0) return [[...begin, null, null, null, ...end]];
      return changes.map(({ field, masked, before, after }) => {
        const told = (value: typeof before) => (masked ? t("audit.masked") : showValue(value, nameOf));
        return [...begin, field, told(before), told(after), ...end];
      });
    },
  };
}
