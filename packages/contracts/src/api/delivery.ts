import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { deliveryStates, RecipientResult } from "../events/delivery.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

export const refusedRecipients = Type.Integer({
  minimum: 0,
  description:
    "How many of the recipients' servers refused it for good: above 0 also what was sent did not reach everybody",
});

export const DeliveryAttempt = closed({
  n: Type.Integer(),
  startedAt: Instant,
  endedAt: nullable(Instant),
  /** `interrupted`: the worker died before the message's end was allowed: nothing was sent. */
  outcome: nullable(Type.Enum(["accepted", "deferred", "refused", "interrupted", "uncertain"])),
  reply: nullable(Type.String()),
});

export const Delivery = closed({
  id: Uuid,
  interactionId: Uuid,
  accountId: Uuid,
  state: Type.Enum([...deliveryStates]),
  messageId: Type.String({ description: "The Message-ID header field" }),
  subject: Type.String(),
  recipients: Type.Array(RecipientResult),
  refusedRecipients,
  attempts: Type.Array(DeliveryAttempt),
  queuedAt: Instant,
  nextAttemptAt: nullable(Instant),
  /** Null unless it is deferred; `detail` says it in words. */
  deferredBy: nullable(
    Type.Enum(["failure", "send-budget"], {
      description: "A server that failed for now, or the account has sent as much as its provider allows",
    }),
  ),
  sentAt: nullable(Instant),
  detail: nullable(Type.String()),
  sentCopy: Type.Enum(["not-yet", "pending", "appended", "already-there", "refused", "provider"], {
    description: "The copy in the Sent mailbox: a step of its own, it never sends again",
  }),
});
export type Delivery = Static<typeof Delivery>;

const deliveryParams = closed({ deliveryId: Uuid });
const service = "smtp-send";
const tag = "Deliveries";

export const listDeliveries = defineRoute({
  operationId: "listDeliveries",
  method: "GET",
  path: "/deliveries",
  service,
  action: "deliveries.read",
  tag,
  summary: "List deliveries, newest first",
  query: listQuery({
    accountId: Type.Optional(Uuid),
    interactionId: Type.Optional(Uuid),
    state: Type.Optional(Type.Enum([...deliveryStates])),
  }),
  responses: { 200: pageOf(Delivery) },
});
export const getDelivery = defineRoute({
  operationId: "getDelivery",
  method: "GET",
  path: "/deliveries/{deliveryId}",
  service,
  action: "deliveries.read",
  tag,
  summary: "Get a delivery with its attempts",
  params: deliveryParams,
  responses: { 200: Delivery },
});
export const retryDelivery = defineRoute({
  operationId: "retryDelivery",
  method: "POST",
  path: "/deliveries/{deliveryId}/retry",
  service,
  action: "deliveries.write",
  tag,
  summary: "Send a failed, deferred or uncertain delivery again, to the recipients who have not accepted it",
  description: "For an uncertain one a person decides: the customer may have it already.",
  params: deliveryParams,
  idempotencyKey: "required",
  responses: { 202: Delivery },
});
export const cancelDelivery = defineRoute({
  operationId: "cancelDelivery",
  method: "POST",
  path: "/deliveries/{deliveryId}/cancel",
  service,
  action: "deliveries.write",
  tag,
  summary: "Give up a delivery that has not been sent",
  description: "Only while it waits: 409 `delivery-state` otherwise. Cancelling twice is the same.",
  params: deliveryParams,
  responses: { 200: Delivery },
});
