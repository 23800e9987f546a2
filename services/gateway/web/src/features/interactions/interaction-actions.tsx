import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ApiError } from "../../api/problem.ts";
import type { Interaction } from "../../api/resources.ts";
import { notifyFailure } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { accountChoiceQuery } from "../accounts/account-queries.ts";
import { useUser } from "../session/use-session.ts";
import { CloseControl } from "./close-control.tsx";
import { useSetReadState } from "./interaction-changes.ts";
import { TakeControl } from "./take-button.tsx";

/** By the account's switch, where it is known; the server decides in any case (S22, S23). */
function useMayMarkUnread(accountId: string): boolean {
  const user = useUser();
  const { data } = useQuery(accountChoiceQuery);
  if (user.role === "admin") return true;
  return data?.items.find(({ id }) => id === accountId)?.markAsUnread !== false;
}

type ActionsProps = { readonly interaction: Interaction; readonly onClosed?: () => void };

/** Take, mark unread and close. */
export function InteractionActions({ interaction, onClosed }: ActionsProps) {
  const readState = useSetReadState(interaction.id);
  const mayToggle = useMayMarkUnread(interaction.accountId) || interaction.unread;
  const toggleUnread = (): void => {
    readState.mutate(!interaction.unread, {
      onError: (error) => {
        const isForbidden = error instanceof ApiError && error.problem.status === 403;
        notifyFailure(
          t("interactions.readStateFailed"),
          isForbidden ? t("interactions.mayNotMarkUnread") : detailOf(error),
        );
      },
    });
  };
  useShortcuts(mayToggle ? [{ keys: "u", label: t("interactions.markUnread"), run: toggleUnread }] : []);
  return (
    <>
      <TakeControl interaction={interaction} />
      {mayToggle && (
        <Button size="xs" variant="default" onClick={toggleUnread}>
          {interaction.unread ? t("interactions.markRead") : t("interactions.markUnread")}
        </Button>
      )}
      <CloseControl interaction={interaction} {...(onClosed === undefined ? {} : { onClosed })} />
    </>
  );
}
