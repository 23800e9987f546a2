/** How long a signed-in browser stays signed in. */
export type SessionTerms = {
  /** Ends this long after the last call. */
  readonly idleMs: number;
  /** Ends this long after sign-in, used or not. */
  readonly lifetimeMs: number;
};

export type Session = {
  readonly id: string;
  readonly userId: string;
  readonly lastSeenAt: Date;
  /** The absolute end. */
  readonly endsAt: Date;
};

/** The earlier of the idle end and the absolute one: the session is over at that instant. */
export function expiryOf(session: Session, terms: SessionTerms): Date {
  return new Date(Math.min(session.lastSeenAt.getTime() + terms.idleMs, session.endsAt.getTime()));
}

export function isAlive(session: Session, terms: SessionTerms, now: Date): boolean {
  return now < expiryOf(session, terms);
}

/** Writes of "last seen" and "last used" are spared within this time: one row write a minute, not one a call. */
const seenEveryMs = 60_000;

export function isWorthNoting(lastSeenAt: Date | null, now: Date): boolean {
  return lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= seenEveryMs;
}
