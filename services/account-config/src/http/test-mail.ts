import { sendTestMail as sendTestMailRoute } from "@mailroom/contracts/api/account";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import { sendTestMail, type SendTestMailPorts } from "../operations/send-test-mail.ts";
import { callerOf } from "./caller.ts";
import { makePermittedAccount } from "./permitted-account.ts";

export function addTestMailRoutes(server: FastifyInstance, ports: SendTestMailPorts): void {
  const permitted = makePermittedAccount(ports.withTransaction);
  implement(server, sendTestMailRoute, async ({ params, principal, signal }) => {
    await permitted(params.accountId, principal, "accounts.verify");
    const input = { accountId: params.accountId, caller: callerOf(principal), signal };
    return { status: 200, body: await sendTestMail(ports, input) };
  });
}
