import { isUtf8 } from "node:buffer";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { FastifyInstance } from "fastify";
import { jsonMediaTypes } from "./media-type.ts";

/**
 * JSON bodies (an empty one is no body); every other media type reaches the handler as a stream, which `implement` lets
 * through only where the route consumes it.
 */
export function addBodyParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser([...jsonMediaTypes], { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, parseJson(textOf(body)));
    } catch (error) {
      done(malformed(error));
    }
  });
  server.addContentTypeParser("*", (_request, payload, done) => {
    done(null, payload);
  });
}

/** RFC 8259 §8.1: UTF-8 only. Another encoding, read as if it were, would store other letters than were sent. */
function textOf(body: string | Buffer): string {
  if (typeof body === "string") return body;
  if (!isUtf8(body)) throw new DomainError("malformed-json", "invalid", "The body is not UTF-8.", { status: 400 });
  return body.toString("utf8");
}

function parseJson(text: string): unknown {
  return text.trim() === "" ? undefined : JSON.parse(text);
}

/** The parser's message quotes the body, which must not reach a log; the position is enough to find the fault. */
function malformed(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  const where = position === undefined ? "" : ` The fault is at character ${position}.`;
  return new DomainError("malformed-json", "invalid", `The body is not valid JSON.${where}`, { status: 400 });
}
