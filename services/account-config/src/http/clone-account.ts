import { cloneAccount as cloneAccountRoute } from "@mailroom/contracts/api/account";
import { etagOf } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import { principalReference } from "@mailroom/policy/principal-reference";
import type { FastifyInstance } from "fastify";
import { createNotAllowed } from "../domain/errors.ts";
import { cloneAccount, type CloneAccountPorts } from "../operations/clone-account.ts";
import { makePermittedAccount } from "./permitted-account.ts";

export function addCloneRoutes(server: FastifyInstance, ports: CloneAccountPorts): void {
  const permitted = makePermittedAccount(ports.withTransaction);

  implement(server, cloneAccountRoute, async ({ params, body, principal }) => {
    if (principal.kind === "api-key" && principal.accountIds !== null) throw createNotAllowed();
    await permitted(params.accountId, principal, "accounts.write");
    const account = await cloneAccount(ports, {
      accountId: params.accountId,
      by: principalReference(principal),
      ...body,
    });
    const headers = { etag: etagOf(account.version), location: `/api/v1/accounts/${account.id}` };
    return { status: 201, headers, body: account };
  });
}
