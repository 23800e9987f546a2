import type { Action } from "@mailroom/contracts/action";
import type { Principal } from "@mailroom/contracts/principal";
import { can } from "./can.ts";
import { always } from "./grant.ts";
import { roleTable } from "./role-table.ts";

/** How a list is narrowed to what the principal may see; each kind is one `where` of the query. */
export type Reach =
  | { readonly kind: "everything" }
  | { readonly kind: "nothing" }
  /** Rows of these accounts only. */
  | { readonly kind: "accounts"; readonly accountIds: readonly string[] }
  /** Rows for which {@link can} says yes for this agent: theirs, or of accounts linked to them. */
  | { readonly kind: "agent"; readonly agentId: string };

export function reachOf(principal: Principal, action: Action): Reach {
  if (!can(principal, action, { kind: "collection" })) return { kind: "nothing" };
  if (principal.kind === "api-key") {
    return principal.accountIds === null
      ? { kind: "everything" }
      : { kind: "accounts", accountIds: principal.accountIds };
  }
  return roleTable[principal.role][action] === always
    ? { kind: "everything" }
    : { kind: "agent", agentId: principal.userId };
}
