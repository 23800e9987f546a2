import { useQuery } from "@tanstack/react-query";
import { t } from "../../messages/format.ts";
import { unknown } from "../../messages/time.ts";
import { useUser } from "../session/use-session.ts";
import { agentChoiceQuery } from "./people-queries.ts";

/** Names for agents' ids. Whoever may not see the others reads "You" and "Another agent". */
export function useAgentNames(): (agentId: string | null) => string {
  const user = useUser();
  const { data } = useQuery(agentChoiceQuery);
  const names = new Map(data?.items.map(({ id, name }) => [id, name]));
  return (agentId) => {
    if (agentId === null) return unknown;
    if (agentId === user.id) return user.name;
    return names.get(agentId) ?? t("agents.another");
  };
}
