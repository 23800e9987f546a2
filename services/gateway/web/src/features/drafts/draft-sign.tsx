import "../../messages/add-thread.ts";
import { Button } from "@mantine/core";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { showInstant } from "../../messages/time.ts";
import type { DraftKeeper, KeptState } from "./draft-keeper.ts";
import styles from "./draft-sign.module.css";

type DraftSignProps = { readonly state: KeptState; readonly autosaves: boolean };

/** One calm line: is what stands here kept? */
export function DraftSign({ state, autosaves }: DraftSignProps) {
  return (
    <span
      className={styles["sign"]}
      data-tone={state.kind === "failed" || state.kind === "conflict" ? "warn" : "muted"}
    >
      {textOf(state, autosaves)}
    </span>
  );
}

function textOf(state: KeptState, autosaves: boolean): string {
  switch (state.kind) {
    case "nothing":
      return "";
    case "unsaved":
      return autosaves ? t("draft.saving") : t("draft.unsaved");
    case "saved":
      return t("draft.saved", { time: showInstant(state.at, new Date()).short });
    case "failed":
      return t("draft.failed", { why: detailOf(state.error) });
    case "conflict":
      return t("draft.conflictShort");
  }
}

/** Two windows, two texts: the person chooses, and sees the other one before. */
export function DraftConflict({ state, keeper }: { readonly state: KeptState; readonly keeper: DraftKeeper }) {
  if (state.kind !== "conflict") return null;
  const { savedAt, typed } = state.other;
  const time = savedAt === null ? "" : showInstant(savedAt, new Date()).short;
  return (
    <div role="alert" className={styles["conflict"]}>
      <p className={styles["said"]}>{t("draft.conflict", { time })}</p>
      <blockquote className={styles["other"]} dir="auto">
        {typed.text === "" ? t("draft.noText") : typed.text}
      </blockquote>
      <div className={styles["choice"]}>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            keeper.takeOther();
          }}
        >
          {t("draft.takeOther")}
        </Button>
        <Button size="xs" variant="default" onClick={() => void keeper.keepMine()}>
          {t("draft.keepMine")}
        </Button>
      </div>
    </div>
  );
}
