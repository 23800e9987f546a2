import { useQuery } from "@tanstack/react-query";
import { accountChoiceQuery } from "../accounts/account-queries.ts";
import { agentChoiceQuery } from "../people/people-queries.ts";
import { queueChoiceQuery } from "../queues/queue-queries.ts";

export type NameOf = (id: string) => string | null;
type Named = { readonly id: string; readonly name: string };

/** Names of accounts, people and queues as they are called by now; the log itself holds ids. */
export function useNames(): NameOf {
  const accounts: readonly Named[] = useQuery(accountChoiceQuery).data?.items ?? [];
  const people: readonly Named[] = useQuery(agentChoiceQuery).data?.items ?? [];
  const queues: readonly Named[] = useQuery(queueChoiceQuery).data?.items ?? [];
  const names = new Map([...accounts, ...people, ...queues].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? null;
}
