/**
 * Servers lock out accounts and addresses that log in too often, and nobody may search networks with our tests: so many
 * tests a minute of one account, of one server, and by one caller. Counted in this process; a restart forgets.
 */
import { DomainError } from "@mailroom/contracts/domain-error";

export type TestSubject = {
  /** Who asks. */
  readonly caller: string;
  readonly host?: string;
  readonly accountId?: string;
};

/** @throws DomainError `too-many-tests` (429) with the seconds to wait; then nothing is counted. */
export type TakeTest = (subject: TestSubject, now: Date) => void;

const windowMs = 60_000;
const limits = {
  account: { max: 10, of: "of this account" },
  host: { max: 30, of: "of this server" },
  caller: { max: 60, of: "by you" },
} as const;
type Scope = keyof typeof limits;

export function makeTestLimit(): TakeTest {
  const takenAt = new Map<string, readonly number[]>();
  const recentOf = (key: string, nowMs: number) => (takenAt.get(key) ?? []).filter((at) => nowMs - at < windowMs);
  return (subject, now) => {
    const nowMs = now.getTime();
    forgetOld(takenAt, nowMs);
    const counted = keysOf(subject).map(({ scope, key }) => ({ scope, key, recent: recentOf(key, nowMs) }));
    for (const { scope, recent } of counted) {
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= limits[scope].max) throw tooMany(scope, oldest + windowMs - nowMs);
    }
    for (const { key, recent } of counted) takenAt.set(key, [...recent, nowMs]);
  };
}

function keysOf({ caller, host, accountId }: TestSubject): { scope: Scope; key: string }[] {
  return [
    { scope: "caller", key: `caller ${caller}` },
    ...(host === undefined ? [] : [{ scope: "host" as const, key: `host ${host.toLowerCase().replace(/\.$/, "")}` }]),
    ...(accountId === undefined ? [] : [{ scope: "account" as const, key: `account ${accountId}` }]),
  ];
}

/** Hosts are a caller's choice: the map must not grow with them. */
function forgetOld(takenAt: Map<string, readonly number[]>, nowMs: number): void {
  if (takenAt.size < 1000) return;
  for (const [key, times] of takenAt) {
    if (nowMs - (times.at(-1) ?? 0) >= windowMs) takenAt.delete(key);
  }
}

function tooMany(scope: Scope, waitMs: number): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  const detail = `Too many tests ${limits[scope].of} within a minute. Try again in ${retryAfterSeconds} s.`;
  return new DomainError("too-many-tests", "unavailable", detail, { status: 429, retryAfterSeconds });
}
