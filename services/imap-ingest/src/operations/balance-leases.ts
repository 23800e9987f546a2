import { chooseClaims, chooseReleases } from "../domain/worker-share.ts";
import type { ClaimedAccount, HeldAccount, LeaseBook } from "./ports.ts";

export type Balance = {
  /** What this worker holds by the database's word, before claims: sessions of anything else have to end. */
  readonly held: readonly HeldAccount[];
  readonly claimed: readonly ClaimedAccount[];
  /** Accounts to hand over: end the session, then release the lease. */
  readonly release: readonly string[];
};

/** Claims free accounts up to this worker's share and says which to give up. Several workers may do it at once. */
export async function balanceLeases(leases: LeaseBook): Promise<Balance> {
  const facts = await leases.readShares();
  const claimed: ClaimedAccount[] = [];
  for (const accountId of chooseClaims(facts)) {
    const claim = await leases.claim(accountId);
    if (claim !== null) claimed.push(claim);
  }
  return { held: facts.held, claimed, release: chooseReleases(facts) };
}
