import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { isExpired } from "../domain/api-key.ts";
import { expiryOf, isAlive, isWorthNoting, type SessionTerms } from "../domain/session.ts";
import type { User } from "../domain/user.ts";
import type { ApiKeyStore, Clock, SessionStore, Tokens, UserStore } from "./ports.ts";

/** What a request brings to prove who sends it. */
export type Credential =
  | { readonly kind: "session"; readonly token: string }
  | { readonly kind: "api-key"; readonly key: string; readonly source: string };

export type Identity =
  | {
      readonly kind: "session";
      readonly principal: Principal;
      readonly sessionId: string;
      readonly user: User;
      readonly expiresAt: Date;
    }
  | { readonly kind: "api-key"; readonly principal: Principal };

export type AuthenticatePorts = {
  readonly sessions: SessionStore;
  readonly users: UserStore;
  readonly apiKeys: ApiKeyStore;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly terms: SessionTerms;
  readonly isInCidrs: (address: string, cidrs: readonly string[]) => boolean;
};

/**
 * Who sends this. null: the session is over or never was.
 *
 * @throws DomainError `not-signed-in` (401) for an API key that is wrong, expired or used from elsewhere
 */
export async function authenticate(ports: AuthenticatePorts, credential: Credential): Promise<Identity | null> {
  switch (credential.kind) {
    case "session":
      return bySession(ports, credential.token);
    case "api-key":
      return byApiKey(ports, credential.key, credential.source);
  }
}

async function bySession(ports: AuthenticatePorts, token: string): Promise<Identity | null> {
  const { sessions, users, tokens, clock, terms } = ports;
  const found = await sessions.findByTokenHash(tokens.hash(token));
  const now = clock.now();
  if (found === null || !isAlive(found.session, terms, now)) return null;
  let { session, user } = found;
  if (isWorthNoting(session.lastSeenAt, now)) {
    session = { ...session, lastSeenAt: now };
    user = { ...user, lastSeenAt: now };
    await sessions.noteSeen(session.id, now);
    await users.noteSeen(user.id, now);
  }
  return {
    kind: "session",
    principal: { kind: "user", userId: user.id, role: user.role },
    sessionId: session.id,
    user,
    expiresAt: expiryOf(session, terms),
  };
}

async function byApiKey(ports: AuthenticatePorts, text: string, source: string): Promise<Identity> {
  const { apiKeys, tokens, clock, isInCidrs } = ports;
  const key = await apiKeys.findByHash(tokens.hash(text));
  const now = clock.now();
  if (key === null || isExpired(key, now)) throw keyRefusal("The API key is unknown, revoked or expired.");
  if (key.cidrs !== null && !isInCidrs(source, key.cidrs)) {
    throw keyRefusal("The API key may not be used from this network address.");
  }
  if (isWorthNoting(key.lastUsedAt, now)) await apiKeys.noteUsed(key.id, now);
  return {
    kind: "api-key",
    principal: {
      kind: "api-key",
      apiKeyId: key.id,
      scopes: [...key.scopes],
      accountIds: key.accountIds === null ? null : [...key.accountIds],
    },
  };
}

function keyRefusal(message: string): DomainError {
  return new DomainError("not-signed-in", "forbidden", message, { status: 401 });
}
