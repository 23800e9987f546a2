/** Which accounts come first on the Realtime page: of several hundred only a few need somebody. Pure. */
import type { AccountConnection, AccountFigures } from "../../api/resources.ts";
import { needsAttention } from "../accounts/connection-state.tsx";

type Connections = ReadonlyMap<string, AccountConnection> | undefined;

/** Where mail waits or the mailbox is in trouble, then what works, then what is switched off; by name within these. */
export function inOrder(
  accounts: readonly AccountFigures[],
  { connections, nameOf }: { readonly connections: Connections; readonly nameOf: (account: AccountFigures) => string },
): AccountFigures[] {
  const rank = (account: AccountFigures): number => rankOf(account, connections?.get(account.accountId));
  return accounts.toSorted((a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b)));
}

function rankOf({ waiting, active }: AccountFigures, connection: AccountConnection | undefined): number {
  if (waiting > 0 || (active && needsAttention(connection))) return 0;
  return active ? 1 : 2;
}

/** The order that was shown before, for as long as somebody is at the rows; what is new comes last. */
export function asBefore(accounts: readonly AccountFigures[], shown: readonly string[]): AccountFigures[] {
  const place = new Map(shown.map((id, index) => [id, index]));
  const placeOf = ({ accountId }: AccountFigures): number => place.get(accountId) ?? shown.length;
  return accounts.toSorted((a, b) => placeOf(a) - placeOf(b));
}
