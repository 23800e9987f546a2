import type { Action } from "@mailroom/contracts/action";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import type { Resource } from "./resource.ts";
import { roleTable } from "./role-table.ts";

/** The one place that says who may what. What it does not grant is refused. */
export function can(principal: Principal, action: Action, resource: Resource): boolean {
  switch (principal.kind) {
    case "user":
      return roleTable[principal.role][action](principal.userId, resource);
    case "api-key":
      return isInScope(principal.scopes, action) && isInAccounts(principal.accountIds, action, resource);
  }
}

/**
 * @throws DomainError `not-found` where the principal may not even read the thing (it must not learn that it exists),
 * else `not-allowed` (forbidden)
 */
export function assertCan(principal: Principal, action: Action, resource: Resource): void {
  if (can(principal, action, resource)) return;
  const mayBeKnown = resource.kind === "collection" || resource.kind === "global";
  if (!mayBeKnown && !can(principal, readActionOf(action), resource)) {
    throw new DomainError("not-found", "not-found", "There is nothing here, or you may not see it.");
  }
  const reason = isLackOfAccounts(principal, action, resource)
    ? "This API key is for certain accounts only, and this concerns all of them"
    : "You are not allowed to do this";
  throw new DomainError("not-allowed", "forbidden", `${reason} (${action}).`);
}

/** A key with the same scopes for all accounts might. */
function isLackOfAccounts(principal: Principal, action: Action, resource: Resource): boolean {
  return principal.kind === "api-key" && can({ ...principal, accountIds: null }, action, resource);
}

/** People and keys are managed by signed-in administrators only: a stolen key must not make itself company. */
const nounsClosedToApiKeys: ReadonlySet<string> = new Set(["users", "api-keys"]);

/** Whoever may read the whole of a thing may read less of it. */
const includedIn: Partial<Record<Action, Action>> = { "accounts.list": "accounts.read" };

function isInScope(scopes: readonly string[], action: Action): boolean {
  const noun = nounOf(action);
  if (nounsClosedToApiKeys.has(noun)) return false;
  const wider = includedIn[action];
  return scopes.includes(action) || scopes.includes(`${noun}.*`) || (wider !== undefined && scopes.includes(wider));
}

/** What they change or tell belongs to no account, so that they are closed to keys that are held to some. */
const actionsOnAllAccounts: ReadonlySet<Action> = new Set([
  "lists.write",
  "intervals.write",
  "assistants.write",
  "templates.write",
  "cloud-providers.write",
  "settings.write",
  "configuration.read",
  "configuration.write",
  "queues.write",
  "agents.write",
]);

function isInAccounts(accountIds: readonly string[] | null, action: Action, resource: Resource): boolean {
  if (accountIds === null) return true;
  if (actionsOnAllAccounts.has(action)) return false;
  if (resource.kind === "collection") return true;
  if (resource.kind === "global") return isReading(action);
  if (resource.accountId === undefined) return true; // not bound to an account: the scope alone decides
  return accountIds.includes(resource.accountId);
}

function isReading(action: Action): boolean {
  return /\.(?:list|offered|read)$/.test(action);
}

function readActionOf(action: Action): Action {
  switch (nounOf(action)) {
    case "accounts":
      return "accounts.list";
    case "lists":
      return "lists.read";
    case "contacts":
      return "contacts.read";
    case "interactions":
      return "interactions.read";
    case "deliveries":
      return "deliveries.read";
    case "queues":
      return "queues.read";
    case "agents":
      return "agents.read";
    case "offers":
      return "offers.read";
    default:
      return action;
  }
}

function nounOf(action: Action): string {
  return action.slice(0, action.indexOf("."));
}
