import {
  type AccountDraftBody,
  verifyDraftImap as verifyDraftImapRoute,
  verifyDraftSmtp as verifyDraftSmtpRoute,
} from "@mailroom/contracts/api/account";
import type { Principal } from "@mailroom/contracts/principal";
import { implement } from "@mailroom/http/implement";
import { assertCan } from "@mailroom/policy/can";
import type { FastifyInstance } from "fastify";
import { draftNotAllowed } from "../domain/errors.ts";
import { getAccount } from "../operations/read-accounts.ts";
import { verifyDraft, type VerifyDraftPorts } from "../operations/verify-draft.ts";
import { callerOf } from "./caller.ts";
import { assertMaySwitchCertificates } from "../operations/certificate-switch.ts";

/** Tests of settings that are not saved yet. */
export function addDraftRoutes(server: FastifyInstance, ports: VerifyDraftPorts): void {
  const verify = async (
    which: "imap" | "smtp",
    call: { body: AccountDraftBody; principal: Principal; signal: AbortSignal },
  ) => {
    const { accountId = null, ...patch } = call.body;
    await assertMayTest(ports, accountId, call.principal);
    assertMaySwitchCertificates(call.principal, patch);
    return verifyDraft(ports, { which, accountId, patch, caller: callerOf(call.principal), signal: call.signal });
  };
  implement(server, verifyDraftImapRoute, async (call) => ({ status: 200, body: await verify("imap", call) }));
  implement(server, verifyDraftSmtpRoute, async (call) => ({ status: 200, body: await verify("smtp", call) }));
}

/** @throws DomainError `account-not-found`, `not-allowed`; a key for certain accounts tests no others. */
async function assertMayTest(ports: VerifyDraftPorts, accountId: string | null, principal: Principal): Promise<void> {
  if (accountId !== null) {
    const { settings } = await getAccount(ports.withTransaction, accountId);
    assertCan(principal, "accounts.verify", { kind: "account", accountId, linkedAgentIds: settings.agentIds });
  } else if (principal.kind === "api-key" && principal.accountIds !== null) {
    throw draftNotAllowed();
  }
}
