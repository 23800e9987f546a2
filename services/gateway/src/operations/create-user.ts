import {
  agentSnapshotOf,
  auditedUser,
  parseAlias,
  parseEmailAddress,
  parseUserName,
  type Role,
  type User,
} from "../domain/user.ts";
import type { Clock, MakeId, Passwords, WithTransaction } from "./ports.ts";

export type CreateUserPorts = {
  readonly withTransaction: WithTransaction;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly makeId: MakeId;
};

export type NewUser = {
  readonly name: string;
  readonly emailAddress: string;
  readonly role: Role;
  readonly password: string;
  readonly alias?: string | null;
  readonly signature?: string | null;
};

/** @throws DomainError `invalid-address`, `invalid-request` for the name (invalid), `email-address-taken` (conflict) */
export async function createUser(ports: CreateUserPorts, draft: NewUser): Promise<User> {
  const user = newUser(ports, draft);
  const passwordHash = await ports.passwords.hash(draft.password);
  await ports.withTransaction(async ({ users, announce, audit }) => {
    await users.insert(user, passwordHash);
    announce(agentSnapshotOf(user));
    audit.note({ action: "created", objectType: "user", objectId: user.id, after: auditedUser(user) });
  });
  return user;
}

/**
 * The first administrator of a fresh installation; null where there is, or ever was, a user. Any number of gateways may
 * start at once.
 */
export async function createFirstAdministrator(
  ports: CreateUserPorts,
  draft: { readonly emailAddress: string; readonly password: string },
): Promise<User | null> {
  const user = newUser(ports, { ...draft, name: "Administrator", role: "admin" });
  const passwordHash = await ports.passwords.hash(draft.password);
  return ports.withTransaction(async ({ users, announce }) => {
    if (!(await users.lockAndCheckEmpty())) return null;
    await users.insert(user, passwordHash);
    announce(agentSnapshotOf(user));
    return user;
  });
}

function newUser(ports: CreateUserPorts, draft: NewUser): User {
  const now = ports.clock.now();
  return {
    id: ports.makeId(),
    version: 1,
    name: parseUserName(draft.name),
    emailAddress: parseEmailAddress(draft.emailAddress),
    role: draft.role,
    active: true,
    alias: parseAlias(draft.alias ?? null),
    signature: draft.signature ?? null,
    createdAt: now,
    updatedAt: now,
    lastSeenAt: null,
    deletedAt: null,
  };
}
