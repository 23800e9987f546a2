import {
  getMessage as getRoute,
  listAccountMessages as listAccountRoute,
  listMessages as listRoute,
} from "@mailroom/contracts/api/interaction";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { Message } from "../operations/ports.ts";
import { getMessage, listAccountMessages, listMessages } from "../operations/read-messages.ts";
import { readTexts } from "../operations/read-text.ts";
import { toMessageView } from "./message-view.ts";
import { limitOf, pageOfRows, positionOf } from "./page.ts";
import type { HttpParts } from "./parts.ts";

const Before = Type.Object({ messagePosition: Type.Integer() });
const After = Type.Object({ messageAt: Type.Integer(), id: Type.String() });

export function addMessageRoutes(server: FastifyInstance, { read, cursor, render }: HttpParts): void {
  async function toViews(messages: readonly Message[]) {
    const texts = await readTexts(render, messages);
    return messages.map((message) => toMessageView(message, texts.get(message.id) ?? { text: "", isTruncated: false }));
  }

  implement(server, listRoute, async ({ principal, params: { interactionId }, query }) => {
    const beforePosition = positionOf(cursor, Before, query)?.messagePosition ?? null;
    const limit = limitOf(query);
    const rows = await listMessages(read, principal, { interactionId, beforePosition, limit: limit + 1 });
    const { items, page } = pageOfRows(rows, limit, ({ position }) => cursor.encode({ messagePosition: position }));
    return { status: 200, body: { items: await toViews(items), page } };
  });

  implement(server, listAccountRoute, async ({ principal, query }) => {
    const from = positionOf(cursor, After, query);
    const limit = limitOf(query);
    const rows = await listAccountMessages(read, principal, {
      accountId: query.accountId ?? null,
      isUnmatchedOnly: query.unmatched ?? false,
      after: from === null ? null : { at: new Date(from.messageAt), id: from.id },
      limit: limit + 1,
    });
    const { items, page } = pageOfRows(rows, limit, ({ at, id }) => cursor.encode({ messageAt: at.getTime(), id }));
    return { status: 200, body: { items: await toViews(items), page } };
  });

  implement(server, getRoute, async ({ principal, params: { messageId } }) => {
    const message = await getMessage(read, principal, messageId);
    const [body] = await toViews([message]);
    if (body === undefined) throw new Error("a message had no view");
    return { status: 200, body };
  });
}
