import { useQuery } from "@tanstack/react-query";
import { agentQuery } from "../people/people-queries.ts";
import { useUser } from "../session/use-session.ts";

/** Nothing is offered to oneself as long as one's state is not Available; false while that is not known. */
export function useIsAway(): boolean {
  const { data } = useQuery(agentQuery(useUser().id));
  return data !== undefined && data.data.state !== "available";
}
