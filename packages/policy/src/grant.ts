import type { Resource } from "./resource.ts";

/** Under which condition a user of some role may do something to a resource. Anything not granted is refused. */
export type Grant = (userId: string, resource: Resource) => boolean;

export const always: Grant = () => true;
export const never: Grant = () => false;

/** Linked to the account, or to the interaction's account. */
export const linked: Grant = (userId, resource) =>
  resource.kind === "collection" ||
  ((resource.kind === "account" || resource.kind === "interaction") && resource.linkedAgentIds.includes(userId));

/** What a composer offers for an account: to those who write from it, because they are linked or one of its interactions is theirs. */
export const linkedOrWriting: Grant = (userId, resource) =>
  linked(userId, resource) || (resource.kind === "account" && resource.assignedAgentIds?.includes(userId) === true);

/** Linked, or the interaction is offered or assigned to them. */
export const linkedOrHolder: Grant = (userId, resource) =>
  linked(userId, resource) || (resource.kind === "interaction" && resource.holderIds.includes(userId));

/** Linked, or the interaction is theirs. */
export const linkedOrAssigned: Grant = (userId, resource) =>
  linked(userId, resource) || (resource.kind === "interaction" && resource.assignedAgentId === userId);

/** May read it, and the account's switch lets agents mark it unread (S22). */
export const byMarkAsUnread: Grant = (userId, resource) =>
  resource.kind === "collection" ||
  (resource.kind === "interaction" && resource.agentsMayMarkUnread === true && linkedOrHolder(userId, resource));

export const own: Grant = (userId, resource) =>
  resource.kind === "collection" || (resource.kind === "own" && resource.ownerId === userId);

/** The call as such; what it gives is authorised piece by piece. */
export const collectionOnly: Grant = (_userId, resource) => resource.kind === "collection";
