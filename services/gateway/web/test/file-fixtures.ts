/** Files of mail that is written, as the API answers. */
import type { FastifyRequest } from "fastify";
import type { Upload } from "@mailroom/contracts/api/upload";
import { type Canned, ok, refusal } from "./canned.ts";
import * as data from "./fixtures.ts";

const megabyte = 1024 * 1024;

export const limits: Canned = ok({ maxTotalBytes: 25 * megabyte, maxFiles: 99 });

/** Takes any file but films, which are too long. */
export function takeFile({ query }: FastifyRequest): Canned {
  const named = typeof query === "object" && query !== null && "filename" in query ? String(query.filename) : "";
  if (named.endsWith(".mov")) {
    const detail = "The files of one message may have 25 MB together. Leave one out, or send it another way.";
    return refusal(413, "attachments-too-large", detail);
  }
  const times = { createdAt: data.minutesAgo(0), expiresAt: data.minutesAgo(-2_880) };
  const body: Upload = {
    id: data.id(7_000 + named.length),
    filename: named,
    contentType: "application/pdf",
    sizeBytes: 812,
    ...times,
  };
  return { status: 201, body };
}

export const picked = (name: string, bytes: number) => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.alloc(bytes, 1),
});
