import { DomainError } from "@mailroom/contracts/domain-error";
import {
  agentSnapshotOf,
  auditedUser,
  changeUser,
  deleteUser as markDeleted,
  isActiveAdministrator,
  keepAnAdministrator,
  parseAlias,
  parseEmailAddress,
  parseUserName,
  type User,
  type UserChange,
} from "../domain/user.ts";
import type { Clock, Passwords, Scope, UserStore, WithTransaction } from "./ports.ts";

export type ChangeUserPorts = {
  readonly withTransaction: WithTransaction;
  readonly passwords: Passwords;
  readonly clock: Clock;
};

export type UserUpdate = {
  readonly userId: string;
  readonly change: UserChange & { readonly password?: string };
  /** Throws where the caller has seen another version than this one. */
  readonly requireVersion: (version: number) => void;
};

/**
 * Changes a user. A new password or deactivation ends the user's sessions.
 *
 * @throws DomainError `user-not-found`, `last-administrator`, `email-address-taken`, `invalid-address`, `invalid-request`
 */
export async function updateUser(ports: ChangeUserPorts, update: UserUpdate): Promise<User> {
  const { password, ...given } = update.change;
  const change = parseChange(given);
  // Hashed before the transaction begins: it takes longer than everything in it.
  const passwordHash = password === undefined ? null : await ports.passwords.hash(password);
  return ports.withTransaction(async (scope) => {
    const before = await getForUpdate(scope.users, update.userId);
    update.requireVersion(before.version);
    const changed = changeUser(before, change, ports.clock.now());
    const after = changed === before && passwordHash !== null ? nextVersion(before, ports.clock.now()) : changed;
    if (after === before) return before;
    await save(scope, before, after);
    if (passwordHash !== null) await scope.users.setPassword(after.id, passwordHash);
    if (passwordHash !== null || !after.active) await scope.sessions.deleteOfUser(after.id);
    scope.audit.note({
      ...{ action: "changed", objectType: "user", objectId: after.id },
      before: auditedUser(before),
      // the hash is not told, only that it is another one
      after: { ...auditedUser(after), password: passwordHash },
    });
    return after;
  });
}

/** @throws DomainError `user-not-found`, `last-administrator` */
export async function deleteUser(ports: ChangeUserPorts, userId: string): Promise<void> {
  await ports.withTransaction(async (scope) => {
    const before = await getForUpdate(scope.users, userId);
    const after = markDeleted(before, ports.clock.now());
    await save(scope, before, after);
    await scope.sessions.deleteOfUser(userId);
    scope.audit.note({ action: "deleted", objectType: "user", objectId: userId });
  });
}

/** @throws DomainError `user-not-found` */
export async function getUser(ports: { readonly users: UserStore }, userId: string): Promise<User> {
  const user = await ports.users.find(userId);
  if (user === null) throw notFound();
  return user;
}

function parseChange(given: UserChange): UserChange {
  const { name, emailAddress, alias } = given;
  return {
    ...given,
    ...(name === undefined ? {} : { name: parseUserName(name) }),
    ...(emailAddress === undefined ? {} : { emailAddress: parseEmailAddress(emailAddress) }),
    ...(alias === undefined ? {} : { alias: parseAlias(alias) }),
  };
}

async function save(scope: Scope, before: User, after: User): Promise<void> {
  if (isActiveAdministrator(before) && !isActiveAdministrator(after)) {
    keepAnAdministrator(before, after, await scope.users.lockOtherAdministrators(before.id));
  }
  await scope.users.update(after);
  scope.announce(agentSnapshotOf(after));
}

async function getForUpdate(users: UserStore, userId: string): Promise<User> {
  const user = await users.findForUpdate(userId);
  if (user === null) throw notFound();
  return user;
}

function nextVersion(user: User, now: Date): User {
  return { ...user, version: user.version + 1, updatedAt: now };
}

function notFound(): DomainError {
  return new DomainError("user-not-found", "not-found", "There is no such user.");
}
