import type { Action } from "@mailroom/contracts/action";
import {
  cancelDelivery as cancelRoute,
  getDelivery as getRoute,
  listDeliveries as listRoute,
  retryDelivery as retryRoute,
  type Delivery as ShownDelivery,
} from "@mailroom/contracts/api/delivery";
import type { Principal } from "@mailroom/contracts/principal";
import type { Cursor } from "@mailroom/http/cursor";
import { implement } from "@mailroom/http/implement";
import { assertCan } from "@mailroom/policy/can";
import { principalIdOf } from "@mailroom/policy/principal-id";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { Delivery } from "../domain/delivery.ts";
import { deliveryNotFound } from "../domain/errors.ts";
import type { Attempt, DeliveryPage } from "../operations/ports.ts";

type ReadDelivery = {
  readonly delivery: Delivery;
  readonly attempts: readonly Attempt[];
  readonly linkedAgentIds: readonly string[];
};

export type DeliveryRoutePorts = {
  readonly find: (deliveryId: string) => Promise<ReadDelivery | null>;
  readonly list: (page: DeliveryPage) => Promise<ReadDelivery[]>;
  readonly cancel: (deliveryId: string) => Promise<void>;
  readonly retry: (
    deliveryId: string,
    request: { principalId: string; operationId: string; key: string; requestHash: string },
  ) => Promise<void>;
  readonly cursor: Cursor;
};

const Position = Type.Object({ queuedAt: Type.String(), id: Type.String() });

export function addDeliveryRoutes(server: FastifyInstance, ports: DeliveryRoutePorts): void {
  const permitted = async (deliveryId: string, principal: Principal, action: Action): Promise<ReadDelivery> => {
    const found = await ports.find(deliveryId);
    if (found === null) throw deliveryNotFound();
    const { delivery, linkedAgentIds } = found;
    assertCan(principal, action, { kind: "account", accountId: delivery.accountId, linkedAgentIds });
    return found;
  };
  const shown = async (deliveryId: string): Promise<ShownDelivery> => {
    const found = await ports.find(deliveryId);
    if (found === null) throw deliveryNotFound();
    return show(found);
  };

  implement(server, listRoute, async ({ query, principal }) => {
    const limit = query.limit ?? 50;
    const rows = await ports.list({
      accountId: query.accountId ?? null,
      interactionId: query.interactionId ?? null,
      state: query.state ?? null,
      accountIds: principal.kind === "api-key" ? principal.accountIds : null,
      linkedAgentId: principal.kind === "user" && principal.role === "agent" ? principal.userId : null,
      after: query.cursor === undefined ? null : ports.cursor.decodeAs(Position, query.cursor),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1)?.delivery : undefined;
    const nextCursor =
      last === undefined ? null : ports.cursor.encode({ queuedAt: last.queuedAt.toISOString(), id: last.deliveryId });
    return { status: 200, body: { items: page.map(show), page: { nextCursor } } };
  });

  implement(server, getRoute, async ({ params, principal }) => ({
    status: 200,
    body: show(await permitted(params.deliveryId, principal, "deliveries.read")),
  }));

  implement(server, retryRoute, async ({ params, principal, idempotencyKey, requestHash }) => {
    await permitted(params.deliveryId, principal, "deliveries.write");
    const operationId = retryRoute.operationId;
    await ports.retry(params.deliveryId, {
      principalId: principalIdOf(principal),
      operationId,
      key: idempotencyKey,
      requestHash,
    });
    return { status: 202, body: await shown(params.deliveryId) };
  });

  implement(server, cancelRoute, async ({ params, principal }) => {
    await permitted(params.deliveryId, principal, "deliveries.write");
    await ports.cancel(params.deliveryId);
    return { status: 200, body: await shown(params.deliveryId) };
  });
}

function show({ delivery, attempts }: ReadDelivery): ShownDelivery {
  return {
    id: delivery.deliveryId,
    interactionId: delivery.interactionId,
    accountId: delivery.accountId,
    state: delivery.state,
    messageId: delivery.messageId,
    subject: delivery.subject,
    recipients: [...delivery.recipients],
    refusedRecipients: delivery.recipients.filter(({ state }) => state === "refused").length,
    attempts: attempts.map((attempt) => ({
      n: attempt.n,
      startedAt: attempt.startedAt.toISOString(),
      endedAt: attempt.endedAt?.toISOString() ?? null,
      outcome: attempt.outcome,
      reply: attempt.reply,
    })),
    queuedAt: delivery.queuedAt.toISOString(),
    nextAttemptAt: delivery.nextAttemptAt?.toISOString() ?? null,
    deferredBy: delivery.deferredBy,
    sentAt: delivery.sentAt?.toISOString() ?? null,
    detail: delivery.detail,
    sentCopy: delivery.sentCopy,
  };
}
