import { finishConsent as finishRoute, startConsent as startRoute } from "@mailroom/contracts/api/cloud-provider";
import { implement } from "@mailroom/http/implement";
import { assertCan } from "@mailroom/policy/can";
import { principalReference } from "@mailroom/policy/principal-reference";
import type { FastifyInstance } from "fastify";
import { type ConsentOutcome, type ConsentPorts, finishConsent, startConsent } from "../operations/give-consent.ts";
import { getAccount } from "../operations/read-accounts.ts";

export function addConsentRoutes(server: FastifyInstance, ports: ConsentPorts): void {
  implement(server, startRoute, async ({ params: { accountId }, principal }) => {
    const account = await getAccount(ports.withTransaction, accountId);
    assertCan(principal, "accounts.write", { kind: "account", accountId, linkedAgentIds: account.settings.agentIds });
    const { authorizationUrl, expiresAt } = await startConsent(ports, { accountId, by: principalReference(principal) });
    return { status: 200, body: { authorizationUrl, expiresAt: expiresAt.toISOString() } };
  });

  // Nobody is signed in here: the browser comes from another site. The state says all, and is taken once.
  implement(server, finishRoute, async ({ query, raw }) => {
    const { search } = new URL(raw.url, "https://mailroom.invalid");
    const outcome = await finishConsent(ports, { state: query.state ?? null, error: query.error ?? null, search });
    return { status: 302, headers: { location: pageOf(outcome), "cache-control": "no-store" } };
  });
}

/** Of our own client, at our own address: nothing of the query decides where the browser goes. */
function pageOf({ accountId, code }: ConsentOutcome): string {
  const path = accountId === null ? "/accounts" : `/accounts/${accountId}/authentication`;
  return code === null ? `${path}?consent=ok` : `${path}?consent=failed&code=${encodeURIComponent(code)}`;
}
