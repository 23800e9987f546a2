import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { hasStatus } from "../../api/problem.ts";
import type { Settings } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { showFaults } from "../../components/form-errors.tsx";
import { notify } from "../../components/notify.ts";
import { withChosen } from "../../components/told-fields.ts";
import { t } from "../../messages/format.ts";
import { settingsQuery, useSaveSettings } from "./settings-queries.ts";
import { faultsOf, numbersOfSettings, patchOf, valuesOf } from "./settings-values.ts";

export const settingsFields = {
  names: [...numbersOfSettings, "searchOn", "accountTransferTemplateId", "assistant"],
  aliases: { features: "assistant" },
};

/** The settings somebody is changing: from one stored version, on top of a newer one if there is one meanwhile. */
export function useSettingsEditing(initial: Stored<Settings>) {
  const client = useQueryClient();
  const save = useSaveSettings();
  const [base, setBase] = useState(initial);
  const [conflict, setConflict] = useState<Stored<Settings> | null>(null);
  const before = valuesOf(base.data);
  const form = useForm({
    initialValues: valuesOf(initial.data),
    validate: faultsOf,
    onValuesChange: (values) => {
      // with nothing left to save nothing was refused
      if (Object.keys(patchOf(before, values)).length === 0) forgetRefusal();
    },
  });
  const forgetRefusal = (): void => {
    form.clearErrors();
    if (save.isError) save.reset();
  };
  const patch = patchOf(before, form.values);
  const store = (etag: string, body: typeof patch): void => {
    save.mutate(
      { etag, body },
      {
        onSuccess: (saved) => {
          setBase(saved);
          setConflict(null);
          form.setValues(valuesOf(saved.data));
          notify(t("settings.saved"));
        },
        onError: (error) => {
          if (hasStatus(error, 412)) void client.query(settingsQuery).then(setConflict);
          else {
            setConflict(null);
            showFaults(form, error, settingsFields);
          }
        },
      },
    );
  };
  return {
    form,
    save,
    conflict,
    changes: Object.keys(patch).length,
    submit: form.onSubmit(() => {
      if (Object.keys(patch).length > 0) store(base.etag, patch);
    }),
    discard: () => {
      form.setValues(before);
      forgetRefusal();
    },
    closeConflict: () => {
      setConflict(null);
    },
    /** What editing began with. */
    before,
    /** Puts these changes on top of what is stored now, and saves them. */
    apply: (newest: Stored<Settings>, chosen: ReadonlySet<string>) => {
      const stored = valuesOf(newest.data);
      const merged = withChosen(stored, form.values, chosen);
      const rest = patchOf(stored, merged);
      setBase(newest);
      setConflict(null);
      form.setValues(merged);
      if (Object.keys(rest).length > 0) store(newest.etag, rest);
    },
  };
}

export type SettingsEditing = ReturnType<typeof useSettingsEditing>;
