import { DomainError } from "@mailroom/contracts/domain-error";
import type { FastifyInstance } from "fastify";
import { jsonMediaTypes } from "./media-type.ts";

/**
 * JSON bodies (an empty one is no body); every other media type reaches the handler as a stream, which `implement` lets
 * through only where the route consumes it.
 */
export function addBodyParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser([...jsonMediaTypes], { parseAs: "string" }, (_request, text, done) => {
    try {
      done(null, parseJson(text.toString()));
    } catch (error) {
      done(malformed(error));
    }
  });
  server.addContentTypeParser("*", (_request, payload, done) => {
    done(null, payload);
  });
}

function parseJson(text: string): unknown {
  return text.trim() === "" ? undefined : JSON.parse(text);
}

/** The parser's message quotes the body, which must not reach a log; the position is enough to find the fault. */
function malformed(error: unknown): DomainError {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  const where = position === undefined ? "" : ` The fault is at character ${position}.`;
  return new DomainError("malformed-json", "invalid", `The body is not valid JSON.${where}`, { status: 400 });
}
