import { queryOptions } from "@tanstack/react-query";
import { api, ask, askWithTag, defined, tell } from "../../api/client.ts";
import { everyPage, pagedQuery } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { CloudProviderCreate } from "../../api/resources.ts";
import { useChange } from "../../api/use-change.ts";

type CloudProviderFilters = { readonly search?: string | undefined };

export function cloudProviderListQuery(filters: CloudProviderFilters) {
  return pagedQuery(queryKeys.cloudProviderList(filters), (position, signal) =>
    ask(api.GET("/cloud-providers", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

export function allCloudProviders(filters: CloudProviderFilters) {
  return everyPage((position) =>
    ask(api.GET("/cloud-providers", { params: { query: { ...defined(filters), ...position } } })),
  );
}

export function cloudProviderQuery(cloudProviderId: string) {
  return queryOptions({
    queryKey: queryKeys.cloudProvider(cloudProviderId),
    queryFn: ({ signal }) =>
      askWithTag(api.GET("/cloud-providers/{cloudProviderId}", { params: { path: { cloudProviderId } }, signal })),
    staleTime: 0,
  });
}

type CloudProviderChange = {
  /** null: a new one. */
  readonly stored: { readonly id: string; readonly etag: string } | null;
  /** What kind it is stays. */
  readonly body: CloudProviderCreate;
};

export function useSaveCloudProvider() {
  return useChange(
    ({ stored, body: { kind, ...body } }: CloudProviderChange) =>
      ask(
        stored === null
          ? api.POST("/cloud-providers", { body: { ...body, kind } })
          : api.PATCH("/cloud-providers/{cloudProviderId}", {
              params: { path: { cloudProviderId: stored.id }, header: { "if-match": stored.etag } },
              body,
            }),
      ),
    queryKeys.cloudProviders,
  );
}

export function deleteCloudProvider(cloudProviderId: string): Promise<void> {
  return tell(api.DELETE("/cloud-providers/{cloudProviderId}", { params: { path: { cloudProviderId } } }));
}
