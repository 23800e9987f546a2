import Type, { type Static } from "typebox";
import { auditFacts } from "../audit-entry.ts";
import { defineCommand } from "../define-event.ts";

export const AuditFacts = Type.Object(auditFacts);
export type AuditFacts = Static<typeof AuditFacts>;

/** A command, not a fact for everybody: the gateway alone keeps the log, and nobody waits for it (ADR 14). */
export const auditEntryRecord = defineCommand({
  target: "gateway",
  senders: ["account-config", "gateway", "imap-ingest", "routing"],
  name: "audit-entry.record",
  version: 1,
  description: "Add to the audit log what an administrator has changed. Key: the object's id.",
  schema: AuditFacts,
});
