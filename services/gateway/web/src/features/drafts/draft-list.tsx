import "../../messages/add-drafts.ts";
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { itemsOf } from "../../api/paging.ts";
import type { DraftSummary } from "../../api/resources.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { DeleteIcon } from "../../components/icon.tsx";
import { notifyFailure } from "../../components/notify.ts";
import { detailOf, ProblemView } from "../../components/problem-view.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { t } from "../../messages/format.ts";
import { useUser } from "../session/use-session.ts";
import styles from "./draft-list.module.css";
import { draftListKey, draftListQuery } from "./draft-list-query.ts";
import { newMailDraftSource, replyDraftSource } from "./draft-source.ts";

/** What somebody has begun and not sent, also where they may not see the interaction any more. Nothing where there is nothing. */
export function DraftList() {
  const list = useInfiniteQuery(draftListQuery);
  const drafts = itemsOf(list.data);
  const { interactionId: inFront } = useParams();
  if (list.error !== null && list.data === undefined) {
    return <ProblemView error={list.error} title={t("drafts.failed")} onRetry={() => void list.refetch()} />;
  }
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="my-drafts">
      <h2 id="my-drafts" className={styles["title"]}>
        {t("drafts.title")}
      </h2>
      <ul className={styles["items"]}>
        {drafts.map((draft) => (
          <li key={draft.interactionId ?? "new-mail"} className={styles["item"]}>
            <DraftLine draft={draft} />
            {/* what is being written is emptied where it is written */}
            {draft.interactionId !== inFront && <DiscardButton draft={draft} />}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button size="xs" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("common.loadMore")}
        </Button>
      )}
    </section>
  );
}

function DraftLine({ draft }: { readonly draft: DraftSummary }) {
  const path = pathOf(draft);
  const lines = (
    <>
      <span className={styles["first"]}>
        <span>{nameOf(draft)}</span>
        <span className={styles["time"]}>
          <TimeText at={draft.savedAt} />
        </span>
      </span>
      <span className={styles["text"]} dir="auto">
        {textOf(draft)}
      </span>
    </>
  );
  if (path === null) return <span className={styles["line"]}>{lines}</span>;
  return (
    <Link to={path} className={styles["line"]}>
      {lines}
    </Link>
  );
}

/** null: there is no way to go on with it. */
function pathOf({ interactionId, interaction }: DraftSummary): string | null {
  if (interactionId === null) return "/interactions?dialog=new-mail";
  return interaction === null ? null : `/desk/${interactionId}`;
}

function nameOf({ interactionId, interaction }: DraftSummary): string {
  if (interactionId === null) return t("drafts.newMail");
  if (interaction === null) return t("drafts.hidden");
  return t("drafts.reply", { number: String(interaction.number), name: interaction.contactName ?? "" }).trim();
}

function textOf({ subject, snippet, interaction, to }: DraftSummary): string {
  const [first = t("drafts.empty")] = [snippet, subject, interaction?.subject ?? "", to.join(", ")].filter(
    (text) => text !== "",
  );
  return first;
}

function DiscardButton({ draft }: { readonly draft: DraftSummary }) {
  const [isAsking, setAsking] = useState(false);
  const discard = useDiscard(draft);
  const label = t("drafts.discardOf", { draft: nameOf(draft) });
  return (
    <>
      <Tooltip label={t("drafts.discard")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={label}
          onClick={() => {
            setAsking(true);
          }}
        >
          <DeleteIcon size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={isAsking}
        title={t("drafts.discardTitle")}
        confirm={t("drafts.discard")}
        isDangerous
        isBusy={discard.isPending}
        onCancel={() => {
          setAsking(false);
        }}
        onConfirm={() => {
          discard.mutate(undefined, {
            onSettled: () => {
              setAsking(false);
            },
          });
        }}
      >
        <p className={styles["quoted"]} dir="auto">
          {textOf(draft)}
        </p>
      </ConfirmDialog>
    </>
  );
}

/** Only the version that is shown: what was written since stays. */
function useDiscard({ interactionId, version }: DraftSummary) {
  const user = useUser();
  const client = useQueryClient();
  const source = interactionId === null ? newMailDraftSource(user.id) : replyDraftSource(user.id, interactionId);
  return useMutation({
    mutationFn: () => source.remove({ etag: `"${version}"`, keepalive: false }),
    onError: (error) => {
      notifyFailure(t("drafts.discardFailed"), detailOf(error));
    },
    onSettled: () => client.invalidateQueries({ queryKey: draftListKey }),
  });
}
