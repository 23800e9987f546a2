import type { RouteContract } from "@mailroom/contracts/define-route";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { FastifyRequest } from "fastify";

export const jsonMediaTypes: readonly string[] = ["application/json", "application/merge-patch+json"];

export function consumedBy(route: RouteContract): readonly string[] {
  return route.consumes ?? ["application/json"];
}

/** Whether the body is parsed and validated; else the handler reads the stream. */
export function consumesJson(route: RouteContract): boolean {
  return consumedBy(route).some((type) => jsonMediaTypes.includes(type));
}

/** Whether a body is read at all, be it validated JSON or an upload. */
export function readsBody(route: RouteContract): boolean {
  return route.body !== undefined || !consumesJson(route);
}

/** @throws DomainError `unsupported-media-type` (415) when there is a body of a type or encoding that the route does not take */
export function requireMediaType(route: RouteContract, request: FastifyRequest): void {
  const { headers } = request;
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  if (!hasBody) return;
  requirePlainEncoding(headers["content-encoding"]);
  const mediaType = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (consumedBy(route).includes(mediaType)) return;
  const named = mediaType === "" ? "The body has no Content-Type" : "This Content-Type is not supported here";
  const detail = `${named}. Send the body as ${consumedBy(route).join(" or ")}.`;
  throw new DomainError("unsupported-media-type", "invalid", detail, { status: 415 });
}

/** Nothing is unpacked here: a file that was packed on the way would be stored, and sent to customers, as it came. */
function requirePlainEncoding(encoding: string | undefined): void {
  if (encoding === undefined || /^\s*(identity)?\s*$/i.test(encoding)) return;
  const detail = "A body with Content-Encoding is not unpacked here. Send it as it is.";
  throw new DomainError("unsupported-media-type", "invalid", detail, { status: 415 });
}
