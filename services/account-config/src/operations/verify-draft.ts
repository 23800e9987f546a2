import type { AccountPatch, VerifyResult } from "@mailroom/contracts/api/account";
import { draftAccount, patchAccount } from "../domain/account.ts";
import type { AccountDraft } from "../domain/account-settings.ts";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import { accountNotFound, invalidFields } from "../domain/errors.ts";
import { type LoginPlan, planTest, type TestPlan } from "../domain/tested-server.ts";
import type { Clock, SecretBox, Verifier, VerifyTarget } from "./ports.ts";
import type { TakeTest } from "./test-limit.ts";
import { type TokenTargetPorts, withAccessToken } from "./token-target.ts";

export type VerifyDraftPorts = TokenTargetPorts & {
  readonly secretBox: SecretBox;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly limit: TakeTest;
};

export type VerifyDraftInput = {
  readonly which: "imap" | "smtp";
  /** The account that the draft would change; null: a new one. */
  readonly accountId: string | null;
  readonly patch: AccountPatch;
  readonly caller: string;
  readonly signal: AbortSignal;
};

/**
 * Tries servers before they are saved (S16). Stores nothing.
 * @throws DomainError `invalid-request` with the fields that a test needs, `account-not-found`, `too-many-tests`,
 * `consent-required`.
 */
export async function verifyDraft(ports: VerifyDraftPorts, input: VerifyDraftInput): Promise<VerifyResult> {
  const { which, accountId, patch, caller, signal } = input;
  const saved = accountId === null ? null : await findAccount(ports, accountId);
  const draft = saved === null ? draftOfNew(patch) : draftOfSaved(saved, patch);
  const known = saved === null ? null : { settings: saved.settings, secrets: storedSecrets(saved) };
  const plan = planTest(which, draft, known);
  if (plan.kind === "refused") throw invalidFields(plan.faults);
  const { acceptAnyCertificate } = draft.settings;
  const bare = { ...targetOf(plan, saved, ports.secretBox), acceptAnyCertificate };
  const needsToken = plan.login?.password.kind === "token";
  const target = saved !== null && needsToken ? await withAccessToken(ports, saved, bare) : bare;
  const subject = { caller, host: target.host, ...(accountId === null ? {} : { accountId }) };
  ports.limit(subject, ports.clock.now());
  if (which === "smtp") return ports.verifier.smtp(target, signal);
  return ports.verifier.imap({ ...target, mailbox: draft.settings.imap.mailbox }, signal);
}

async function findAccount({ withTransaction }: VerifyDraftPorts, accountId: string): Promise<StoredAccount> {
  const account = await withTransaction((scope) => scope.accounts.find(accountId));
  if (account === null) throw accountNotFound();
  return account;
}

/** A form may be tested before its name and key are typed; the user is the address where nothing else is said. */
function draftOfNew({ name = "", key = "", emailAddress = "", listId = "", ...given }: AccountPatch): AccountDraft {
  return draftAccount({ name, key, emailAddress, ...given }, listId);
}

function draftOfSaved(saved: StoredAccount, patch: AccountPatch): AccountDraft {
  return patchAccount(saved.settings, patch, storedSecrets(saved));
}

function storedSecrets({ secrets }: StoredAccount) {
  return { account: secrets.account !== null, imap: secrets.imap !== null, smtp: secrets.smtp !== null };
}

function targetOf(
  { server, login }: Extract<TestPlan, { kind: "ready" }>,
  saved: StoredAccount | null,
  secretBox: SecretBox,
): Omit<VerifyTarget, "acceptAnyCertificate"> {
  const { host, port, ssl, tlsMode, connectionTimeoutSeconds, authenticationTimeoutSeconds } = server;
  return {
    ...{ host, port, ssl, tlsMode, connectionTimeoutSeconds, authenticationTimeoutSeconds },
    login: login === null ? null : { username: login.username, password: reveal(login, saved, secretBox) },
  };
}

function reveal({ password }: LoginPlan, saved: StoredAccount | null, secretBox: SecretBox): string {
  if (password.kind === "token") return "";
  if (password.kind === "typed") return password.password;
  const sealed = saved?.secrets[password.secret] ?? null;
  return saved === null || sealed === null ? "" : secretBox.open(sealed, saved.id, password.secret);
}
