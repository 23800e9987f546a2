/**
 * Calls routes of the public API by their contracts: parameters and answers are typed by them, and an answer that is not
 * what its contract says is an error of its own. So every story is a contract test as well.
 */
import type { RouteContract } from "@mailroom/contracts/define-route";
import { payloadCheck } from "@mailroom/contracts/payload-check";
import { Problem } from "@mailroom/contracts/problem";
import type { Static, TSchema } from "typebox";
import { RestError, type RestClient } from "../scripts/demo/rest-client.ts";

type PartsOf<R extends RouteContract> = {
  readonly [Name in "params" | "query" | "body" as R[Name] extends TSchema ? Name : never]: R[Name] extends TSchema
    ? Static<R[Name]>
    : never;
};

type OptionalPart<R extends RouteContract> = "query" | (R["isBodyOptional"] extends true ? "body" : never);

/** What the route's contract asks for. `query` may be left out, and a body that is optional. */
export type CallInput<R extends RouteContract> = Omit<PartsOf<R>, OptionalPart<R>> &
  Partial<Pick<PartsOf<R>, Extract<keyof PartsOf<R>, OptionalPart<R>>>> & { readonly headers?: Record<string, string> };

type ContentOf<S> = S extends TSchema ? Static<S> : unknown;
export type ResultOf<R extends RouteContract> = ContentOf<R["responses"][keyof R["responses"]]>;

/** @throws RestError for answers other than 2xx. */
export async function callRoute<R extends RouteContract>(
  client: RestClient,
  route: R,
  input: CallInput<R>,
): Promise<ResultOf<R>> {
  const given: Untyped = input;
  const path = withQuery(withParams(route.path, given.params ?? {}), given.query ?? {});
  const { status, body } =
    route.method === "GET" ? await client.get(path) : await client.send(route.method, path, given.body, given.headers);
  if (!isResult(route, status, body)) {
    throw new Error(`${route.operationId} answered ${status} with what its contract does not know`);
  }
  return body;
}

type Untyped = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

function withParams(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(params[name])));
}

function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return path;
  const texts = Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
  return `${path}?${new URLSearchParams(texts).toString()}`;
}

function isResult<R extends RouteContract>(route: R, status: number, body: unknown): body is ResultOf<R> {
  const schema = route.responses[status];
  return schema === null || (schema !== undefined && payloadCheck(schema).is(body));
}

type Page<I> = { readonly items: readonly I[]; readonly page: { readonly nextCursor: string | null } };
type Paging = { readonly limit: number; readonly cursor?: string };

/** All rows of a list, page by page: `listAll((paging) => callRoute(client, listOffers, { query: { ...paging } }))`. */
export async function listAll<I>(readPage: (paging: Paging) => Promise<Page<I>>): Promise<I[]> {
  const limit = 200;
  const rows: I[] = [];
  let paging: Paging | null = { limit };
  while (paging !== null) {
    const { items, page }: Page<I> = await readPage(paging);
    rows.push(...items);
    paging = page.nextCursor === null ? null : { limit, cursor: page.nextCursor };
  }
  return rows;
}

/** The problem (RFC 9457) that a call is refused with. Throws where it succeeds, or fails otherwise. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  const error = await call.then(
    () => new Error("the call was expected to be refused, but succeeded"),
    (reason: unknown) => reason,
  );
  if (error instanceof RestError && payloadCheck(Problem).is(error.body)) return error.body;
  throw error;
}
