import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Uuid } from "../identifier.ts";

const accountParams = closed({ accountId: Uuid });
const tag = "Accounts";
const service = "account-config";

export const uploadAccountLogo = defineRoute({
  operationId: "uploadAccountLogo",
  method: "PUT",
  path: "/accounts/{accountId}/logo",
  service,
  action: "accounts.write",
  tag,
  summary: "Set the logo of the account's template",
  description: "PNG, JPEG, GIF or WebP of at most 1 MiB; the bytes decide, not the name.",
  params: accountParams,
  consumes: ["application/octet-stream"],
  maxBodyBytes: 1024 * 1024,
  responses: { 204: null },
});

export const getAccountLogo = defineRoute({
  operationId: "getAccountLogo",
  method: "GET",
  path: "/accounts/{accountId}/logo",
  service,
  action: "accounts.read",
  tag,
  summary: "The logo of the account's template",
  params: accountParams,
  responses: { 200: null },
  produces: "image/*",
});

export const deleteAccountLogo = defineRoute({
  operationId: "deleteAccountLogo",
  method: "DELETE",
  path: "/accounts/{accountId}/logo",
  service,
  action: "accounts.write",
  tag,
  summary: "Remove the logo",
  params: accountParams,
  responses: { 204: null },
});
