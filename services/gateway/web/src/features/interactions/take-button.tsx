import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Interaction } from "../../api/resources.ts";
import { notify, notifyFailure } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { useAgentNames } from "../people/use-agent-names.ts";
import { useMayTake } from "./use-may-take.ts";

type TakeProps = { readonly interaction: Interaction };

/** For the head of a thread, with its key. */
export function TakeControl({ interaction }: TakeProps) {
  const mayTake = useMayTake()(interaction);
  return mayTake ? <KeyedTake interaction={interaction} /> : null;
}

function KeyedTake({ interaction }: TakeProps) {
  const { take, isPending } = useTake(interaction);
  useShortcuts([{ keys: "Shift+T", label: t("interactions.take"), run: take }]);
  return (
    <Button size="xs" variant="default" loading={isPending} onClick={take}>
      {t("interactions.take")}
    </Button>
  );
}

/** In a row of a list, in the place of the agent. */
export function RowTake({ interaction }: TakeProps) {
  const { take, isPending } = useTake(interaction);
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={isPending}
      aria-label={t("interactions.takeNumber", { number: String(interaction.number) })}
      onClick={take}
    >
      {t("interactions.take")}
    </Button>
  );
}

/** Never optimistic: somebody else may be quicker. */
function useTake({ id: interactionId, number }: Interaction) {
  const client = useQueryClient();
  const agentName = useAgentNames();
  const pick = useMutation({
    mutationFn: () => ask(api.POST("/interactions/{interactionId}/pick", { params: { path: { interactionId } } })),
    onSuccess: () => {
      notify(t("interactions.taken", { number: String(number) }));
    },
    onError: (error) => {
      const holderId = error instanceof ApiError ? error.problem.holderId : undefined;
      const detail =
        holderId === undefined ? detailOf(error) : t("interactions.takenBefore", { name: agentName(holderId) });
      notifyFailure(t("interactions.takeFailed", { number: String(number) }), detail);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.interactionLists }),
        client.invalidateQueries({ queryKey: queryKeys.interaction(interactionId) }),
        client.invalidateQueries({ queryKey: queryKeys.why(interactionId) }),
      ]),
  });
  return {
    isPending: pick.isPending,
    take: () => {
      if (!pick.isPending) pick.mutate();
    },
  };
}
