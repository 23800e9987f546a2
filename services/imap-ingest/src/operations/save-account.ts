import type { AccountSnapshot } from "@mailroom/contracts/events/account";

/** Writes within the transaction that took the event. */
export type AccountRegister = {
  /** Keeps the snapshot unless a newer one is known. */
  save(snapshot: AccountSnapshot, isActive: boolean): Promise<void>;
};

/** Snapshots are complete, so the newest one counts and any before it may be missed. */
export async function saveAccount(accounts: AccountRegister, snapshot: AccountSnapshot): Promise<void> {
  await accounts.save(snapshot, snapshot.active && snapshot.deletedAt === null);
}
