import { isUtf8 } from "node:buffer";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { FastifyInstance } from "fastify";
import { jsonMediaTypes } from "./media-type.ts";
import { findRepeatedName } from "./repeated-name.ts";

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
  if (text.trim() === "") return undefined;
  const value: unknown = JSON.parse(text);
  const repeated = findRepeatedName(text);
  if (repeated === null) return value;
  const detail = `The name at character ${repeated} stands a second time in its object: which value counts is not certain.`;
  throw new DomainError("malformed-json", "invalid", detail, { status: 400 });
}

/** The parser's message quotes the body, which must not reach a log; the position is enough to find the fault. */
function malformed(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  const where = position === undefined ? "" : ` The fault is at character ${position}.`;
  return new DomainError("malformed-json", "invalid", `The body is not valid JSON.${where}`, { status: 400 });
}
