import { type Handler, on } from "@mailroom/bus/handler";
import { auditEntryRecord } from "@mailroom/contracts/events/audit-entry";
import type { Transaction } from "kysely";
import type { Digest } from "../domain/audit-chain.ts";
import type { AuditWriter } from "../operations/audit-ports.ts";
import { recordAuditEntry } from "../operations/record-audit-entry.ts";

type AuditParts<DB> = { readonly openAudit: (tx: Transaction<DB>) => AuditWriter; readonly digest: Digest };

/** What other services, and this one, have noted. */
export function auditHandlers<DB>({ openAudit, digest }: AuditParts<DB>): Handler<DB>[] {
  return [
    on(auditEntryRecord, ({ data, envelope }, { tx }) => {
      const { id, time, source: service, correlationId } = envelope;
      return recordAuditEntry(
        { audit: openAudit(tx), digest },
        { ...data, id, occurredAt: new Date(time), service, correlationId },
      );
    }),
  ];
}
