import {
  closeInteraction as closeRoute,
  countInactiveInteractions as countInactiveRoute,
  getInteraction as getRoute,
  listAccountCounts as countsRoute,
  listInteractions as listRoute,
  replyToInteraction as replyRoute,
  setReadState as readStateRoute,
} from "@mailroom/contracts/api/interaction";
import { implement } from "@mailroom/http/implement";
import { principalIdOf } from "@mailroom/policy/principal-id";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { closeInteraction } from "../operations/close-interaction.ts";
import {
  countInactiveInteractions,
  getInteraction,
  listAccountCounts,
  listInteractions,
} from "../operations/read-interactions.ts";
import { replyToInteraction } from "../operations/reply-to-interaction.ts";
import { setReadState } from "../operations/set-read-state.ts";
import { givenChoice } from "./dispositions.ts";
import { toInteractionFilter } from "./interaction-filter.ts";
import { toInteractionView } from "./interaction-view.ts";
import { limitOf, pageOfRows, positionOf } from "./page.ts";
import type { HttpParts } from "./parts.ts";
import { sentDraftOf } from "./sent-draft.ts";

const Activity = Type.Object({ interactionActivityAt: Type.Integer(), id: Type.String() });
const AccountPosition = Type.Object({ countedAccountId: Type.String() });

export function addInteractionRoutes(server: FastifyInstance, parts: HttpParts): void {
  const { cursor, read } = parts;

  implement(server, listRoute, async ({ principal, query }) => {
    const from = positionOf(cursor, Activity, query);
    const after = from === null ? null : { at: new Date(from.interactionActivityAt), id: from.id };
    const limit = limitOf(query);
    const filter = toInteractionFilter(query);
    const rows = await listInteractions(read, principal, { filter, after, limit: limit + 1 });
    const { items, page } = pageOfRows(rows, limit, ({ lastActivityAt, id }) =>
      cursor.encode({ interactionActivityAt: lastActivityAt.getTime(), id }),
    );
    return { status: 200, body: { items: items.map(toInteractionView), page } };
  });

  implement(server, getRoute, async ({ principal, params }) => {
    const interaction = await getInteraction(read, principal, params.interactionId);
    return { status: 200, body: toInteractionView(interaction) };
  });

  implement(server, countsRoute, async ({ principal, query }) => {
    const afterId = positionOf(cursor, AccountPosition, query)?.countedAccountId ?? null;
    const limit = limitOf(query);
    const rows = await listAccountCounts(read, principal, { afterId, limit: limit + 1 });
    const { items, page } = pageOfRows(rows, limit, ({ accountId }) => cursor.encode({ countedAccountId: accountId }));
    const counts = items.map((row) => ({ ...row, lastMailAt: row.lastMailAt?.toISOString() ?? null }));
    return { status: 200, body: { items: counts, page } };
  });

  implement(server, countInactiveRoute, async ({ principal, params: { accountId }, query: { minutes } }) => {
    const count = await countInactiveInteractions(read, principal, { accountId, minutes });
    return { status: 200, body: { count } };
  });

  addChanges(server, parts);
}

function addChanges(server: FastifyInstance, parts: HttpParts): void {
  const { transact, transactOnce, reply, clock } = parts;

  implement(server, closeRoute, async ({ principal, params: { interactionId }, body }) => {
    const given = givenChoice(body);
    const closed = await transact((work) => closeInteraction(work, { clock }, { principal, interactionId, given }));
    return { status: 200, body: toInteractionView(closed) };
  });

  implement(server, readStateRoute, async ({ principal, params: { interactionId }, body: { unread } }) => {
    const changed = await transact((work) => setReadState(work, { principal, interactionId, unread }));
    return { status: 200, body: toInteractionView(changed) };
  });

  implement(server, replyRoute, async (call) => {
    const { principal, params, body, headers, idempotencyKey, requestHash } = call;
    const once = {
      principalId: principalIdOf(principal),
      operationId: replyRoute.operationId,
      key: idempotencyKey,
      requestHash,
    };
    const request = { principal, body, ...params, isDraftVersion: sentDraftOf(headers) };
    const answer = await transactOnce(once, (work) => replyToInteraction(work, reply, request));
    return { status: 202, body: answer };
  });
}
