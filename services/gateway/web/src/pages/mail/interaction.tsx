import "../../messages/add-thread.ts";
import { ActionIcon, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import type { Interaction } from "../../api/resources.ts";
import { BackIcon } from "../../components/icon.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { DispositionControl } from "../../features/interactions/disposition-control.tsx";
import { ComposerArea } from "../../features/interactions/composer-area.tsx";
import { InteractionActions } from "../../features/interactions/interaction-actions.tsx";
import { interactionQuery } from "../../features/interactions/interaction-queries.ts";
import { StatusSign, subjectOf } from "../../features/interactions/interaction-signs.tsx";
import { LazyTagsControl } from "../../features/interactions/lazy-tags-control.tsx";
import { Thread } from "../../features/interactions/thread.tsx";
import { useMarkRead } from "../../features/interactions/use-mark-read.ts";
import { WhyPanel } from "../../features/interactions/why-panel.tsx";
import { useAgentNames } from "../../features/people/use-agent-names.ts";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import styles from "./interaction.module.css";

export function InteractionPage() {
  const { interactionId = "" } = useParams();
  const { data, error, refetch } = useQuery(interactionQuery(interactionId));
  useMarkRead(data);
  if (error !== null && data === undefined) {
    return (
      <Page title={t("interactions.one")}>
        <ProblemView error={error} title={t("interactions.oneFailed")} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title={t("interactions.one")}>
        <Loading lines={5} height={60} />
      </Page>
    );
  }
  return <Loaded interaction={data} />;
}

function Loaded({ interaction }: { readonly interaction: Interaction }) {
  const [isWhyOpen, setWhyOpen] = useState(true);
  const agentName = useAgentNames();
  const toggleWhy = (): void => {
    setWhyOpen(!isWhyOpen);
  };
  useShortcuts([{ keys: "w", label: t("why.title"), run: toggleWhy }]);
  return (
    <Page
      title={t("interactions.pageTitle", { number: String(interaction.number), subject: subjectOf(interaction) })}
      before={<BackToList />}
      tools={
        <>
          <InteractionActions interaction={interaction} />
          <Button size="xs" variant="default" aria-pressed={isWhyOpen} onClick={toggleWhy}>
            {t("why.title")}
          </Button>
        </>
      }
      filters={
        <div className={styles["facts"]}>
          <span className="mono">{interaction.accountKey}</span>
          <StatusSign status={interaction.status} closedAt={interaction.closedAt} />
          <DispositionControl interaction={interaction} />
          {interaction.contact !== null && (
            <span dir="auto">
              {interaction.contact.name !== interaction.contact.address && <bdi>{interaction.contact.name}</bdi>}{" "}
              <span className="mono muted">{interaction.contact.address}</span>
            </span>
          )}
          <LazyTagsControl interaction={interaction} />
          <span className="muted">{t("interactions.agentIs", { name: agentName(interaction.agentId) })}</span>
        </div>
      }
    >
      <div className={styles["panes"]} data-why={isWhyOpen}>
        <div className={styles["thread"]}>
          <Thread interactionId={interaction.id} />
          <ComposerArea
            key={interaction.id}
            interactionId={interaction.id}
            accountId={interaction.accountId}
            to={interaction.contact?.address ?? null}
            holderId={interaction.agentId}
          />
        </div>
        {isWhyOpen && (
          <aside className={styles["why"]} aria-label={t("why.title")}>
            <h2 className={styles["title"]}>{t("why.title")}</h2>
            <WhyPanel interactionId={interaction.id} />
          </aside>
        )}
      </div>
    </Page>
  );
}

/** Back to the list as it was: its filters and place are in the history. */
function BackToList() {
  const navigate = useNavigate();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t("interactions.back")}
      onClick={() => {
        void (window.history.length > 1 ? navigate(-1) : navigate("/interactions"));
      }}
    >
      <BackIcon size={18} stroke={1.5} />
    </ActionIcon>
  );
}
