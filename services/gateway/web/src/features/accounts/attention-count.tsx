import { useQuery } from "@tanstack/react-query";
import { showNumber } from "../../messages/time.ts";
import { connectionsQuery } from "./account-queries.ts";
import { needsAttention } from "./connection-state.tsx";

/** How many accounts somebody should look at; nothing while there are none. */
export function AttentionCount() {
  const { data } = useQuery(connectionsQuery);
  const count = [...(data?.values() ?? [])].filter(needsAttention).length;
  return count === 0 ? null : <strong> {showNumber(count)}</strong>;
}
