import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { addressKey } from "../domain/address-key.ts";
import type { UnitOfWork } from "./ports.ts";

/** Keeps what threading, rights and replies need of an account; an older snapshot changes nothing. */
export async function recordAccount(work: UnitOfWork, account: AccountSnapshot): Promise<void> {
  await work.accounts.saveAccount({ ...account, addressKey: addressKey(account.emailAddress) });
}
