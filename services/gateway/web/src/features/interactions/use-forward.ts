import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { ForwardBody, Message } from "../../api/resources.ts";

type Forward = { readonly body: ForwardBody; readonly idempotencyKey: string };

/** Never optimistic: the forward stands in the thread when the server has it. */
export function useForward({ id: messageId }: Message, interactionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: Forward) => {
      const params = { path: { messageId }, header: { "Idempotency-Key": idempotencyKey } };
      return ask(api.POST("/messages/{messageId}/forward", { params, body }));
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.messages(interactionId) }),
        client.invalidateQueries({ queryKey: queryKeys.interaction(interactionId) }),
        client.invalidateQueries({ queryKey: queryKeys.interactionLists }),
      ]),
  });
}
