/**
 * How accounts spread over workers. Every worker decides for itself from the same facts; the lease's row settles who was
 * first. The shares add up to the whole load, so while an account is free some worker is below its share and takes it.
 */
export type AccountLoad = {
  readonly accountId: string;
  /** Messages a minute. */
  readonly load: number;
  /** Node name it is pinned to; empty: any. */
  readonly hostname: string;
};

export type ShareFacts = {
  readonly nodeName: string;
  /** Live workers that do not drain, this one included. */
  readonly workerCount: number;
  /** Every active account. */
  readonly all: readonly AccountLoad[];
  readonly mine: readonly AccountLoad[];
  /** Without a live owner. */
  readonly free: readonly AccountLoad[];
};

/** A worker keeps what it has up to this multiple of its share: moving a session costs more than a little imbalance. */
const toleratedShare = 1.25;

/** An idle account costs a connection and a poll, too. */
function weightOf(account: AccountLoad): number {
  return 1 + account.load;
}

function weigh(accounts: readonly AccountLoad[]): number {
  return accounts.reduce((sum, account) => sum + weightOf(account), 0);
}

/** Ids to claim, heaviest first, until the share is reached. What is pinned to this node is always taken. */
export function chooseClaims(facts: ShareFacts): string[] {
  const share = weigh(facts.all) / Math.max(1, facts.workerCount);
  let weight = weigh(facts.mine);
  const claims: string[] = [];
  for (const account of facts.free.toSorted((a, b) => b.load - a.load)) {
    if (account.hostname !== "" && account.hostname !== facts.nodeName) continue;
    if (account.hostname === "" && weight >= share) continue;
    claims.push(account.accountId);
    weight += weightOf(account);
  }
  return claims;
}

/** Ids to hand over: the lightest, while more than 1.25 of the share is held and giving leaves the share covered. */
export function chooseReleases(facts: ShareFacts): string[] {
  const share = weigh(facts.all) / Math.max(1, facts.workerCount);
  let weight = weigh(facts.mine);
  const releases: string[] = [];
  for (const account of facts.mine.toSorted((a, b) => a.load - b.load)) {
    if (account.hostname !== "" && account.hostname !== facts.nodeName) {
      releases.push(account.accountId); // pinned elsewhere since
      weight -= weightOf(account);
    } else if (account.hostname === "" && weight > share * toleratedShare && weight - weightOf(account) >= share) {
      releases.push(account.accountId);
      weight -= weightOf(account);
    }
  }
  return releases;
}
