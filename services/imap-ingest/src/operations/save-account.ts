import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { AccountRegister } from "./ports.ts";

/** Snapshots are complete, so the newest one counts and any before it may be missed. */
export async function saveAccount(accounts: AccountRegister, snapshot: AccountSnapshot): Promise<void> {
  await accounts.save(snapshot, snapshot.active && snapshot.deletedAt === null);
}
