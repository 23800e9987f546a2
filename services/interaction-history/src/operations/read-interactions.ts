import type { Principal } from "@mailroom/contracts/principal";
import { reachOf } from "@mailroom/policy/reach";
import { assertAccess, notFound } from "./access.ts";
import type { AccountCounts, ActivityPosition, Interaction, InteractionFilter, UnitOfWork } from "./ports.ts";

type ListQuery = {
  readonly filter: InteractionFilter;
  readonly after: ActivityPosition | null;
  readonly limit: number;
};

/** What the principal may read, newest activity first. */
export async function listInteractions(
  work: UnitOfWork,
  principal: Principal,
  query: ListQuery,
): Promise<Interaction[]> {
  const { maxSearchDays } = await work.settings.readSettings();
  return work.interactions.listInteractions({
    ...query,
    maxSearchDays,
    reach: reachOf(principal, "interactions.read"),
  });
}

/** @throws DomainError `not-found` */
export async function getInteraction(
  work: UnitOfWork,
  principal: Principal,
  interactionId: string,
): Promise<Interaction> {
  const found = await work.interactions.findInteraction(interactionId, "none");
  return assertAccess(principal, "interactions.read", found);
}

/** Accounts the principal sees as a whole, by id; whoever only holds single interactions gets none. */
export async function listAccountCounts(
  work: UnitOfWork,
  principal: Principal,
  query: { readonly afterId: string | null; readonly limit: number },
): Promise<AccountCounts[]> {
  return work.interactions.countByAccount({ ...query, reach: reachOf(principal, "interactions.read") });
}

/** How many a new inactivity timeout would close now (S28). @throws DomainError `not-found` */
export async function countInactiveInteractions(
  work: UnitOfWork,
  principal: Principal,
  query: { readonly accountId: string; readonly minutes: number },
): Promise<number> {
  const count = await work.interactions.countInactive({ ...query, reach: reachOf(principal, "interactions.read") });
  if (count === null) throw notFound();
  return count;
}
