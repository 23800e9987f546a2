import type { RouteContract } from "@mailroom/contracts/define-route";
import type { FastifyRequest } from "fastify";
import { bodyTooLarge } from "./framework-errors.ts";
import { consumesJson } from "./media-type.ts";
import { announcedBytes } from "./upload-body.ts";

/** Of JSON, in bytes, where a route names no other limit. */
export const defaultBodyLimit = 1024 * 1024;

/**
 * For who hands bodies on unread: a service that refuses one closes the connection while it still comes in, and then it
 * is chance whether its refusal arrives or only that the connection is gone.
 * @throws DomainError `body-too-large` (413) when a caller announces more JSON than the route takes
 */
export function requireBodySize(route: RouteContract, request: FastifyRequest): void {
  const { maxBodyBytes = defaultBodyLimit } = route;
  if (consumesJson(route) && (announcedBytes(request) ?? 0) > maxBodyBytes) throw bodyTooLarge(maxBodyBytes);
}
