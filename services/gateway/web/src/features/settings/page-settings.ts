import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { PageSettings } from "../../api/resources.ts";

/** What the pages of agents go by (X12). */
const pageSettingsQuery = queryOptions({
  queryKey: queryKeys.pageSettings,
  queryFn: ({ signal }) => ask(api.GET("/page-settings", { signal })),
  staleTime: 300_000,
});

/** undefined until they are known: then nothing is limited. */
export function usePageSettings(): PageSettings | undefined {
  return useQuery(pageSettingsQuery).data;
}
