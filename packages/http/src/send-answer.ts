import { Readable } from "node:stream";
import type { RouteContract } from "@mailroom/contracts/define-route";
import type { Logger } from "@mailroom/runtime/logger";
import type { FastifyReply } from "fastify";
import { Compile, type Validator as CompiledSchema } from "typebox/compile";

/** An {@link Answer} of any route. */
export type AnyAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly stream?: Readable | AsyncIterable<Uint8Array | string>;
};

/**
 * Sends answers of one route and holds them to the contract: a field that the schema does not name may be a secret on
 * its way out and becomes a 500; any other difference is logged and sent, as a customer's odd mail must not make a list
 * unreadable.
 */
export function makeAnswerSender(
  route: RouteContract,
  logger: Logger,
): (answer: AnyAnswer, reply: FastifyReply) => FastifyReply {
  const schemas = compileResponses(route);
  return (answer, reply) => {
    reply.code(answer.status).headers({ ...answer.headers });
    if (answer.stream !== undefined) {
      if (!reply.hasHeader("content-type")) reply.type(route.produces ?? "application/octet-stream");
      const { stream } = answer;
      return reply.send(stream instanceof Readable ? stream : Readable.from(stream, { objectMode: false }));
    }
    if (answer.body === undefined) return reply.send();
    if (route.produces !== undefined) {
      if (!reply.hasHeader("content-type")) reply.type(route.produces);
      return reply.send(answer.body);
    }
    checkAnswer(route, answer, { schema: schemas.get(answer.status), logger });
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer.body));
  };
}

function compileResponses(route: RouteContract): Map<number, CompiledSchema> {
  const compiled = new Map<number, CompiledSchema>();
  for (const [status, schema] of Object.entries(route.responses)) {
    if (schema !== null && route.produces === undefined) compiled.set(Number(status), Compile(schema));
  }
  return compiled;
}

function checkAnswer(
  route: RouteContract,
  answer: AnyAnswer,
  parts: { readonly schema: CompiledSchema | undefined; readonly logger: Logger },
): void {
  const { schema, logger } = parts;
  if (schema === undefined) throw new Error(`${route.operationId} has no status ${answer.status} in its contract`);
  if (schema.Check(answer.body)) return;
  const errors = schema.Errors(answer.body);
  const faults = errors.map(({ keyword, schemaPath }) => `${keyword} at ${schemaPath}`).slice(0, 10);
  if (errors.some(({ keyword }) => keyword === "additionalProperties")) {
    throw new Error(`The answer of ${route.operationId} has fields beyond its contract: ${faults.join("; ")}`);
  }
  logger.error({ operationId: route.operationId, faults }, "answer differs from its contract");
}
