import { previewHeaderFilter as previewHeaderFilterRoute } from "@mailroom/contracts/api/account";
import { tryHeaderFilter as tryHeaderFilterRoute } from "@mailroom/contracts/api/header-filter-trial";
import { implement } from "@mailroom/http/implement";
import { can } from "@mailroom/policy/can";
import type { FastifyInstance } from "fastify";
import { explainHeaderFilter } from "../operations/explain-header-filter.ts";
import { tryHeaderFilter, type TryHeaderFilterPorts } from "../operations/try-header-filter.ts";
import { callerOf } from "./caller.ts";
import { makePermittedAccount } from "./permitted-account.ts";

export function addHeaderFilterRoutes(server: FastifyInstance, ports: TryHeaderFilterPorts): void {
  const permitted = makePermittedAccount(ports.withTransaction);

  implement(server, previewHeaderFilterRoute, ({ body }) =>
    Promise.resolve({ status: 200, body: explainHeaderFilter(body.filter) }),
  );

  implement(server, tryHeaderFilterRoute, async ({ params: { accountId }, body, principal, signal }) => {
    const { settings } = await permitted(accountId, principal, "accounts.verify");
    const input = { accountId, filter: body.filter, caller: callerOf(principal), signal };
    const trial = await tryHeaderFilter(ports, input);
    const account = { kind: "account", accountId, linkedAgentIds: settings.agentIds } as const;
    // Senders and subjects are mail: a key that only tests accounts gets the numbers.
    return { status: 200, body: can(principal, "interactions.read", account) ? trial : { ...trial, examples: [] } };
  });
}
