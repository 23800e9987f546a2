import { queryOptions } from "@tanstack/react-query";
import { api, askWithTag } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { SettingsPatch } from "../../api/resources.ts";
import { useChange } from "../../api/use-change.ts";

/** With the ETag that a change needs. */
export const settingsQuery = queryOptions({
  queryKey: queryKeys.allSettings,
  queryFn: ({ signal }) => askWithTag(api.GET("/settings", { signal })),
  // a form that somebody fills in is not replaced
  staleTime: 0,
});

export function useSaveSettings() {
  return useChange(
    ({ etag, body }: { readonly etag: string; readonly body: SettingsPatch }) =>
      askWithTag(api.PATCH("/settings", { params: { header: { "if-match": etag } }, body })),
    queryKeys.settings,
  );
}
