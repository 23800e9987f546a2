import { DomainError } from "@mailroom/contracts/domain-error";
import { expiryOf, type Session, type SessionTerms } from "../domain/session.ts";
import { judgeAttempt } from "../domain/sign-in-limit.ts";
import { emailKeyOf, type User } from "../domain/user.ts";
import type { Clock, MakeId, Passwords, SignInKeys, Tokens, WithTransaction } from "./ports.ts";

export type SignInPorts = {
  readonly withTransaction: WithTransaction;
  readonly passwords: Passwords;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly terms: SessionTerms;
};

export type SignIn = {
  readonly emailAddress: string;
  readonly password: string;
  /** The client's network address. */
  readonly source: string;
};

export type SignedIn = { readonly user: User; readonly token: string; readonly expiresAt: Date; readonly endsAt: Date };

/**
 * Signs a person in. One refusal for every cause, after the same work, so that nobody learns which addresses exist.
 *
 * @throws DomainError `too-many-attempts` (429), `sign-in-refused` (401)
 */
export async function createSession(ports: SignInPorts, signIn: SignIn): Promise<SignedIn> {
  const { withTransaction, passwords, tokens, clock, makeId, terms } = ports;
  const emailKey = emailKeyOf(signIn.emailAddress);
  const keys = { address: tokens.hash(emailKey), source: tokens.hash(signIn.source) };
  await countAttempt(ports, keys);
  const found = await withTransaction(({ users }) => users.findByEmailKey(emailKey));
  const isRight = await passwords.verify(found?.passwordHash ?? null, signIn.password);
  if (found === null || !isRight || !found.user.active) {
    throw new DomainError("sign-in-refused", "forbidden", "Address or password is wrong.", { status: 401 });
  }
  const now = clock.now();
  const token = tokens.make();
  const session: Session = {
    id: makeId(),
    userId: found.user.id,
    lastSeenAt: now,
    endsAt: new Date(now.getTime() + terms.lifetimeMs),
  };
  const user = { ...found.user, lastSeenAt: now };
  await withTransaction(async ({ users, sessions, attempts }) => {
    await attempts.forgive(keys);
    await sessions.insert(session, tokens.hash(token));
    await users.noteSeen(user.id, now);
  });
  return { user, token, expiresAt: expiryOf(session, terms), endsAt: session.endsAt };
}

/** Committed by itself: a refused attempt counts too. */
async function countAttempt(ports: SignInPorts, keys: SignInKeys): Promise<void> {
  const now = ports.clock.now();
  const counts = await ports.withTransaction(({ attempts }) => attempts.count(keys, now));
  const verdict = judgeAttempt(counts, now);
  if (verdict.kind === "allowed") return;
  const { retryAfterSeconds } = verdict;
  const minutes = Math.ceil(retryAfterSeconds / 60);
  throw new DomainError(
    "too-many-attempts",
    "unavailable",
    `Too many attempts to sign in. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    { status: 429, retryAfterSeconds },
  );
}
