import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

/** What a header filter would have done to the mail of the last days that is still in the mailbox (N7). */
export const HeaderFilterTrial = closed({
  ok: Type.Boolean({ description: "False: the mailbox could not be read; code, detail and hint say why" }),
  code: nullable(Type.String()),
  detail: nullable(Type.String()),
  hint: nullable(Type.String()),
  since: Instant,
  looked: Type.Integer({ description: "Mails that arrived since and are still in the mailbox" }),
  dropped: Type.Integer({ description: "How many of them the filter does not accept" }),
  isPartial: Type.Boolean({ description: "There are more: only the newest were looked at" }),
  examples: Type.Array(
    closed({ from: nullable(Type.String()), subject: nullable(Type.String()), receivedAt: Instant }),
    {
      description: "The newest that were dropped; empty for callers who may not read interactions",
    },
  ),
});
export type HeaderFilterTrial = Static<typeof HeaderFilterTrial>;

export const tryHeaderFilter = defineRoute({
  operationId: "tryHeaderFilter",
  method: "POST",
  path: "/accounts/{accountId}/try-header-filter",
  service: "account-config",
  action: "accounts.verify",
  endsWithCaller: true,
  tag: "Accounts",
  summary: "Say what a headers filter would have dropped in the last 7 days",
  description:
    "Reads the header of every mail of the last 7 days in the stored mailbox and decides as for mail that comes in. Changes nothing; counts as a test.",
  params: closed({ accountId: Uuid }),
  body: closed({ filter: Type.String({ maxLength: 2000 }) }),
  responses: { 200: HeaderFilterTrial },
});
