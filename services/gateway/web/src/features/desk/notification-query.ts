import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { hasStatus, isTemporary } from "../../api/problem.ts";
import { queryKeys } from "../../api/query-keys.ts";

/** For so long the offer may be new to the service that knows the mail. */
const patience = 8;
const pauseMs = 300;

/** What the account says about an offer: its text, and whether it may be heard and move (S39, S93). */
export function notificationQuery(offerId: string) {
  return queryOptions({
    queryKey: queryKeys.offerNotification(offerId),
    queryFn: ({ signal }) => ask(api.GET("/offers/{offerId}/notification", { params: { path: { offerId } }, signal })),
    retry: (failures, error) => failures < patience && (hasStatus(error, 404) || isTemporary(error)),
    retryDelay: pauseMs,
    staleTime: Infinity,
  });
}
