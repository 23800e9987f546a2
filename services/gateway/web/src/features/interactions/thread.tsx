import "../../messages/add-thread.ts";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { itemsOf } from "../../api/paging.ts";
import { Loading } from "../../components/loading.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { useAgentNames } from "../people/use-agent-names.ts";
import { forwarding } from "./forwarding.ts";
import { messagesQuery } from "./interaction-queries.ts";
import { MessageView } from "./message-view.tsx";
import styles from "./thread.module.css";

type ThreadProps = {
  readonly interactionId: string;
  /** Where the thread has a pane of its own; a page begins with its heading. */
  readonly opensAtEnd?: boolean;
};

/** The messages of an interaction, oldest on top. */
export function Thread({ interactionId, opensAtEnd = false }: ThreadProps) {
  const messages = useInfiniteQuery(messagesQuery(interactionId));
  const agentName = useAgentNames();
  const newestLine = useRef<HTMLDivElement>(null);
  const newestMessage = messages.data?.pages[0]?.items[0];
  const isLoaded = messages.data !== undefined;
  useShortcuts([
    {
      keys: "f",
      label: t("forward.title"),
      run: () => {
        if (newestMessage !== undefined) forwarding.begin(newestMessage);
      },
    },
  ]);
  const ownNewest = newestMessage?.direction === "out" ? newestMessage.id : null;
  const shownOwn = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (!isLoaded) return;
    const hasAnswered = shownOwn.current !== undefined && ownNewest !== null && shownOwn.current !== ownNewest;
    const isOpening = shownOwn.current === undefined;
    shownOwn.current = ownNewest;
    // when a pane opens, and after an answer: what comes in must not move what somebody reads
    if (hasAnswered || (isOpening && opensAtEnd)) newestLine.current?.scrollIntoView({ block: "nearest" });
  }, [isLoaded, ownNewest, opensAtEnd]);
  if (messages.error !== null && messages.data === undefined) {
    return <ProblemView error={messages.error} title={t("message.failed")} onRetry={() => void messages.refetch()} />;
  }
  if (messages.data === undefined) return <Loading lines={3} height={80} />;
  const items = itemsOf(messages.data);
  const newest = newestMessage?.id;
  return (
    <div className={styles["thread"]} role="region" aria-label={t("message.thread")} aria-busy={messages.isFetching}>
      {messages.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          className={styles["older"] ?? ""}
          loading={messages.isFetchingNextPage}
          onClick={() => void messages.fetchNextPage()}
        >
          {t("message.older")}
        </Button>
      )}
      {items.toReversed().map((message) => (
        <div key={message.id} ref={message.id === newest ? newestLine : null}>
          <MessageView message={message} isLast={message.id === newest} agentName={agentName} />
        </div>
      ))}
    </div>
  );
}
