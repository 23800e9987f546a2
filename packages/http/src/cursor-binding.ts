/**
 * Ties the cursors of a list to the call whose page they continue: with other filters, another order or another path a
 * position means something else, and pages would be skipped without a word. What goes out carries a seal over operation,
 * path, query (but for `limit` and `cursor` itself) and the list's own cursor; what comes back is checked and handed on
 * without it. So no list can forget to.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { RouteContract } from "@mailroom/contracts/define-route";
import { DomainError } from "@mailroom/contracts/domain-error";
import { requestHashOf } from "./request-hash.ts";
import type { AnyAnswer } from "./send-answer.ts";
import { signingKey } from "./signing-key.ts";

/** What a cursor belongs to: path parameters and query of one call, read and valid. */
type Listing = { readonly params: unknown; readonly query: unknown };

export type CursorBinding = {
  /** The call with the list's own cursor. @throws DomainError `invalid-cursor` for one of another list or other filters */
  open<C extends Listing>(call: C): C;
  /** The answer with its `page.nextCursor` bound to the call. */
  close(answer: AnyAnswer, call: Listing): AnyAnswer;
};

const sealBytes = 12;

export function isList({ method, query }: RouteContract): boolean {
  return (
    method === "GET" &&
    query !== undefined &&
    "properties" in query &&
    isObject(query.properties) &&
    "cursor" in query.properties
  );
}

export function makeCursorBinding({ operationId }: RouteContract, internalKey: string): CursorBinding {
  const key = signingKey(internalKey, "cursor binding");
  const sealOf = (own: string, { params, query }: Listing): Buffer =>
    createHmac("sha256", key)
      .update(requestHashOf(operationId, params, filtersOf(query)))
      .update(own)
      .digest()
      .subarray(0, sealBytes);

  return {
    open(call) {
      const text = cursorOf(call.query);
      if (text === null) return call;
      const end = text.lastIndexOf(".");
      const own = text.slice(0, Math.max(end, 0));
      const seal = Buffer.from(text.slice(end + 1), "base64url");
      if (seal.length !== sealBytes || !timingSafeEqual(seal, sealOf(own, call))) throw refusal();
      return withOwnCursor(call, own);
    },
    close(answer, call) {
      const bind = (own: string) => `${own}.${sealOf(own, call).toString("base64url")}`;
      const { body, rendered } = answer;
      if (rendered !== undefined) return { ...answer, rendered: withNextCursor(rendered, bind) };
      return isObject(body) ? { ...answer, body: withNextCursor(body, bind) } : answer;
    },
  };
}

/** A page may be of another length than the one before. */
function filtersOf(query: unknown): unknown {
  if (!isObject(query)) return query;
  return Object.fromEntries(Object.entries(query).filter(([name]) => name !== "cursor" && name !== "limit"));
}

function cursorOf(query: unknown): string | null {
  return isObject(query) && "cursor" in query && typeof query.cursor === "string" ? query.cursor : null;
}

function withOwnCursor<C extends Listing>(call: C, cursor: string): C {
  return isObject(call.query) ? { ...call, query: { ...call.query, cursor } } : call;
}

function withNextCursor<T extends object>(list: T, bind: (own: string) => string): T {
  if (!("page" in list) || !isObject(list.page) || !("nextCursor" in list.page)) return list;
  const { nextCursor } = list.page;
  return typeof nextCursor === "string" ? { ...list, page: { ...list.page, nextCursor: bind(nextCursor) } } : list;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function refusal(): DomainError {
  const detail = "This cursor belongs to another list or other filters; begin again without it.";
  return new DomainError("invalid-cursor", "invalid", detail, { fields: [{ pointer: "#query/cursor", detail }] });
}
