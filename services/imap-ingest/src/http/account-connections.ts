import {
  getAccountConnection as getAccountConnectionRoute,
  listAccountConnections as listAccountConnectionsRoute,
} from "@mailroom/contracts/api/account-connection";
import type { Cursor } from "@mailroom/http/cursor";
import { implement } from "@mailroom/http/implement";
import { reachOf } from "@mailroom/policy/reach";
import type { FastifyInstance } from "fastify";
import { getAccountConnection } from "../operations/get-account-connection.ts";
import type { LedgerOrders, Reader } from "../operations/ports.ts";
import { readPaging, toPage } from "./paging.ts";

export type RoutePorts = { readonly reader: Reader; readonly orders: LedgerOrders; readonly cursor: Cursor };

export function addConnectionRoutes(server: FastifyInstance, { reader, cursor }: RoutePorts): void {
  implement(server, listAccountConnectionsRoute, async ({ query, principal }) => {
    const page = await reader.listConnections({
      ...readPaging(cursor, query, ["text"]),
      state: query.state ?? null,
      reach: reachOf(principal, "accounts.read"),
    });
    return { status: 200, body: toPage(cursor, page) };
  });

  implement(server, getAccountConnectionRoute, async ({ params, principal }) => ({
    status: 200,
    body: await getAccountConnection(reader, principal, params.accountId),
  }));
}
