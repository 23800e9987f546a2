import { fastifyCookie } from "@fastify/cookie";
import type { FastifyRequest } from "fastify";

const cookieName = "mailroom_session";

export function readSessionCookie(request: FastifyRequest): string | null {
  const header = request.headers.cookie;
  const token = header === undefined ? undefined : fastifyCookie.parse(header)[cookieName];
  return token === undefined || token === "" ? null : token;
}

/** `always` marks it Secure even where TLS ends somewhere before us without telling. */
export function sessionCookie(
  request: FastifyRequest,
  value: { readonly token: string; readonly maxAgeSeconds: number; readonly secure: "always" | "over-https" },
): string {
  return fastifyCookie.serialize(cookieName, value.token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: value.secure === "always" || request.protocol === "https",
    maxAge: value.maxAgeSeconds,
  });
}
