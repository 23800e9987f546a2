import { useForm } from "@mantine/form";
import type { FormErrors } from "@mantine/form";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { hasStatus } from "../api/problem.ts";
import { t } from "../messages/format.ts";
import styles from "./edit-form.module.css";
import { type FormFields, FormSummary, showFaults } from "./form-errors.tsx";
import { FormFooter } from "./form-footer.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { notify } from "./notify.ts";

type EditFormOptions<Values> = {
  readonly initialValues: Values;
  readonly validate: (values: Values) => FormErrors;
  readonly fields: FormFields;
  /** Told when it is stored. */
  readonly saved: string;
  readonly onClose: () => void;
};

/** What every form of a sheet or dialog does: notes changes, shows refusals at their fields, closes when it is stored. */
export function useEditForm<Values extends Record<string, unknown>>(options: EditFormOptions<Values>) {
  const { initialValues, validate, fields, saved, onClose } = options;
  const [isDirty, setDirty] = useState(false);
  const form = useForm<Values>({
    initialValues,
    validate,
    onValuesChange: () => {
      setDirty(true);
    },
  });
  return {
    form,
    isDirty,
    fields,
    setDirty,
    after: {
      onSuccess: () => {
        setDirty(false);
        notify(saved);
        // after the guard has seen that nothing is unsaved
        setTimeout(onClose, 0);
      },
      onError: (error: Error) => {
        showFaults(form, error, fields);
      },
    },
  };
}

type EditFormProps = {
  readonly edit: { readonly isDirty: boolean; readonly fields: FormFields };
  readonly save: { readonly error: unknown; readonly isPending: boolean };
  readonly submit: string;
  readonly onSubmit: (event?: SubmitEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export function EditForm({ edit, save, submit, onSubmit, onClose, children }: EditFormProps) {
  return (
    <form noValidate className={styles["form"]} onSubmit={onSubmit}>
      {/* only while it has something to guard: the page below may have a guard of its own */}
      {edit.isDirty && <LeaveGuard isDirty />}
      {hasStatus(save.error, 412) ? (
        <p role="alert" className={styles["text"]}>
          {t("conflict.reopen")}
        </p>
      ) : (
        <FormSummary error={save.error} fields={edit.fields} />
      )}
      {children}
      <FormFooter submit={submit} isBusy={save.isPending} disabled={!edit.isDirty} onCancel={onClose} />
    </form>
  );
}
