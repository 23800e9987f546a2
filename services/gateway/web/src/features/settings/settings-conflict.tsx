import { useQuery } from "@tanstack/react-query";
import type { Settings } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { ConflictDialog } from "../../components/conflict-dialog.tsx";
import { chosenOf, compareFields } from "../../components/told-fields.ts";
import { t } from "../../messages/format.ts";
import { showDayAndTime } from "../../messages/time.ts";
import { useSaver } from "../people/use-saver.ts";
import { templateChoiceQuery } from "../templates/template-choice.ts";
import { tellSettings, valuesOf } from "./settings-values.ts";
import type { SettingsEditing } from "./use-settings-editing.ts";

type SettingsConflictProps = { readonly editing: SettingsEditing; readonly newest: Stored<Settings> };

/** Two people changed the global settings. */
export function SettingsConflict({ editing, newest }: SettingsConflictProps) {
  const { updatedAt, updatedBy } = newest.data;
  const saver = useSaver(updatedBy);
  const { data: templates } = useQuery(templateChoiceQuery);
  const tell = (values: typeof editing.before) =>
    tellSettings(values, (templateId) => templates?.find(({ id }) => id === templateId)?.name ?? templateId);
  const compared = compareFields({
    base: tell(editing.before),
    mine: tell(editing.form.values),
    stored: tell(valuesOf(newest.data)),
  });
  return (
    <ConflictDialog
      text={t("settings.conflictText", { ...saver, at: showDayAndTime(updatedAt, new Date()) })}
      colliding={compared.colliding}
      kept={compared.kept.length}
      onCancel={editing.closeConflict}
      onApply={(givenUp) => {
        editing.apply(newest, chosenOf(compared, givenUp));
      }}
    />
  );
}
