import { withStepIds } from "@mailroom/action-flow/step-ids";
import type { Account, AccountPatch } from "@mailroom/contracts/api/account";
import type { PrincipalReference } from "@mailroom/contracts/principal";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import { isSamePlace, patchAccount } from "../domain/account.ts";
import type { SecretChange } from "../domain/account-settings.ts";
import type { SealedSecrets, StoredAccount } from "../domain/account-snapshot.ts";
import { accountNotFound } from "../domain/errors.ts";
import { isSameData } from "../domain/same-data.ts";
import { showAccount } from "../domain/shown-account.ts";
import { checkDestinations, checkDraft, checkReferences } from "./check-account.ts";
import { checkAssistant } from "./check-assistant.ts";
import { checkContent, type ContentPorts } from "./check-account-content.ts";
import type { CheckDestination, Clock, MakeId, SecretBox, SecretKind, WithTransaction } from "./ports.ts";
import { reviseGrant } from "./revise-grant.ts";

export type UpdateAccountPorts = ContentPorts & {
  readonly withTransaction: WithTransaction;
  readonly secretBox: SecretBox;
  readonly checkDestination: CheckDestination;
  readonly clock: Clock;
  readonly makeId: MakeId;
};

export type UpdateAccountInput = {
  readonly accountId: string;
  readonly patch: AccountPatch;
  readonly by: PrincipalReference;
  /** @throws when the caller has read another version (ETag). Called under the row lock. */
  readonly requireVersion: (version: number) => void;
};

/**
 * What says nothing new makes no version, so that nobody is told of it, and a page that shows the version it read is not
 * out of date.
 * @throws DomainError as `createAccount`; `account-not-found`.
 */
export async function updateAccount(ports: UpdateAccountPorts, given: UpdateAccountInput): Promise<Account> {
  const input = { ...given, patch: withIds(given.patch, ports.makeId) };
  await checkWhatIsNew(ports, input);
  return ports.withTransaction(async (scope) => {
    const before = await scope.accounts.findForUpdate(input.accountId);
    if (before === null) throw accountNotFound();
    input.requireVersion(before.version);
    const draft = patchAccount(before.settings, input.patch, storedSecrets(before.secrets));
    const settings = checkDraft(draft);
    await checkReferences(scope, { id: before.id, settings }, before.settings);
    await checkAssistant(scope, settings, before.settings);
    const change = (given: SecretChange, kind: SecretKind): SealedSecret | null => {
      if (given === undefined) return before.secrets[kind];
      return given === null ? null : ports.secretBox.seal(given, before.id, kind);
    };
    const secrets = {
      account: change(draft.secrets.account, "account"),
      imap: change(draft.secrets.imap, "imap"),
      smtp: change(draft.secrets.smtp, "smtp"),
    };
    if (isSameData({ ...before, settings, secrets }, before)) return showAccount(before);
    const now = ports.clock.now();
    const account: StoredAccount = {
      ...before,
      version: before.version + 1,
      settings,
      secrets,
      sourceEpoch: isSamePlace(before.settings, settings) ? before.sourceEpoch : before.sourceEpoch + 1,
      passwordChangedAt: typeof draft.secrets.account === "string" ? now : before.passwordChangedAt,
      updatedAt: now,
      updatedBy: input.by,
    };
    await scope.accounts.update(account, "claimed");
    const oauth = await reviseGrant(scope, before, account);
    scope.announce(account);
    return showAccount({ ...account, oauth });
  });
}

function withIds(patch: AccountPatch, makeId: MakeId): AccountPatch {
  return patch.actions === undefined ? patch : { ...patch, actions: withStepIds(patch.actions, makeId) };
}

/**
 * Asks the resolver and renders templates, outside the transaction. The settings may change in between; the sockets' own
 * check stays, and a template that is not in the patch was checked when it was stored.
 */
async function checkWhatIsNew(ports: UpdateAccountPorts, { accountId, patch }: UpdateAccountInput): Promise<void> {
  const before = await ports.withTransaction((scope) => scope.accounts.find(accountId));
  if (before === null) throw accountNotFound();
  const draft = patchAccount(before.settings, patch, storedSecrets(before.secrets));
  const settings = checkDraft(draft);
  await checkDestinations(settings, before.settings, ports.checkDestination);
  await checkContent(settings, before.settings, ports);
}

function storedSecrets(secrets: SealedSecrets) {
  return { account: secrets.account !== null, imap: secrets.imap !== null, smtp: secrets.smtp !== null };
}
