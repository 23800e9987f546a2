import { useQuery } from "@tanstack/react-query";
import { t } from "../../messages/format.ts";
import { unknown } from "../../messages/time.ts";
import { useUser } from "../session/use-session.ts";
import { agentChoiceQuery } from "./people-queries.ts";

/** Names for agents' ids, with what customers call them. Whoever may not see the others reads "Another agent". */
export function useAgentNames(): (agentId: string | null) => string {
  const user = useUser();
  const { data } = useQuery(agentChoiceQuery);
  const names = new Map(data?.items.map((agent) => [agent.id, withAlias(agent)]));
  return (agentId) => {
    if (agentId === null) return unknown;
    if (agentId === user.id) return withAlias(user);
    return names.get(agentId) ?? t("agents.another");
  };
}

function withAlias({ name, alias }: { readonly name: string; readonly alias: string | null }): string {
  return alias === null || alias === name ? name : `${name} (${alias})`;
}
