import { Readable } from "node:stream";
import type { RouteContract } from "@mailroom/contracts/define-route";
import type { Logger } from "@mailroom/runtime/logger";
import type { FastifyReply } from "fastify";
import { Compile, type Validator as CompiledSchema } from "typebox/compile";
import { holdToContract } from "./held-answer.ts";
import { type RenderedList, bytesOfList } from "./rendered-list.ts";

/** An {@link Answer} of any route. */
export type AnyAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly rendered?: RenderedList;
  readonly stream?: Readable | AsyncIterable<Uint8Array | string>;
};

/** Sends answers of one route and holds them to the contract: what does not hold becomes a 500 or is logged. */
export function makeAnswerSender(
  route: RouteContract,
  logger: Logger,
): (answer: AnyAnswer, reply: FastifyReply) => FastifyReply {
  const schemas = compileResponses(route);
  const jsonOf = ({ status, body, rendered }: AnyAnswer): string | Buffer => {
    if (rendered !== undefined) return bytesOfList(rendered);
    const schema = schemas.get(status);
    if (schema === undefined) throw new Error(`${route.operationId} has no status ${status} in its contract`);
    holdToContract(body, { schema, operationId: route.operationId, logger });
    return JSON.stringify(body);
  };
  return (answer, reply) => {
    reply.code(answer.status).headers({ ...answer.headers });
    if (answer.stream !== undefined) {
      if (!reply.hasHeader("content-type")) reply.type(route.produces ?? "application/octet-stream");
      return reply.send(contentFor(reply, answer.stream));
    }
    if (answer.body === undefined && answer.rendered === undefined) return reply.send();
    if (route.produces !== undefined) {
      if (!reply.hasHeader("content-type")) reply.type(route.produces);
      return reply.send(answer.body);
    }
    return reply.type("application/json; charset=utf-8").send(jsonOf(answer));
  };
}

function contentFor(reply: FastifyReply, stream: NonNullable<AnyAnswer["stream"]>): Readable {
  const content = stream instanceof Readable ? stream : Readable.from(stream, { objectMode: false });
  if (reply.request.method !== "HEAD") return content;
  // Nobody takes it: megabytes are not to be read only to be thrown away.
  content.destroy();
  return Readable.from([]);
}

function compileResponses(route: RouteContract): Map<number, CompiledSchema> {
  const compiled = new Map<number, CompiledSchema>();
  for (const [status, schema] of Object.entries(route.responses)) {
    if (schema !== null && route.produces === undefined) compiled.set(Number(status), Compile(schema));
  }
  return compiled;
}
