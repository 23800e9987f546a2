import {
  createAccount as createAccountRoute,
  deleteAccount as deleteAccountRoute,
  getAccount as getAccountRoute,
  listAccounts as listAccountsRoute,
  updateAccount as updateAccountRoute,
  verifyImap as verifyImapRoute,
  verifySmtp as verifySmtpRoute,
} from "@mailroom/contracts/api/account";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import { principalReference } from "@mailroom/policy/principal-reference";
import type { FastifyInstance } from "fastify";
import { createNotAllowed } from "../domain/errors.ts";
import { showAccount } from "../domain/shown-account.ts";
import { createAccount, type CreateAccountPorts } from "../operations/create-account.ts";
import { deleteAccount } from "../operations/delete-account.ts";
import { listAccounts } from "../operations/read-accounts.ts";
import type { AccountList } from "../operations/ports.ts";
import { updateAccount } from "../operations/update-account.ts";
import { verifyAccount, type VerifyAccountPorts } from "../operations/verify-account.ts";
import { keepAccountPages } from "./account-pages.ts";
import { callerOf } from "./caller.ts";
import { assertMaySwitchCertificates } from "../operations/certificate-switch.ts";
import { positionAfter } from "./paging.ts";
import { makePermittedAccount } from "./permitted-account.ts";

export type AccountRoutePorts = CreateAccountPorts &
  VerifyAccountPorts & {
    readonly cursor: Cursor;
    readonly accountList: AccountList;
  };

export function addAccountRoutes(server: FastifyInstance, ports: AccountRoutePorts): void {
  const { withTransaction, cursor } = ports;

  const permitted = makePermittedAccount(withTransaction);
  const pages = keepAccountPages(server, cursor);

  implement(server, listAccountsRoute, async ({ query, principal }) => {
    const page = await listAccounts(ports.accountList, pages, {
      search: query.search ?? null,
      active: query.active ?? null,
      service: query.service ?? null,
      accountIds: principal.kind === "api-key" ? principal.accountIds : null,
      linkedAgentId: principal.kind === "user" && principal.role === "agent" ? principal.userId : null,
      after: positionAfter(cursor, query.cursor),
      limit: query.limit ?? 50,
    });
    return { status: 200, rendered: page };
  });

  implement(server, createAccountRoute, async ({ body, principal }) => {
    // A key for some accounts must not make itself another one.
    if (principal.kind === "api-key" && principal.accountIds !== null) throw createNotAllowed();
    assertMaySwitchCertificates(principal, body);
    const account = await createAccount(ports, body, { by: principalReference(principal) });
    return {
      status: 201,
      headers: { etag: etagOf(account.version), location: `/api/v1/accounts/${account.id}` },
      body: account,
    };
  });

  implement(server, getAccountRoute, async ({ params, principal }) => {
    const account = await permitted(params.accountId, principal, "accounts.read");
    return { status: 200, headers: { etag: etagOf(account.version) }, body: showAccount(account) };
  });

  implement(server, updateAccountRoute, async ({ params, body, headers, principal }) => {
    await permitted(params.accountId, principal, "accounts.write");
    assertMaySwitchCertificates(principal, body);
    const account = await updateAccount(ports, {
      accountId: params.accountId,
      patch: body,
      by: principalReference(principal),
      requireVersion: versionGuard(headers),
    });
    return { status: 200, headers: { etag: etagOf(account.version) }, body: account };
  });

  implement(server, deleteAccountRoute, async ({ params, principal }) => {
    await permitted(params.accountId, principal, "accounts.write");
    await deleteAccount(ports, params.accountId);
    return { status: 204 };
  });

  implement(server, verifyImapRoute, async ({ params, principal, signal }) => {
    await permitted(params.accountId, principal, "accounts.verify");
    return {
      status: 200,
      body: await verifyAccount(ports, {
        accountId: params.accountId,
        which: "imap",
        caller: callerOf(principal),
        signal,
      }),
    };
  });

  implement(server, verifySmtpRoute, async ({ params, principal, signal }) => {
    await permitted(params.accountId, principal, "accounts.verify");
    return {
      status: 200,
      body: await verifyAccount(ports, {
        accountId: params.accountId,
        which: "smtp",
        caller: callerOf(principal),
        signal,
      }),
    };
  });
}
