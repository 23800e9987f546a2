import { type RawBuilder, sql } from "kysely";
import type { Numbering } from "../domain/settle-page.ts";
import type { Lease } from "../operations/ports.ts";

/**
 * The fence: locks the account's lease under our token. A statement that joins it changes nothing once another worker
 * has raised the token, and waits for a take-over in progress.
 */
export function fence(lease: Lease, workerId: string): RawBuilder<unknown> {
  return sql`fence as (
    update lease set seq = seq
    where account_id = ${lease.accountId} and token = ${lease.token} and owner = ${workerId} returning seq
  )`;
}

/** `where` for the rows of a mailbox as it is numbered now, each UID's latest. */
export function inMailbox(lease: Lease, { sourceEpoch, mailbox, uidValidity }: Numbering): RawBuilder<unknown> {
  return sql`account_id = ${lease.accountId} and source_epoch = ${sourceEpoch} and mailbox = ${mailbox}
    and uid_validity = ${uidValidity} and is_latest`;
}
