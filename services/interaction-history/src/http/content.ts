/** What strangers sent, on its way to a browser: always a download or a page that can do nothing. */
import { contentDisposition } from "@mailroom/attachment-name/content-disposition";
import { getAttachment, getMessageBody, getMessageSource } from "@mailroom/contracts/api/interaction";
import { downloadHeaders } from "@mailroom/http/download-headers";
import { implement } from "@mailroom/http/implement";
import { startedStream } from "@mailroom/http/started-stream";
import type { FastifyInstance } from "fastify";
import { bodyPage, type PagePart } from "../domain/body-page.ts";
import { openAttachment, openBody, openSource } from "../operations/open-content.ts";
import type { BlobReader } from "../operations/ports.ts";
import { toBase64 } from "./base64-stream.ts";
import type { HttpParts } from "./parts.ts";

// Links open in a window of their own, outside the sandbox; nothing else does anything. Images are inside the page.
const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; " +
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

export function addContentRoutes(server: FastifyInstance, { read, render }: HttpParts): void {
  const { blobs } = render;

  implement(server, getMessageBody, async ({ principal, params: { messageId } }) => {
    const page = await openBody(read, render, { principal, messageId });
    const parts = bodyPage(page, (text) => Buffer.from(text, "base64url").toString("utf8"));
    return { status: 200, headers: pageHeaders, stream: await startedStream(writePage(parts, blobs)) };
  });

  implement(server, getMessageSource, async ({ principal, params: { messageId } }) => {
    const hash = await openSource(read, { principal, messageId });
    const headers = {
      ...downloadHeaders,
      "content-type": "message/rfc822",
      "content-disposition": contentDisposition(`message-${messageId}.eml`),
    };
    return { status: 200, headers, stream: await startedStream(blobs.read(hash)) };
  });

  implement(server, getAttachment, async ({ principal, params: { messageId, n } }) => {
    const { hash, sizeBytes, name } = await openAttachment(read, { principal, messageId, n });
    const headers = {
      ...downloadHeaders,
      "content-type": "application/octet-stream",
      "content-length": sizeBytes,
      "content-disposition": contentDisposition(name),
    };
    return { status: 200, headers, stream: await startedStream(blobs.read(hash)) };
  });
}

async function* writePage(parts: readonly PagePart[], blobs: BlobReader): AsyncIterable<Uint8Array> {
  for (const part of parts) {
    if (part.kind === "markup") yield Buffer.from(part.html, "utf8");
    else yield* toBase64(blobs.read(part.hash));
  }
}
