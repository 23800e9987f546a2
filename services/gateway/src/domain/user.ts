import { DomainError } from "@mailroom/contracts/domain-error";
import type { AgentSnapshot } from "@mailroom/contracts/events/agent";
import { isBlank } from "@mailroom/contracts/name";

export type Role = "admin" | "agent";

/** A person who signs in; what proves them (the password's hash) stays in the store. */
export type User = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly emailAddress: string;
  readonly role: Role;
  readonly active: boolean;
  /** What customers read instead of the name; null: the name. */
  readonly alias: string | null;
  /** What answers end with; null: nothing. */
  readonly signature: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastSeenAt: Date | null;
  readonly deletedAt: Date | null;
};

export type UserChange = {
  readonly name?: string;
  readonly emailAddress?: string;
  readonly role?: Role;
  readonly active?: boolean;
  readonly alias?: string | null;
  readonly signature?: string | null;
};

// RFC 5321 §4.1.2 without quoted local parts and address literals: nobody signs in with those.
const emailAddress = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u;

/** One line: it stands in lists, mails and notices. @throws DomainError `invalid-request` (invalid) */
export function parseUserName(text: string): string {
  return parseLine(text, "/name");
}

/** Kept as typed; {@link shownAlias} is what customers read. @throws DomainError `invalid-request` (invalid) */
export function parseAlias(text: string | null): string | null {
  return text === null ? null : parseLine(text, "/alias");
}

function parseLine(text: string, pointer: "/name" | "/alias"): string {
  if (!/[\p{Cc}\u2028\u2029]/u.test(text)) return text;
  const detail = "Must be one line, without tabs and other control characters.";
  throw new DomainError("invalid-request", "invalid", detail, { fields: [{ pointer, detail }] });
}

/** @throws DomainError `invalid-address` (invalid) */
export function parseEmailAddress(text: string): string {
  const address = text.trim();
  if (!emailAddress.test(address) || address.includes("..")) {
    throw new DomainError("invalid-address", "invalid", "This is not an e-mail address.", {
      fields: [{ pointer: "/emailAddress", detail: "Must be an address such as name@example.org." }],
    });
  }
  return address;
}

/** Two addresses with the same key are one person's: upper and lower case are not told apart. */
export function emailKeyOf(address: string): string {
  return address.normalize("NFC").trim().toLowerCase();
}

/** The alias in its own reading direction, without spaces around it; null where nothing can be seen of it. */
export function shownAlias(alias: string | null): string | null {
  if (alias === null || isBlank(alias)) return null;
  return alias.replaceAll(/[\p{Z}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}

/** The user after the change, a version later; the same object where the change says nothing new. */
export function changeUser(user: User, change: UserChange, now: Date): User {
  const next = { ...user, ...change };
  const isSame =
    next.name === user.name &&
    next.emailAddress === user.emailAddress &&
    next.role === user.role &&
    next.active === user.active &&
    next.alias === user.alias &&
    next.signature === user.signature;
  return isSame ? user : { ...next, version: user.version + 1, updatedAt: now };
}

export function deleteUser(user: User, now: Date): User {
  return { ...user, version: user.version + 1, active: false, updatedAt: now, deletedAt: now };
}

/** Can administer the system at this moment. */
export function isActiveAdministrator(user: User): boolean {
  return user.role === "admin" && user.active && user.deletedAt === null;
}

/**
 * Refuses a change that would leave nobody who can administer the system. `others` counts the active administrators
 * besides this user.
 *
 * @throws DomainError `last-administrator` (conflict)
 */
export function keepAnAdministrator(before: User, after: User, others: number): void {
  if (!isActiveAdministrator(before) || isActiveAdministrator(after) || others > 0) return;
  throw new DomainError(
    "last-administrator",
    "conflict",
    "This is the last active administrator. Make somebody else an administrator first.",
  );
}

/** What the audit log compares: that somebody was seen is no change. */
export function auditedUser({ lastSeenAt: _lastSeenAt, ...user }: User): object {
  return user;
}

export function agentSnapshotOf(user: User): AgentSnapshot {
  return {
    agentId: user.id,
    version: user.version,
    name: user.name,
    alias: shownAlias(user.alias),
    emailAddress: user.emailAddress,
    role: user.role,
    active: user.active,
    deletedAt: user.deletedAt?.toISOString() ?? null,
  };
}
