import { type AuditRecord, chain, type Digest } from "../domain/audit-chain.ts";
import type { AuditWriter } from "./audit-ports.ts";

/** Adds to the log what a service has noted. The same note twice is one entry. */
export async function recordAuditEntry(
  { audit, digest }: { readonly audit: AuditWriter; readonly digest: Digest },
  record: AuditRecord,
): Promise<void> {
  const { nextNumber, ...end } = await audit.lockEnd();
  if (await audit.isKnown(record.id)) return;
  await audit.append(chain(record, end, { number: nextNumber, digest }));
}
