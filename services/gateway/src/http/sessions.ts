import {
  createSession as createSessionRoute,
  deleteSession,
  getSession,
  updateOwnUser,
} from "@mailroom/contracts/api/session";
import { DomainError } from "@mailroom/contracts/domain-error";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Identity } from "../operations/authenticate.ts";
import type { User } from "../domain/user.ts";
import type { SignedIn, SignIn } from "../operations/create-session.ts";
import type { UserUpdate } from "../operations/update-user.ts";
import { refuseCrossSite } from "./authentication.ts";
import { userResource } from "./resources.ts";
import { sessionCookie } from "./session-cookie.ts";

export type SessionRoutes = {
  readonly createSession: (signIn: SignIn) => Promise<SignedIn>;
  readonly deleteSession: (sessionId: string) => Promise<void>;
  readonly updateUser: (update: UserUpdate) => Promise<User>;
  readonly identityOf: (request: FastifyRequest) => Identity | null;
  readonly secure: "always" | "over-https";
  readonly now: () => Date;
  readonly onSignIn: (outcome: "accepted" | "refused") => void;
};

export function addSessionRoutes(server: FastifyInstance, routes: SessionRoutes): void {
  implement(server, createSessionRoute, async ({ body, raw }) => {
    // The cookie is not here yet; a foreign page could still sign a visitor in as somebody it knows.
    refuseCrossSite(raw);
    const signedIn = await signIn(routes, { ...body, source: raw.ip });
    const maxAgeSeconds = Math.floor((signedIn.endsAt.getTime() - routes.now().getTime()) / 1000);
    return {
      status: 201,
      headers: { "set-cookie": sessionCookie(raw, { token: signedIn.token, maxAgeSeconds, secure: routes.secure }) },
      body: { user: userResource(signedIn.user), expiresAt: signedIn.expiresAt.toISOString() },
    };
  });
  implement(server, getSession, ({ raw }) => {
    const { user, expiresAt } = requireSession(routes, raw);
    return Promise.resolve({
      status: 200,
      body: { user: userResource(user), expiresAt: expiresAt.toISOString() },
    });
  });
  implement(server, updateOwnUser, async ({ body, raw }) => {
    const { user } = requireSession(routes, raw);
    const updated = await routes.updateUser({ userId: user.id, change: body, requireVersion: () => undefined });
    return { status: 200, body: userResource(updated) };
  });
  implement(server, deleteSession, async ({ raw }) => {
    await routes.deleteSession(requireSession(routes, raw).sessionId);
    const ended = sessionCookie(raw, { token: "", maxAgeSeconds: 0, secure: routes.secure });
    return { status: 204, headers: { "set-cookie": ended } };
  });
}

async function signIn(routes: SessionRoutes, attempt: SignIn): Promise<SignedIn> {
  try {
    const signedIn = await routes.createSession(attempt);
    routes.onSignIn("accepted");
    return signedIn;
  } catch (error) {
    if (error instanceof DomainError) routes.onSignIn("refused");
    throw error;
  }
}

function requireSession(routes: SessionRoutes, request: FastifyRequest): Extract<Identity, { kind: "session" }> {
  const identity = routes.identityOf(request);
  if (identity?.kind === "session") return identity;
  throw new DomainError("not-found", "not-found", "An API key has no session: only a person who signed in has one.");
}
