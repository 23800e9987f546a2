import type { Readable } from "node:stream";
import type { RouteContract } from "@mailroom/contracts/define-route";
import type { Principal } from "@mailroom/contracts/principal";
import type { FastifyRequest } from "fastify";
import type { Static, TSchema } from "typebox";
import type { RenderedList } from "./rendered-list.ts";

type PartOf<S, Missing> = S extends TSchema ? Static<S> : Missing;

export type ParamsOf<R extends RouteContract> = PartOf<R["params"], undefined>;
export type QueryOf<R extends RouteContract> = PartOf<R["query"], undefined>;
/** Without a schema: all headers, as Node gives them. */
export type HeadersOf<R extends RouteContract> = PartOf<R["headers"], Readonly<Record<string, unknown>>>;
/** JSON, validated. Where the route consumes no JSON it is undefined: read the stream `raw.body`. */
export type BodyOf<R extends RouteContract> = PartOf<R["body"], undefined>;
export type PrincipalOf<R extends RouteContract> = R["action"] extends "public" ? null : Principal;
export type IdempotencyKeyOf<R extends RouteContract> = R["idempotencyKey"] extends "required" ? string : string | null;

/** What a handler gets: everything validated against the route's contract and typed by it. */
export type Call<R extends RouteContract> = {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly headers: HeadersOf<R>;
  readonly principal: PrincipalOf<R>;
  readonly idempotencyKey: IdempotencyKeyOf<R>;
  /** For `withIdempotency`: the same call has the same hash. */
  readonly requestHash: string;
  /** Aborts when the caller has gone away. */
  readonly signal: AbortSignal;
  readonly raw: FastifyRequest;
};

type Headers = Readonly<Record<string, string | number>>;
type StreamAnswer = { readonly stream: Readable | AsyncIterable<Uint8Array | string> };
/** Handlers may give what they hold read-only: it is only written out. */
export type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: DeepReadonly<T[Name]> }
    : T;
/** Only of what is a page of a list. */
type RenderedOf<S extends TSchema> =
  Static<S> extends { readonly items: readonly unknown[]; readonly page: unknown }
    ? { readonly rendered: RenderedList }
    : never;
type ContentOf<R extends RouteContract, S> = S extends TSchema
  ? R["produces"] extends string
    ? { readonly body: string | Uint8Array } | StreamAnswer
    : { readonly body: DeepReadonly<Static<S>> } | RenderedOf<S>
  : { readonly body?: undefined };

/** What a handler gives: one of the statuses of the contract, with the body that belongs to it. */
export type Answer<R extends RouteContract> = {
  [Status in keyof R["responses"] & number]: {
    readonly status: Status;
    readonly headers?: Headers;
  } & ContentOf<R, R["responses"][Status]>;
}[keyof R["responses"] & number];
