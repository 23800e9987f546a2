import { parseCookie, stringifySetCookie } from "cookie";
import type { FastifyRequest } from "fastify";

const cookieName = "mailroom_session";

export function readSessionCookie(request: FastifyRequest): string | null {
  const header = request.headers.cookie;
  const token = header === undefined ? undefined : parseCookie(header)[cookieName];
  return token === undefined || token === "" ? null : token;
}

/** `always` marks it Secure even where TLS ends somewhere before us without telling. */
export function sessionCookie(
  request: FastifyRequest,
  value: { readonly token: string; readonly maxAgeSeconds: number; readonly secure: "always" | "over-https" },
): string {
  return stringifySetCookie({
    name: cookieName,
    value: value.token,
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: value.secure === "always" || request.protocol === "https",
    maxAge: value.maxAgeSeconds,
  });
}
