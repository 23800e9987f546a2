import type { RouteContract } from "@mailroom/contracts/define-route";
import { DomainError, type FieldError } from "@mailroom/contracts/domain-error";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { signalOf } from "./caller-signal.ts";
import type { BodyOf, Call, HeadersOf, IdempotencyKeyOf, ParamsOf, PrincipalOf, QueryOf } from "./call.ts";
import { coerceText } from "./coercion.ts";
import { consumesJson } from "./media-type.ts";
import { requestHashOf } from "./request-hash.ts";
import { makeValidator, type Reading, type Validator } from "./validator.ts";

type CallReader<R extends RouteContract> = (
  request: FastifyRequest,
  reply: FastifyReply,
  principal: PrincipalOf<R>,
) => Call<R>;

/**
 * Reads the calls of one route: validates each part, gathers all faults of query, headers and body in one refusal.
 * Schemas are compiled when the reader is made.
 */
export function makeCallReader<R extends RouteContract>(route: R): CallReader<R> {
  const readParams = makeValidator<ParamsOf<R>>(route.params, "path");
  const readQuery = makeQueryReader<QueryOf<R>>(route);
  const readHeaders = makeHeaderReader<HeadersOf<R>>(route);
  const readBody = makeBodyReader<BodyOf<R>>(route);
  return (request, reply, principal) => {
    const idempotencyKey = readIdempotencyKey(route, request);
    const params = readParams(coerceText(route.params, request.params));
    if (!params.ok) throw nothingThere(params.faults);
    const query = readQuery(request.query);
    const headers = readHeaders(request.headers);
    const body = readBody(request.body);
    if (!query.ok || !headers.ok || !body.ok) {
      throw invalidRequest([query, headers, body].flatMap((part) => (part.ok ? [] : part.faults)));
    }
    return {
      params: params.value,
      query: query.value,
      headers: headers.value,
      body: body.value,
      principal,
      idempotencyKey,
      // most calls are never repeated, and nobody asks
      get requestHash() {
        return requestHashOf(route.operationId, params.value, body.value);
      },
      signal: signalOf(reply),
      raw: request,
    };
  };
}

/** A mistyped parameter is never passed over without a word, whether a call has others or none. */
function makeQueryReader<T>(route: RouteContract): Validator<T> {
  const validate = makeValidator<T>(route.query, "query");
  if (route.query !== undefined) return (given) => validate(coerceText(route.query, given));
  const validateNone = makeValidator(Type.Object({}), "query");
  return (given) => {
    const none = validateNone(given);
    return none.ok ? validate(undefined) : none;
  };
}

/** Calls bring many headers besides the contract's, so that this part alone is open. */
function makeHeaderReader<T>(route: RouteContract): Validator<T> {
  const schema = route.headers === undefined ? undefined : { ...route.headers, additionalProperties: true };
  return makeValidator<T>(schema, "header");
}

function makeBodyReader<T>(route: RouteContract): Validator<T> {
  const validate = makeValidator<T>(route.body, "body");
  if (!consumesJson(route)) return () => validate(undefined);
  if (route.body === undefined) {
    return (value) => (isNothing(value) ? validate(undefined) : refused("This call takes no body."));
  }
  if (route.isBodyOptional === true) return (value) => validate(value ?? {});
  return (value) => (value === undefined ? refused("A JSON body is required.") : validate(value));
}

function refused(detail: string): Reading<never> {
  return { ok: false, faults: [{ pointer: "", detail }] };
}

/** Some clients send `{}` or `null` where there is nothing to say. */
function isNothing(body: unknown): boolean {
  return body === undefined || body === null || (typeof body === "object" && Object.keys(body).length === 0);
}

/** Visible ASCII, as the draft standard for this header has it; longer than any UUID or hash. */
const idempotencyKeyForm = /^[\x21-\x7e]{1,255}$/;

function readIdempotencyKey<R extends RouteContract>(route: R, request: FastifyRequest): IdempotencyKeyOf<R> {
  const header = route.idempotencyKey === undefined ? undefined : request.headers["idempotency-key"];
  const key = typeof header === "string" && header !== "" ? header : null;
  if (!isKeyFor(route, key)) {
    const detail = "Send an Idempotency-Key header (a UUID, new for each new intent): repeating the call is then safe.";
    throw new DomainError("idempotency-key-missing", "invalid", detail, { status: 400 });
  }
  if (typeof key === "string" && !idempotencyKeyForm.test(key)) {
    const detail = "At most 255 characters: letters, digits and punctuation.";
    throw invalidRequest([{ pointer: "#header/idempotency-key", detail }]);
  }
  return key;
}

function isKeyFor<R extends RouteContract>(route: R, key: string | null): key is IdempotencyKeyOf<R> {
  return key !== null || route.idempotencyKey !== "required";
}

/** A path that cannot name anything is not found: the caller followed a broken link, it filled in no form. */
function nothingThere(faults: readonly FieldError[]): DomainError {
  const named = faults.map(({ pointer, detail }) => `${pointer.replace("#path/", "")}: ${detail}`).join(" ");
  return new DomainError("not-found", "not-found", `Nothing can be found at this address. ${named}`, {
    fields: faults,
  });
}

function invalidRequest(faults: readonly FieldError[]): DomainError {
  const [only, ...others] = faults;
  const detail =
    only !== undefined && others.length === 0
      ? `${only.pointer === "" ? "" : `${only.pointer}: `}${only.detail}`
      : `${faults.length} fields are not as they must be.`;
  return new DomainError("invalid-request", "invalid", detail, { fields: faults });
}
