import "../../messages/add-thread.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@mantine/core";
import { useArrivalFocus } from "../../components/use-arrival-focus.ts";
import { Loading } from "../../components/loading.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { DispositionControl } from "../interactions/disposition-control.tsx";
import { ComposerArea } from "../interactions/composer-area.tsx";
import { InteractionActions } from "../interactions/interaction-actions.tsx";
import { interactionQuery } from "../interactions/interaction-queries.ts";
import { StatusSign, subjectOf } from "../interactions/interaction-signs.tsx";
import { LazyTagsControl } from "../interactions/lazy-tags-control.tsx";
import { Thread } from "../interactions/thread.tsx";
import { useMarkRead } from "../interactions/use-mark-read.ts";
import { WhyPanel } from "../interactions/why-panel.tsx";
import styles from "./desk-interaction.module.css";

type DeskInteractionProps = { readonly interactionId: string; readonly onClosed: () => void };

/** The middle pane: the thread and the answer below it. */
export function DeskInteraction({ interactionId, onClosed }: DeskInteractionProps) {
  const { data, error, refetch } = useQuery(interactionQuery(interactionId));
  const [isWhyOpen, setWhyOpen] = useState(false);
  useMarkRead(data);
  const toggleWhy = (): void => {
    setWhyOpen(!isWhyOpen);
  };
  useShortcuts([{ keys: "w", label: t("why.title"), run: toggleWhy }]);
  if (data === undefined && error !== null) {
    return <ProblemView error={error} title={t("interactions.oneFailed")} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <Loading lines={5} height={60} />;
  return (
    <>
      <div className={styles["head"]}>
        <Heading subject={subjectOf(data)} />
        <StatusSign status={data.status} closedAt={data.closedAt} />
        <DispositionControl interaction={data} />
        <LazyTagsControl interaction={data} />
        <div className={styles["actions"]}>
          <InteractionActions interaction={data} onClosed={onClosed} />
          <Button size="xs" variant="default" aria-pressed={isWhyOpen} onClick={toggleWhy}>
            {t("why.title")}
          </Button>
        </div>
      </div>
      <div className={styles["scroll"]}>
        {isWhyOpen && (
          <section className={styles["why"]} aria-label={t("why.title")}>
            <WhyPanel interactionId={interactionId} />
          </section>
        )}
        <Thread interactionId={interactionId} opensAtEnd />
      </div>
      <div className={styles["composer"]}>
        <ComposerArea
          key={interactionId}
          interactionId={interactionId}
          accountId={data.accountId}
          to={data.contact?.address ?? null}
          holderId={data.agentId}
        />
      </div>
    </>
  );
}

function Heading({ subject }: { readonly subject: string }) {
  return (
    <h1 ref={useArrivalFocus()} tabIndex={-1} className={styles["title"]} title={subject} dir="auto">
      {subject}
    </h1>
  );
}
