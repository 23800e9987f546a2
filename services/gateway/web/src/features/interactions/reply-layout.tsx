import "../../messages/add-thread.ts";
import { Button, Modal, SegmentedControl } from "@mantine/core";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import { Loading } from "../../components/loading.tsx";
import { PreviewFrame } from "../../components/preview-frame.tsx";
import { PreviewText } from "../../components/preview-text.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import styles from "./reply-layout.module.css";

/** Rendered by the server, as it would be sent. */
function replyPreviewQuery(interactionId: string, text: string) {
  return queryOptions({
    queryKey: queryKeys.replyPreview(interactionId, text),
    queryFn: ({ signal }) =>
      ask(
        api.POST("/interactions/{interactionId}/reply-preview", {
          params: { path: { interactionId } },
          body: { text },
          signal,
        }),
      ),
  });
}

/** Stands for the text; the server hands it back as it is, with the layout around it. */
const placeOfText = "⟦text of the reply⟧";

/** S96: what the account's layout puts above and below an answer, as plain text; empty where it has none. */
export function useLayoutEdges(interactionId: string): { readonly above: string; readonly below: string } {
  const { data } = useQuery(replyPreviewQuery(interactionId, placeOfText));
  const [above = "", below = ""] = (data?.text ?? "").split(placeOfText);
  return { above: above.trim(), below: below.trim() };
}

type LayoutEdgeProps = { readonly side: "above" | "below"; readonly text: string };

/** Calm and short: the whole of it is in the preview. */
export function LayoutEdge({ side, text }: LayoutEdgeProps) {
  if (text === "") return null;
  return (
    <div
      className={styles["edge"]}
      role="note"
      aria-label={t(side === "above" ? "composer.layoutAbove" : "composer.layoutBelow")}
      title={t("composer.layoutHelp")}
      dir="auto"
    >
      {text}
    </div>
  );
}

type ReplyPreviewProps = {
  readonly interactionId: string;
  /** With the signature. */
  readonly text: string;
};

/** Opens what the customer would get. */
export function ReplyPreviewButton({ interactionId, text }: ReplyPreviewProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("composer.preview")}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => {
          setOpen(false);
        }}
        size={720}
        title={t("composer.previewTitle")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <ReplyPreview interactionId={interactionId} text={text} />
      </Modal>
    </>
  );
}

const views = ["formatted", "plain"] as const;

function ReplyPreview({ interactionId, text }: ReplyPreviewProps) {
  const { data, error, refetch } = useQuery({
    ...replyPreviewQuery(interactionId, text),
    placeholderData: keepPreviousData,
  });
  const [view, setView] = useState<(typeof views)[number]>("formatted");
  if (error !== null) {
    return <ProblemView error={error} title={t("composer.previewFailed")} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <Loading lines={6} />;
  return (
    <div className={styles["preview"]}>
      <SegmentedControl
        size="xs"
        className={styles["views"] ?? ""}
        aria-label={t("composer.previewAs")}
        data={views.map((value) => ({ value, label: t(`composer.preview.${value}`) }))}
        value={view}
        onChange={(value) => {
          setView(views.find((each) => each === value) ?? "formatted");
        }}
      />
      {data.warnings.length > 0 && (
        <p role="note" className={styles["warning"]}>
          <strong>{t("message.layout")}</strong> {data.warnings.join(" ")}
        </p>
      )}
      {view === "formatted" ? (
        <PreviewFrame title={t("composer.previewTitle")} html={data.html} />
      ) : (
        <PreviewText title={t("composer.preview.plain")} text={data.text} />
      )}
    </div>
  );
}
