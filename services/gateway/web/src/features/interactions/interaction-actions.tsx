import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../api/problem.ts";
import type { Interaction } from "../../api/resources.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { notify, notifyFailure } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { accountChoiceQuery } from "../accounts/account-queries.ts";
import { useUser } from "../session/use-session.ts";
import { useCloseInteraction, useSetReadState } from "./interaction-queries.ts";

/** By the account's switch, where it is known; the server decides in any case (S22, S23). */
function useMayMarkUnread(accountId: string): boolean {
  const user = useUser();
  const { data } = useQuery(accountChoiceQuery);
  if (user.role === "admin") return true;
  return data?.items.find(({ id }) => id === accountId)?.markAsUnread !== false;
}

type ActionsProps = { readonly interaction: Interaction; readonly onClosed?: () => void };

/** Mark unread and close. */
export function InteractionActions({ interaction, onClosed }: ActionsProps) {
  const [isAsking, setAsking] = useState(false);
  const close = useCloseInteraction(interaction.id);
  const readState = useSetReadState(interaction.id);
  const isOpen = interaction.status === "open";
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
  useShortcuts([
    ...(mayToggle ? [{ keys: "u", label: t("interactions.markUnread"), run: toggleUnread }] : []),
    {
      keys: "d",
      label: t("interactions.close"),
      run: () => {
        if (isOpen) setAsking(true);
      },
    },
  ]);
  return (
    <>
      {mayToggle && (
        <Button size="xs" variant="default" onClick={toggleUnread}>
          {interaction.unread ? t("interactions.markRead") : t("interactions.markUnread")}
        </Button>
      )}
      {isOpen && (
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t("interactions.close")}
        </Button>
      )}
      <ConfirmDialog
        opened={isAsking}
        title={t("interactions.closeTitle", { number: String(interaction.number) })}
        confirm={t("interactions.close")}
        isBusy={close.isPending}
        onCancel={() => {
          setAsking(false);
        }}
        onConfirm={() => {
          close.mutate(undefined, {
            onSuccess: () => {
              setAsking(false);
              notify(t("interactions.closed", { number: String(interaction.number) }));
              onClosed?.();
            },
            onError: (error) => {
              setAsking(false);
              notifyFailure(t("interactions.closeFailed"), detailOf(error));
            },
          });
        }}
      >
        <p>{t("interactions.closeText")}</p>
      </ConfirmDialog>
    </>
  );
}
