import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { api, ask } from "../../api/client.ts";
import { hasCode, hasStatus } from "../../api/problem.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Offer } from "../../api/resources.ts";
import { notify, notifyFailure } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";

/** My open offers, oldest first. */
export function openOffersQuery(agentId: string) {
  return queryOptions({
    queryKey: queryKeys.openOffers(agentId),
    queryFn: async ({ signal }) => {
      const query = { state: "open", agentId, limit: 50 } as const;
      const { items } = await ask(api.GET("/offers", { params: { query }, signal }));
      return items.toSorted((a, b) => a.madeAt.localeCompare(b.madeAt));
    },
    // a missed event must not leave an offer unseen for long
    refetchInterval: 20_000,
  });
}

/** Never optimistic: somebody else may have been first. */
export function useAnswerOffer() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const refresh = (): Promise<unknown> =>
    Promise.all([
      client.invalidateQueries({ queryKey: queryKeys.offers }),
      client.invalidateQueries({ queryKey: queryKeys.interactions }),
      client.invalidateQueries({ queryKey: queryKeys.agents }),
    ]);
  const onError = (error: Error): void => {
    if (hasCode(error, "offer-taken")) notify(t("offer.taken"));
    else if (hasCode(error, "offer-expired", "offer-ended") || hasStatus(error, 404)) notify(t("offer.over"));
    else notifyFailure(t("offer.failed"), detailOf(error));
  };
  const accept = useMutation({
    mutationFn: ({ id }: Offer) => ask(api.POST("/offers/{offerId}/accept", { params: { path: { offerId: id } } })),
    onSuccess: ({ interactionId }) => {
      void navigate(`/desk/${interactionId}`);
    },
    onError,
    onSettled: refresh,
  });
  const reject = useMutation({
    mutationFn: ({ id }: Offer) => ask(api.POST("/offers/{offerId}/reject", { params: { path: { offerId: id } } })),
    onError,
    onSettled: refresh,
  });
  return { accept, reject, isBusy: accept.isPending || reject.isPending };
}
