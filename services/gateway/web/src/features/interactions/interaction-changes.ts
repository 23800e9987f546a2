/** What an open interaction can be changed by; apart from the queries, which lists need at once. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { ReplyBody } from "../../api/resources.ts";
import type { DraftKeeper } from "../drafts/draft-keeper.ts";
import { sendDraft } from "../drafts/send-draft.ts";
import { interactionQuery } from "./interaction-queries.ts";

/** Read state costs nothing when the guess was wrong: shown at once, taken back when refused. */
export function useSetReadState(interactionId: string) {
  const client = useQueryClient();
  const { queryKey } = interactionQuery(interactionId);
  return useMutation({
    mutationFn: (unread: boolean) =>
      ask(
        api.PUT("/interactions/{interactionId}/read-state", { params: { path: { interactionId } }, body: { unread } }),
      ),
    onMutate: (unread) => {
      const before = client.getQueryData(queryKey);
      if (before !== undefined) client.setQueryData(queryKey, { ...before, unread });
      return before;
    },
    onError: (_error, _unread, before) => {
      client.setQueryData(queryKey, before);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.interactionLists }),
        client.invalidateQueries({ queryKey: queryKeys.counts }),
      ]),
  });
}

/** With a disposition, or without. */
export type CloseBody = { readonly dispositionId?: string; readonly note?: string | null };

export function useCloseInteraction(interactionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CloseBody) =>
      ask(api.POST("/interactions/{interactionId}/close", { params: { path: { interactionId } }, body })),
    onSuccess: (closed) => {
      // from the answer: who held it by assignment alone may not read it again
      client.setQueryData(interactionQuery(interactionId).queryKey, closed);
      void client.invalidateQueries({ queryKey: queryKeys.interactionLists });
    },
  });
}

export type Reply = {
  readonly body: ReplyBody;
  readonly idempotencyKey: string;
  readonly keeper: DraftKeeper;
};

/** Never optimistic: the message stands in the thread when the server has it. */
export function useSendReply(interactionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey, keeper }: Reply) =>
      sendDraft(keeper, (draftTag) => {
        const header = { "Idempotency-Key": idempotencyKey, "mailroom-draft": draftTag };
        return ask(
          api.POST("/interactions/{interactionId}/reply", { params: { path: { interactionId }, header }, body }),
        );
      }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.messages(interactionId) }),
        client.invalidateQueries({ queryKey: queryKeys.interaction(interactionId) }),
        client.invalidateQueries({ queryKey: queryKeys.interactionLists }),
      ]),
  });
}
