import { accountPreferenceDefaults } from "@mailroom/contracts/account-preferences";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { addressKey } from "../domain/address-key.ts";
import type { AccountWriting, UnitOfWork } from "./ports.ts";

/** Keeps what threading, rights and replies need of an account; an older snapshot changes nothing. */
export async function recordAccount(work: UnitOfWork, account: AccountSnapshot): Promise<void> {
  const writing = writingOf(account);
  await work.accounts.saveAccount({
    ...account,
    addressKey: addressKey(account.emailAddress),
    senderAliasKeys: writing.senderAliases.flatMap((alias) => addressKey(alias) ?? []),
    writing,
  });
}

function writingOf(account: AccountSnapshot): AccountWriting {
  const { senderAliases, fixedCc, fixedBcc, autosaveDrafts } = accountPreferenceDefaults;
  return {
    senderAliases: account.senderAliases ?? senderAliases,
    fixedCc: account.fixedCc ?? fixedCc,
    fixedBcc: account.fixedBcc ?? fixedBcc,
    autosaveDrafts: account.autosaveDrafts ?? autosaveDrafts,
  };
}
