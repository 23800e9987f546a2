import type { Account } from "@mailroom/contracts/api/account";
import type { PrincipalReference } from "@mailroom/contracts/principal";
import { cloneSettings } from "../domain/account.ts";
import { faultsOfLines } from "../domain/one-line.ts";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import { accountNotFound } from "../domain/errors.ts";
import { showAccount } from "../domain/shown-account.ts";
import { checkDraft, checkReferences } from "./check-account.ts";
import { copyLibrary, type CopyLibraryPorts } from "./copy-library.ts";
import type { WithTransaction } from "./ports.ts";

export type CloneAccountPorts = CopyLibraryPorts & { readonly withTransaction: WithTransaction };

export type CloneAccountInput = {
  readonly accountId: string;
  readonly by: PrincipalReference;
  readonly name: string;
  readonly key: string;
  /** Default: the address of the account that is cloned. */
  readonly emailAddress?: string;
};

/**
 * An inactive account with the same settings, dispositions and canned answers, and no secret (X24).
 * @throws DomainError `account-not-found`, `invalid-request`, `name-taken`, `key-taken`
 */
export async function cloneAccount(ports: CloneAccountPorts, input: CloneAccountInput): Promise<Account> {
  return ports.withTransaction(async (scope) => {
    const original = await scope.accounts.find(input.accountId);
    if (original === null) throw accountNotFound();
    const secrets = { account: undefined, imap: undefined, smtp: undefined };
    const copied = cloneSettings(original.settings, input);
    const settings = checkDraft({ settings: copied, secrets, faults: faultsOfLines(copied, secrets) });
    await checkReferences(scope, { id: original.id, settings }, null);
    const now = ports.clock.now();
    const id = ports.makeId();
    const actions = await copyLibrary(scope, ports, { from: original.id, to: id }, settings.actions);
    const account: StoredAccount = {
      id,
      version: 1,
      settings: { ...settings, actions },
      secrets: { account: null, imap: null, smtp: null },
      logo: null,
      sourceEpoch: 1,
      passwordChangedAt: null,
      oauth: null,
      createdAt: now,
      updatedAt: now,
      updatedBy: input.by,
      deletedAt: null,
    };
    await scope.accounts.insert(account);
    scope.announce(account);
    return showAccount(account);
  });
}
