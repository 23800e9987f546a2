import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";

export const assistantChoiceQuery = queryOptions({
  queryKey: queryKeys.assistantList({ choice: true }),
  queryFn: ({ signal }) => ask(api.GET("/assistants", { params: { query: { limit: 200 } }, signal })),
});

/** Which add-ons the installation has. */
export const featuresQuery = queryOptions({
  queryKey: queryKeys.features,
  queryFn: async ({ signal }) => (await ask(api.GET("/settings", { signal }))).features,
});
