import { queryOptions } from "@tanstack/react-query";
import { api, ask, defined } from "../../api/client.ts";
import { everyPage, pagedQuery } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { AuditEntry } from "../../api/resources.ts";
import { walkChain } from "./walk-chain.ts";

export type AuditFilters = {
  readonly actorId?: string | undefined;
  readonly objectType?: AuditEntry["objectType"] | undefined;
  readonly action?: AuditEntry["action"] | undefined;
  readonly alert?: AuditEntry["alert"] | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

export function auditListQuery(filters: AuditFilters) {
  return pagedQuery(queryKeys.auditList(filters), (position, signal) =>
    ask(api.GET("/audit-entries", { params: { query: { ...asked(filters), ...position } }, signal })),
  );
}

/** Every entry that matches, for a file. */
export function allAuditEntries(filters: AuditFilters) {
  return everyPage((position) =>
    ask(api.GET("/audit-entries", { params: { query: { ...asked(filters), ...position } } })),
  );
}

function asked({ alert, ...filters }: AuditFilters) {
  return defined({ ...filters, alert: alert ?? undefined });
}

export const auditChainQuery = queryOptions({
  queryKey: queryKeys.auditChain,
  queryFn: ({ signal }) =>
    walkChain((from) => ask(api.GET("/audit-entries/verification", { params: { query: { from } }, signal }))),
});
