import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask, defined } from "../../api/client.ts";
import { pagedQuery } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { DeliveryState } from "../../api/resources.ts";

export type DeliveryFilters = { readonly state?: DeliveryState | undefined; readonly accountId?: string | undefined };

export function deliveryListQuery(filters: DeliveryFilters) {
  return pagedQuery(queryKeys.deliveryList(filters), (position, signal) =>
    ask(api.GET("/deliveries", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

export function deliveryQuery(deliveryId: string) {
  return queryOptions({
    queryKey: queryKeys.delivery(deliveryId),
    queryFn: ({ signal }) => ask(api.GET("/deliveries/{deliveryId}", { params: { path: { deliveryId } }, signal })),
  });
}

export type Retry = { readonly deliveryId: string; readonly idempotencyKey: string };

export function useRetryDelivery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ deliveryId, idempotencyKey }: Retry) =>
      ask(
        api.POST("/deliveries/{deliveryId}/retry", {
          params: { path: { deliveryId }, header: { "Idempotency-Key": idempotencyKey } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.deliveries }),
  });
}

export function useCancelDelivery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deliveryId: string) =>
      ask(api.POST("/deliveries/{deliveryId}/cancel", { params: { path: { deliveryId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.deliveries }),
  });
}
