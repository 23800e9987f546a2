/**
 * The log of what administrators do, as a service writes it: an entry leaves through the outbox in the transaction that it
 * tells of, and the gateway adds it to the chain (ADR 14). Nothing waits for the gateway.
 */
import type { Audit, AuditNote } from "@mailroom/contracts/audit-entry";
import { auditEntryRecord } from "@mailroom/contracts/events/audit-entry";
import { currentTrace } from "@mailroom/runtime/trace-context";
import { changesBetween } from "./audit-changes.ts";
import type { Outbox } from "./outbox.ts";

/**
 * Who has called is known from the trace. What is done in an event's course has nobody (actor null); what a service does by
 * itself, outside of any call or event, such as its first rows or sealing secrets anew, is no entry.
 */
export function makeAudit(outbox: Pick<Outbox, "append">): Audit {
  return {
    note(entry) {
      const trace = currentTrace();
      if (trace === null) return;
      const { action, objectType, objectId, alert = null, by: actor = trace.actor ?? null } = entry;
      const changes = changesOf(entry);
      if (action === "changed" && changes.length === 0) return;
      outbox.append(auditEntryRecord, { key: objectId, data: { actor, action, objectType, objectId, alert, changes } });
    },
  };
}

/** Of what is gone the entries before tell. */
function changesOf({ action, objectType, before = {}, after = {} }: AuditNote) {
  return action === "deleted" ? [] : changesBetween(objectType, before, after);
}
