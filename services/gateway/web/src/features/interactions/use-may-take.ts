import { useQuery } from "@tanstack/react-query";
import type { Interaction } from "../../api/resources.ts";
import { accountChoiceQuery } from "../accounts/account-queries.ts";
import { useUser } from "../session/use-session.ts";

/** Nobody has it, and one is linked to its account (S17); the server decides in any case. */
export function useMayTake(): (interaction: Interaction) => boolean {
  const user = useUser();
  const { data } = useQuery(accountChoiceQuery);
  const linked = new Set(data?.items.map(({ id }) => id));
  return ({ agentId, status, accountId }) =>
    agentId === null && status === "open" && (user.role === "admin" || linked.has(accountId));
}
