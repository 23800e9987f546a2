import { previewReply as previewRoute } from "@mailroom/contracts/api/interaction";
import { implement } from "@mailroom/http/implement";
import { previewDocument } from "@mailroom/templates/preview-document";
import type { FastifyInstance } from "fastify";
import { previewReply } from "../operations/preview-reply.ts";
import type { HttpParts } from "./parts.ts";

export function addReplyPreviewRoute(server: FastifyInstance, { read, reply, render }: HttpParts): void {
  const parts = { layout: reply.layout, blobs: render.blobs };
  implement(server, previewRoute, async ({ principal, params: { interactionId }, body: { text } }) => {
    const wrapped = await previewReply(read, parts, { principal, interactionId, text });
    const html = previewDocument.ofHtml(wrapped.html);
    return { status: 200, body: { html, text: wrapped.text, warnings: [...wrapped.warnings] } };
  });
}
