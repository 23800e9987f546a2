import "../../messages/add-thread.ts";
import { Button, Tooltip } from "@mantine/core";
import { showKeys } from "../../components/key-names.ts";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import type { DraftKeeper, KeptState } from "./draft-keeper.ts";
import { DraftSign } from "./draft-sign.tsx";
import styles from "./draft-tools.module.css";

type DraftToolsProps = { readonly keeper: DraftKeeper; readonly state: KeptState; readonly autosaves: boolean };

/** How the draft is kept and, where it is not saved by itself (S48), the button that saves it. */
export function DraftTools({ keeper, state, autosaves }: DraftToolsProps) {
  const save = (): void => void keeper.save();
  useShortcuts(autosaves ? [] : [{ keys: "Mod+S", label: t("composer.saveDraft"), worksInText: true, run: save }]);
  return (
    <div className={styles["tools"]}>
      <DraftSign state={state} autosaves={autosaves} />
      {!autosaves && (
        <Tooltip label={t("keys.hint", { label: t("composer.saveDraft"), keys: showKeys("Mod+S") })}>
          <Button
            size="sm"
            variant="default"
            disabled={state.kind !== "unsaved" && state.kind !== "failed"}
            onClick={save}
          >
            {t("composer.saveDraft")}
          </Button>
        </Tooltip>
      )}
    </div>
  );
}
