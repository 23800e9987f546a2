import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../api/problem.ts";
import type { Interaction, InteractionDispositions } from "../../api/resources.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { notify, notifyFailure } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { type CloseBody, useCloseInteraction } from "./interaction-changes.ts";
import { type DispositionChoice, interactionDispositionsQuery } from "./interaction-dispositions.ts";
import { LazyDispositionForm } from "./lazy-disposition-form.tsx";

type CloseControlProps = { readonly interaction: Interaction; readonly onClosed?: () => void };

/** `plainly`: there is nothing to choose, or it could not be learned; the server says where something is needed. */
type Asking = "no" | "looking" | "plainly" | InteractionDispositions;

/** Closes an open interaction: with a disposition where the account has any, else after a plain question (S91). */
export function CloseControl({ interaction, onClosed }: CloseControlProps) {
  const { asking, ask, stop } = useAsking(interaction.id);
  const close = useCloseInteraction(interaction.id);
  const isOpen = interaction.status === "open";
  useShortcuts([
    {
      keys: "d",
      label: t("interactions.close"),
      run: () => {
        if (isOpen && asking === "no") ask();
      },
    },
  ]);
  const cancel = (): void => {
    close.reset();
    stop();
  };
  const finish = (body: CloseBody): void => {
    close.mutate(body, {
      onSuccess: () => {
        stop();
        notify(t("interactions.closed", { number: String(interaction.number) }));
        onClosed?.();
      },
      onError: (error) => {
        if (isAboutDisposition(error)) {
          ask();
          return;
        }
        stop();
        notifyFailure(t("interactions.closeFailed"), detailOf(error));
      },
    });
  };
  return (
    <>
      {isOpen && (
        <Button size="xs" variant="default" loading={asking === "looking"} onClick={ask}>
          {t("interactions.close")}
        </Button>
      )}
      {typeof asking === "object" && (
        <LazyDispositionForm
          interaction={interaction}
          known={asking}
          purpose="close"
          isBusy={close.isPending}
          refusal={close.error === null ? null : detailOf(close.error)}
          onCancel={cancel}
          onLookAgain={ask}
          onSubmit={(choice) => {
            finish(bodyOf(choice));
          }}
        />
      )}
      <ConfirmDialog
        opened={asking === "plainly"}
        title={t("interactions.closeTitle", { number: String(interaction.number) })}
        confirm={t("interactions.close")}
        isBusy={close.isPending}
        onCancel={cancel}
        onConfirm={() => {
          finish({});
        }}
      >
        <p>{t("interactions.closeText")}</p>
      </ConfirmDialog>
    </>
  );
}

/** What may be chosen is read when somebody wants to close: an interaction may have got another queue meanwhile. */
function useAsking(interactionId: string) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking>("no");
  const ask = (): void => {
    setAsking((before) => (typeof before === "object" ? before : "looking"));
    client.query(interactionDispositionsQuery(interactionId)).then(
      (known) => {
        setAsking(known.required || known.items.length > 0 ? known : "plainly");
      },
      () => {
        setAsking("plainly");
      },
    );
  };
  const stop = (): void => {
    setAsking("no");
  };
  return { asking, ask, stop };
}

/** Somebody has made one necessary, or deleted it, since the dialog was opened. */
function isAboutDisposition(error: unknown): boolean {
  return error instanceof ApiError && ["disposition-required", "disposition-not-offered"].includes(error.problem.code);
}

function bodyOf({ dispositionId, note }: DispositionChoice): CloseBody {
  return dispositionId === null ? {} : { dispositionId, note };
}
