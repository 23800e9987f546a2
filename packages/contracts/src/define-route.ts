import type { TSchema } from "typebox";
import type { Action } from "./action.ts";
import type { ServiceName } from "./service-name.ts";

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * One route of the public API as data: services implement it, the gateway forwards it, OpenAPI and the UI's types are
 * made from it, and `action` is what the policy function is asked before the handler runs.
 */
export type RouteContract = {
  /** camelCase verb and noun; equals the operation's name. */
  readonly operationId: string;
  readonly method: HttpMethod;
  /** With `{parameters}`, below `/api/v1`, e.g. `/accounts/{accountId}`. */
  readonly path: string;
  readonly service: ServiceName;
  /** What the caller must be allowed to do. `public`: anybody may call (sign-in only). `self`: any signed-in principal. */
  readonly action: Action | "public" | "self";
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly headers?: TSchema;
  readonly body?: TSchema;
  /** A JSON body that may be left out: `{}` then. */
  readonly isBodyOptional?: true;
  /** Media types that the body may have, where it is not JSON alone. Without any JSON among them it is an upload: raw bytes. */
  readonly consumes?: readonly string[];
  /** Largest body in bytes; every upload says it. Without it JSON may have 1 MiB. */
  readonly maxBodyBytes?: number;
  /** Status → schema, or null for an empty body. Problems (RFC 9457) are added for every route. */
  readonly responses: Readonly<Record<number, TSchema | null>>;
  /** Media type of a successful answer that is not JSON, e.g. `message/rfc822`. */
  readonly produces?: string;
  /** Sends something or has another effect that must not be doubled: `Idempotency-Key` is required. */
  readonly idempotencyKey?: "required" | "optional";
  /** A GET that does something, or whose answer has no end: HEAD is refused, which must be safe (RFC 9110 §9.2.1). */
  readonly head?: "refused";
  /** Holds something open, such as a connection to a mail server, that ends at once when the caller goes away. */
  readonly endsWithCaller?: true;
  readonly deprecated?: boolean;
};

export function defineRoute<const R extends RouteContract>(route: R): R {
  return route;
}
