import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { NewMailBody } from "../../api/resources.ts";
import type { DraftKeeper } from "../drafts/draft-keeper.ts";
import { sendDraft } from "../drafts/send-draft.ts";

type NewMail = {
  readonly body: NewMailBody;
  readonly idempotencyKey: string;
  readonly keeper: DraftKeeper;
};

/** Never optimistic: the interaction is there when the server has made it. */
export function useSendNewMail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey, keeper }: NewMail) =>
      sendDraft(keeper, (draftTag) => {
        const params = { header: { "Idempotency-Key": idempotencyKey, "mailroom-draft": draftTag } };
        return ask(api.POST("/interactions", { params, body }));
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.interactionLists }),
  });
}
