import { deleteAccountLogo, getAccountLogo, uploadAccountLogo } from "@mailroom/contracts/api/account-logo";
import { etagOf } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import { uploadBody } from "@mailroom/http/upload-body";
import { principalReference } from "@mailroom/policy/principal-reference";
import type { FastifyInstance } from "fastify";
import { type LogoPorts, readLogo, removeLogo, setLogo } from "../operations/manage-logo.ts";
import { makePermittedAccount } from "./permitted-account.ts";

/** The logo is a part of the account: setting it is a new version, which the answer's ETag names. */
export function addLogoRoutes(server: FastifyInstance, ports: LogoPorts): void {
  const permitted = makePermittedAccount(ports.withTransaction);

  implement(server, uploadAccountLogo, async ({ params, principal, raw }) => {
    await permitted(params.accountId, principal, "accounts.write");
    const version = await setLogo(ports, { ...params, by: principalReference(principal) }, uploadBody(raw));
    return { status: 204, headers: { etag: etagOf(version) } };
  });

  implement(server, getAccountLogo, async ({ params, principal }) => {
    const account = await permitted(params.accountId, principal, "accounts.read");
    const { mediaType, bytes } = await readLogo(ports.logos, account.logo);
    return { status: 200, headers: { "content-type": mediaType, "content-length": bytes.length }, stream: once(bytes) };
  });

  implement(server, deleteAccountLogo, async ({ params, principal }) => {
    await permitted(params.accountId, principal, "accounts.write");
    const version = await removeLogo(ports, { ...params, by: principalReference(principal) });
    return { status: 204, headers: { etag: etagOf(version) } };
  });
}

/** As one piece. An array would do, were bytes not iterated one by one. */
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
