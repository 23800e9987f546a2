import type { AuditAction, AuditAlert } from "@mailroom/contracts/audit-entry";
import type { AuditedObjectType } from "@mailroom/contracts/audited-object";
import type { ChainedEntry, ChainEnd } from "../domain/audit-chain.ts";

export type AuditPage = {
  readonly actorId: string | null;
  readonly objectType: AuditedObjectType | null;
  readonly objectId: string | null;
  readonly action: AuditAction | null;
  readonly alert: AuditAlert | null;
  readonly from: Date | null;
  readonly until: Date | null;
  /** Number of the last entry of the page before. */
  readonly before: number | null;
  readonly limit: number;
};

/** With the name of who did it, where that one still exists. */
export type NamedEntry = ChainedEntry & { readonly actorName: string | null };

export type AuditReader = {
  /** Newest first. */
  list(page: AuditPage): Promise<NamedEntry[]>;
  /** Of one moment. `addedNumber`: the first entry behind the end, which nobody has chained; null: there is none. */
  readEnd(): Promise<ChainEnd & { readonly since: Date; readonly addedNumber: number | null }>;
  /** From this number on, oldest first. */
  listFrom(number: number, limit: number): Promise<ChainedEntry[]>;
  /**
   * Hash of the entry that the first one from this number on names as the one before it; where there is none such, of the row
   * that stands before. null: nothing stands before.
   */
  findHashBefore(number: number): Promise<Buffer | null>;
};

export type AuditWriter = {
  /** Nobody else adds an entry before the transaction ends. `nextNumber`: the first behind the end that no row has. */
  lockEnd(): Promise<ChainEnd & { readonly nextNumber: number }>;
  isKnown(id: string): Promise<boolean>;
  /** The entry, which is the chain's end now. */
  append(entry: ChainedEntry): Promise<void>;
};
