import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { NewMailBody } from "../../api/resources.ts";

type NewMail = {
  readonly body: NewMailBody;
  readonly idempotencyKey: string;
  /** Awaited before it is sent. */
  readonly ready: () => Promise<void>;
};

/** Never optimistic: the interaction is there when the server has made it. */
export function useSendNewMail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ body, idempotencyKey, ready }: NewMail) => {
      await ready();
      return ask(api.POST("/interactions", { params: { header: { "Idempotency-Key": idempotencyKey } }, body }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.interactionLists }),
  });
}
