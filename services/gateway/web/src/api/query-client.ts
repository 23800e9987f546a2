import { QueryClient } from "@tanstack/react-query";
import { isTemporary } from "./problem.ts";

/** Events keep the cache current, so nothing is asked again merely because a window got the focus. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        // 4xx says the same the second time
        retry: (failures, error) => failures < 2 && isTemporary(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
