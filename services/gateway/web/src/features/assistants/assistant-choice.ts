import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { wholeList } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";

export const assistantChoiceQuery = queryOptions({
  queryKey: queryKeys.assistantList({ choice: true }),
  queryFn: ({ signal }) => wholeList((query) => ask(api.GET("/assistants", { params: { query }, signal }))),
});

/** Which add-ons the installation has. */
export const featuresQuery = queryOptions({
  queryKey: queryKeys.features,
  queryFn: async ({ signal }) => (await ask(api.GET("/settings", { signal }))).features,
});
