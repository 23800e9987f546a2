/** What a composer has to know of an account (S48, X26), for all who may write from it: `GET /accounts/{id}` is not for agents. */
import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Uuid } from "../identifier.ts";

export const WritingRules = closed({
  accountId: Uuid,
  active: Type.Boolean({ description: "Off: nothing is sent, drafts are kept" }),
  senders: Type.Array(Type.String(), { description: "Addresses to write from, the account's own first" }),
  fixedCc: Type.Array(Type.String(), { description: "Added to every message" }),
  fixedBcc: Type.Array(Type.String(), { description: "Added to every message, unseen by its recipients" }),
  autosaveDrafts: Type.Boolean({ description: "Drafts are saved while somebody writes" }),
  includeMessageOnForward: Type.Boolean({ description: "A forward carries all earlier messages too (S46)" }),
  to: Type.Optional(
    Type.Array(Type.String(), {
      description: "Of an interaction: the addresses that an answer goes to where it names none; empty: it has to",
    }),
  ),
  variables: Type.Optional(
    Type.Array(closed({ name: Type.String(), value: Type.String() }), {
      description: "Of an interaction: what {{variables}} in canned answers stand for when the caller answers (X11)",
    }),
  ),
});
export type WritingRules = Static<typeof WritingRules>;

const service = "interaction-history";
const tag = "Drafts";

export const getReplyRules = defineRoute({
  operationId: "getReplyRules",
  method: "GET",
  path: "/interactions/{interactionId}/writing-rules",
  service,
  action: "interactions.read",
  tag,
  summary: "What holds for answers in an interaction",
  params: closed({ interactionId: Uuid }),
  responses: { 200: WritingRules },
});
export const getNewMailRules = defineRoute({
  operationId: "getNewMailRules",
  method: "GET",
  path: "/accounts/{accountId}/writing-rules",
  service,
  action: "interactions.pick",
  tag,
  summary: "What holds for new mail from an account",
  params: closed({ accountId: Uuid }),
  responses: { 200: WritingRules },
});
