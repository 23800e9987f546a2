import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { requireReadableAccount } from "./get-account-connection.ts";
import type { LedgerOrders, Reader } from "./ports.ts";

/**
 * Orders that what was read elsewhere first is taken in; answers how many (F3).
 * @throws DomainError `not-found`, `not-allowed`
 */
export async function ingestReadMail(
  { reader, orders }: { readonly reader: Reader; readonly orders: LedgerOrders },
  principal: Principal,
  accountId: string,
): Promise<number> {
  const { agentIds: linkedAgentIds } = await requireReadableAccount(reader, principal, accountId);
  assertCan(principal, "accounts.write", { kind: "account", accountId, linkedAgentIds });
  return orders.takeReadMail(accountId);
}
