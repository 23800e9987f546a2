import { autodetectAccount as autodetectAccountRoute } from "@mailroom/contracts/api/account";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import { autodetectAccount, type AutodetectPorts } from "../operations/autodetect-account.ts";
import { callerOf } from "./caller.ts";

export function addAutodetectRoutes(server: FastifyInstance, ports: AutodetectPorts): void {
  implement(server, autodetectAccountRoute, async ({ body, principal, signal }) => {
    const input = { emailAddress: body.emailAddress, caller: callerOf(principal), signal };
    return { status: 200, body: await autodetectAccount(ports, input) };
  });
}
