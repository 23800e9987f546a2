import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import type { ConfigurationDocument } from "../../api/resources.ts";

export function exportConfiguration(): Promise<ConfigurationDocument> {
  return ask(api.GET("/configuration"));
}

export type Import = { readonly document: ConfigurationDocument; readonly dryRun: boolean };

/** X24: all of it or nothing. Afterwards everything that is shown may be old. */
export function useImportConfiguration() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ document, dryRun }: Import) =>
      ask(api.POST("/configuration", { params: { query: { dryRun } }, body: document })),
    onSuccess: ({ applied }) => (applied ? client.invalidateQueries() : undefined),
  });
}
