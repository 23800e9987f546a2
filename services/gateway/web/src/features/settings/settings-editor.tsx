import { Button } from "@mantine/core";
import { hasStatus } from "../../api/problem.ts";
import type { Settings } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { FormSummary } from "../../components/form-errors.tsx";
import { focusHeading, useFocusAfterSave } from "../../components/last-focus.ts";
import { LeaveGuard } from "../../components/leave-guard.tsx";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import styles from "./settings-editor.module.css";
import { SettingsConflict } from "./settings-conflict.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { settingsFields, useSettingsEditing } from "./use-settings-editing.ts";

/** One form over all global settings; [Save] stays in view. */
export function SettingsEditor({ initial }: { readonly initial: Stored<Settings> }) {
  const editing = useSettingsEditing(initial);
  const { form, save, changes, conflict } = editing;
  const saveButton = useFocusAfterSave(changes);
  const discard = (): void => {
    editing.discard();
    focusHeading();
  };
  useShortcuts([
    {
      keys: "Mod+S",
      label: t("settings.save"),
      worksInText: true,
      run: () => {
        if (conflict === null) editing.submit();
      },
    },
  ]);
  return (
    <form noValidate className={styles["column"]} onSubmit={editing.submit}>
      <LeaveGuard isDirty={changes > 0} />
      <div className={styles["bar"]}>
        <span role="status" className="muted">
          {changes > 0 && t("settings.changed", { count: changes })}
        </span>
        {changes > 0 && (
          <Button size="xs" variant="default" onClick={discard}>
            {t("settings.discard")}
          </Button>
        )}
        <Button ref={saveButton} size="xs" type="submit" disabled={changes === 0} loading={save.isPending}>
          {t("settings.save")}
        </Button>
      </div>
      {!hasStatus(save.error, 412) && <FormSummary error={save.error} fields={settingsFields} />}
      <SettingsForm form={form} />
      {conflict !== null && <SettingsConflict editing={editing} newest={conflict} />}
    </form>
  );
}
