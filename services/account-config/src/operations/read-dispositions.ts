import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import type { DispositionOwner, PlacedDisposition } from "../domain/disposition.ts";
import { dispositionNotFound } from "../domain/library-errors.ts";
import type { DispositionPage } from "./library-ports.ts";
import { accountsOf, ownedResource } from "./owned-resource.ts";
import type { WithTransaction } from "./ports.ts";
import { requireOffered } from "./require-offered.ts";

type Ports = { readonly withTransaction: WithTransaction };

/** @throws DomainError `disposition-not-found`. */
export async function getDisposition(ports: Ports, principal: Principal, id: string): Promise<PlacedDisposition> {
  const disposition = await ports.withTransaction((scope) => scope.dispositions.find(id));
  if (disposition === null) throw dispositionNotFound();
  assertCan(principal, "dispositions.read", ownedResource(disposition));
  return disposition;
}

/** As the tree reads; `after` is the place of the last one of the page before. */
export async function listDispositions(
  ports: Ports,
  principal: Principal,
  page: Omit<DispositionPage, "accountIds">,
): Promise<{ rows: PlacedDisposition[]; last: readonly string[] | null }> {
  const { limit } = page;
  const found = await ports.withTransaction((scope) =>
    scope.dispositions.list({ ...page, accountIds: accountsOf(principal), limit: limit + 1 }),
  );
  const rows = found.slice(0, limit);
  return { rows, last: found.length > limit ? (rows.at(-1)?.sort ?? null) : null };
}

/**
 * The account's, global, its list's (or the contact's) and the queue's: labelled by scope, in this order (S50). Agents name
 * neither list nor queue: which ones lend an interaction theirs, `/interactions/{id}/dispositions` knows.
 *
 * @throws DomainError `account-not-found`, `not-found`, `not-allowed`
 */
export async function listOfferedDispositions(
  ports: Ports,
  principal: Principal,
  given: { readonly accountId: string; readonly listId: string | null; readonly queueId: string | null },
): Promise<PlacedDisposition[]> {
  const { accountId, queueId } = given;
  const action = "dispositions.offered";
  return ports.withTransaction(async (scope) => {
    const { settings } = await requireOffered(scope, principal, { accountId, action });
    const listId = given.listId ?? settings.listId;
    if (queueId !== null || listId !== settings.listId) assertCan(principal, action, { kind: "global" });
    const owners: DispositionOwner[] = [
      { scope: "account", scopeId: accountId },
      { scope: "global", scopeId: null },
      { scope: "list", scopeId: listId },
      ...(queueId === null ? [] : [{ scope: "queue" as const, scopeId: queueId }]),
    ];
    return scope.dispositions.listOwned(owners);
  });
}
