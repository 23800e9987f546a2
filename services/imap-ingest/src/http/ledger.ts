import {
  ingestReadMail as ingestReadMailRoute,
  getLedgerSummary as getLedgerSummaryRoute,
  listLedger as listLedgerRoute,
  listQuarantine as listQuarantineRoute,
} from "@mailroom/contracts/api/account-connection";
import { implement } from "@mailroom/http/implement";
import { reachOf } from "@mailroom/policy/reach";
import type { FastifyInstance } from "fastify";
import { requireReadableAccount } from "../operations/get-account-connection.ts";
import { ingestReadMail } from "../operations/ingest-read-mail.ts";
import type { RoutePorts } from "./account-connections.ts";
import { readPaging, toPage } from "./paging.ts";

export function addLedgerRoutes(server: FastifyInstance, { reader, orders, cursor }: RoutePorts): void {
  implement(server, listLedgerRoute, async ({ params, query, principal }) => {
    await requireReadableAccount(reader, principal, params.accountId);
    const page = await reader.listLedger({
      ...readPaging(cursor, query, ["number", "text", "number", "number", "number"]),
      accountId: params.accountId,
      outcome: query.outcome ?? null,
    });
    return { status: 200, body: toPage(cursor, page) };
  });

  implement(server, getLedgerSummaryRoute, async ({ params, principal }) => {
    await requireReadableAccount(reader, principal, params.accountId);
    return { status: 200, body: await reader.summariseLedger(params.accountId) };
  });

  implement(server, ingestReadMailRoute, async ({ params, principal }) => ({
    status: 202,
    body: { count: await ingestReadMail({ reader, orders }, principal, params.accountId) },
  }));

  implement(server, listQuarantineRoute, async ({ query, principal }) => {
    const page = await reader.listQuarantine({
      ...readPaging(cursor, query, ["text"]),
      accountId: query.accountId ?? null,
      reach: reachOf(principal, "quarantine.read"),
    });
    return { status: 200, body: toPage(cursor, page) };
  });
}
