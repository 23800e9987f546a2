/** What an account says about all mail that is sent from it: who it is from, and who reads along (X26). */
import { DomainError } from "@mailroom/contracts/domain-error";
import type { MailAddress } from "@mailroom/contracts/mail-address";
import { addressKey } from "../domain/address-key.ts";
import type { Account, NewMessage, UnitOfWork } from "./ports.ts";

type Recipients = Pick<NewMessage, "to" | "cc" | "bcc">;

/** Of an interaction, so there is one. */
export async function getAccount(work: UnitOfWork, accountId: string): Promise<Account> {
  const account = await work.accounts.findAccount(accountId);
  if (account === null) throw new Error("an interaction has no account");
  return account;
}

/** @throws DomainError `account-inactive` (409) */
export async function getActiveAccount(work: UnitOfWork, accountId: string): Promise<Account> {
  const account = await getAccount(work, accountId);
  if (account.isActive) return account;
  throw new DomainError(
    "account-inactive",
    "conflict",
    "The account is switched off or deleted, so nothing is sent from it. An administrator can activate it.",
  );
}

/** Addresses that are the account itself, as senders are compared. */
export function ownKeysOf({ emailAddress, writing }: Account): ReadonlySet<string> {
  return new Set([emailAddress, ...writing.senderAliases].flatMap((address) => addressKey(address) ?? []));
}

/**
 * The account's own address, or the alias that is asked for, spelled as the account has it.
 *
 * @throws DomainError `sender-not-allowed` (invalid) for any other address
 */
export function chooseSender(account: Account, requested: string | undefined): MailAddress {
  const { emailAddress, fromName: name, writing } = account;
  if (requested === undefined) return { name, address: emailAddress };
  const key = addressKey(requested);
  const address = [emailAddress, ...writing.senderAliases].find((own) => key !== null && addressKey(own) === key);
  if (address !== undefined) return { name, address };
  const detail = "The account does not write from this address: use its own or one of its aliases.";
  throw new DomainError("sender-not-allowed", "invalid", detail, { fields: [{ pointer: "/from", detail }] });
}

/** The recipients and the account's fixed copies, nobody twice: whoever is named already stays where they are. */
export function withFixedCopies({ to, cc, bcc }: Recipients, { writing }: Account): Recipients {
  const seen = new Set([...to, ...cc, ...bcc].map(({ address }) => addressKey(address) ?? address));
  const added = (list: readonly string[]): MailAddress[] =>
    list.flatMap((address) => {
      const key = addressKey(address) ?? address;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ name: "", address }];
    });
  return { to, cc: [...cc, ...added(writing.fixedCc)], bcc: [...bcc, ...added(writing.fixedBcc)] };
}
