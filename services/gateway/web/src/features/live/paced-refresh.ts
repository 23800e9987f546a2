import type { QueryClient } from "@tanstack/react-query";
import { makePace, type Pace } from "./pace.ts";

/** Reads again what begins with this key, at a pace, and what is under way to its end. */
export function pacedRefresh(client: QueryClient, queryKey: readonly unknown[], ms: number): Pace {
  const pace = makePace(ms, () => {
    // to read anew cancels what is under way: while events keep coming, no slow answer would ever arrive
    if (client.isFetching({ queryKey }) > 0) pace.request();
    else void client.invalidateQueries({ queryKey });
  });
  return pace;
}
