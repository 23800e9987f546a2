import "../../messages/add-realtime.ts";
import { Button } from "@mantine/core";
import type { StreamStatus } from "../../api/event-stream.ts";
import { t } from "../../messages/format.ts";
import styles from "./freshness.module.css";

type FreshnessProps = {
  readonly isPaused: boolean;
  /** The last reading failed; what is shown is from before. */
  readonly isBehind: boolean;
  readonly status: StreamStatus;
  readonly onContinue: () => void;
  readonly onRetry: () => void;
};

/** Says when the figures are not those of this moment, and what to do. Nothing while they are. */
export function Freshness({ isPaused, isBehind, status, onContinue, onRetry }: FreshnessProps) {
  if (isPaused) return <Note text={t("realtime.standsStill")} action={t("realtime.continue")} onAct={onContinue} />;
  if (isBehind) return <Note text={t("realtime.behind")} action={t("problem.tryAgain")} onAct={onRetry} />;
  if (status === "offline") return <Note text={t("realtime.notLive")} action={t("problem.tryAgain")} onAct={onRetry} />;
  return null;
}

type NoteProps = { readonly text: string; readonly action: string; readonly onAct: () => void };

function Note({ text, action, onAct }: NoteProps) {
  return (
    <div role="status" className={styles["note"]}>
      <span>{text}</span>
      <Button size="compact-xs" variant="default" onClick={onAct}>
        {action}
      </Button>
    </div>
  );
}
