import { withStepIds } from "@mailroom/action-flow/step-ids";
import type { Account, AccountCreate } from "@mailroom/contracts/api/account";
import type { PrincipalReference } from "@mailroom/contracts/principal";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import { draftAccount } from "../domain/account.ts";
import type { SecretChange } from "../domain/account-settings.ts";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import { invalidFields } from "../domain/errors.ts";
import { showAccount } from "../domain/shown-account.ts";
import { checkDestinations, checkDraft, checkReferences } from "./check-account.ts";
import { checkAssistant } from "./check-assistant.ts";
import { checkContent, type ContentPorts } from "./check-account-content.ts";
import type { CheckDestination, Clock, MakeId, SecretBox, SecretKind, WithTransaction } from "./ports.ts";
import { reviseGrant } from "./revise-grant.ts";

export type CreateAccountPorts = ContentPorts & {
  readonly withTransaction: WithTransaction;
  readonly secretBox: SecretBox;
  readonly checkDestination: CheckDestination;
  readonly clock: Clock;
  readonly makeId: MakeId;
};

export type CreateAccountOptions = {
  readonly by: PrincipalReference;
  /** An inactive account may wait for its secrets where it is a copy. Default: they are given. */
  readonly secretsAre?: "given" | "typed later";
};

/**
 * @throws DomainError `invalid-request` or `destination-refused` with the fields; `name-taken`, `key-taken`,
 * `mailbox-taken`.
 */
export async function createAccount(
  ports: CreateAccountPorts,
  input: AccountCreate,
  { by, secretsAre = "given" }: CreateAccountOptions,
): Promise<Account> {
  const listId = input.listId ?? (await onlyList(ports.withTransaction));
  const actions = withStepIds(input.actions ?? [], ports.makeId);
  const draft = draftAccount({ ...input, actions }, listId, secretsAre);
  const settings = checkDraft(draft);
  await checkDestinations(settings, null, ports.checkDestination);
  await checkContent(settings, null, ports);
  const now = ports.clock.now();
  const id = ports.makeId();
  const sealed = (change: SecretChange, kind: SecretKind): SealedSecret | null =>
    typeof change === "string" ? ports.secretBox.seal(change, id, kind) : null;
  const account: StoredAccount = {
    id,
    version: 1,
    settings,
    secrets: {
      account: sealed(draft.secrets.account, "account"),
      imap: sealed(draft.secrets.imap, "imap"),
      smtp: sealed(draft.secrets.smtp, "smtp"),
    },
    logo: null,
    sourceEpoch: 1,
    passwordChangedAt: typeof draft.secrets.account === "string" ? now : null,
    oauth: null,
    createdAt: now,
    updatedAt: now,
    updatedBy: by,
    deletedAt: null,
  };
  await ports.withTransaction(async (scope) => {
    await checkReferences(scope, account, null);
    await checkAssistant(scope, settings, null);
    await scope.accounts.insert(account);
    await reviseGrant(scope, null, account);
    scope.announce(account);
  });
  return showAccount(account);
}

async function onlyList(withTransaction: WithTransaction): Promise<string> {
  const [first, second] = await withTransaction((scope) => scope.lists.list({ search: null, after: null, limit: 2 }));
  if (first === undefined || second !== undefined) {
    throw invalidFields([{ pointer: "/listId", detail: "Needed: there is more than one list." }]);
  }
  return first.id;
}
