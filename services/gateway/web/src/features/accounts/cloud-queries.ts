import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { wholeList } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Account, CloudProvider } from "../../api/resources.ts";

export const cloudProviderChoiceQuery = queryOptions({
  queryKey: queryKeys.cloudProviderList({ choice: true }),
  queryFn: ({ signal }) => wholeList((query) => ask(api.GET("/cloud-providers", { params: { query }, signal }))),
});

const kindOfService: Readonly<Record<Account["service"], CloudProvider["kind"] | null>> = {
  gmail: "google",
  yahoo: null,
  hotmail: "microsoft365",
  outlook365: "microsoft365",
  custom: null,
};

/** The providers that can sign in to this service; Custom may be anybody's. */
export function providersFor(service: Account["service"], all: readonly CloudProvider[]): CloudProvider[] {
  return all.filter(({ kind }) => service === "custom" || kind === kindOfService[service]);
}

/** The browser leaves for the provider and comes back to the account's page. */
export function useStartConsent() {
  return useMutation({
    mutationFn: (accountId: string) =>
      ask(api.POST("/accounts/{accountId}/consent", { params: { path: { accountId } } })),
    onSuccess: ({ authorizationUrl }) => {
      location.assign(authorizationUrl);
    },
  });
}
