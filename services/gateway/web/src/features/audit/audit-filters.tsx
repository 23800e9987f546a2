import "../../messages/add-audit.ts";
import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { FilterChip } from "../../components/filter-chip.tsx";
import type { useFilters } from "../../components/filter-parameter.ts";
import { t } from "../../messages/format.ts";
import { agentChoiceQuery } from "../people/people-queries.ts";
import type { AuditFilters } from "./audit-queries.ts";
import { actionOptions, isAction, isObjectType, kindOptions } from "./audit-words.ts";

type Filters = ReturnType<typeof useFilters>;

export function AuditFilterBar({ filters }: { readonly filters: Filters }) {
  const { get, set } = filters;
  const people = useQuery(agentChoiceQuery).data?.items ?? [];
  const choice = (name: string) => ({
    size: "xs" as const,
    clearable: true,
    value: get(name) === "" ? null : get(name),
    onChange: (value: string | null) => {
      set(name, value ?? "");
    },
  });
  const day = (name: string, label: string) => (
    <TextInput
      type="date"
      size="xs"
      aria-label={label}
      leftSection={<span aria-hidden="true">{label}</span>}
      leftSectionWidth={44}
      value={get(name)}
      onChange={(event) => {
        set(name, event.currentTarget.value);
      }}
    />
  );
  return (
    <>
      <Select
        {...choice("who")}
        w={180}
        aria-label={t("audit.column.who")}
        placeholder={t("audit.anyone")}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
      />
      <Select
        {...choice("kind")}
        w={160}
        aria-label={t("audit.kind")}
        placeholder={t("audit.anyType")}
        data={kindOptions()}
      />
      <Select
        {...choice("action")}
        w={160}
        aria-label={t("audit.action")}
        placeholder={t("audit.anyAction")}
        data={actionOptions()}
      />
      {day("from", t("audit.from"))}
      {day("until", t("audit.until"))}
      <FilterChip
        pressed={get("alerts") === "true"}
        onToggle={() => {
          set("alerts", get("alerts") === "true" ? "" : "true");
        }}
      >
        {t("audit.onlyAlerts")}
      </FilterChip>
    </>
  );
}

/** What the address asks for; what it has wrong narrows nothing. */
export function auditFiltersOf(get: Filters["get"]): AuditFilters {
  const [who, kind, action] = [get("who"), get("kind"), get("action")];
  return {
    actorId: who === "" ? undefined : who,
    objectType: isObjectType(kind) ? kind : undefined,
    action: isAction(action) ? action : undefined,
    alert: get("alerts") === "true" ? "certificates-unchecked" : undefined,
    from: startOf(get("from"), 0),
    until: startOf(get("until"), 1),
  };
}

/** Midnight where the person is: of the day, or so many days later. */
function startOf(day: string, later: number): string | undefined {
  const [year, month, date] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  return new Date(year, month - 1, date + later).toISOString();
}
