import "../messages/add-editing.ts";
import { useForm } from "@mantine/form";
import type { FormErrors } from "@mantine/form";
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";
import { hasStatus } from "../api/problem.ts";
import { t } from "../messages/format.ts";
import { showDayAndTime } from "../messages/time.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import styles from "./edit-form.module.css";
import { type FormFields, FormSummary, showFaults } from "./form-errors.tsx";
import { FormFooter } from "./form-footer.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { notify } from "./notify.ts";
import { chosenOf, compareFields, withChosen } from "./told-fields.ts";
import { type Existing, useExisting, type Version } from "./use-existing.ts";

type EditFormOptions<Values> = {
  readonly initialValues: Values;
  readonly validate: (values: Values) => FormErrors;
  readonly fields: FormFields;
  /** null: something new. */
  readonly existing: Existing<Values> | null;
  /** Told when it is stored. */
  readonly saved: string;
  readonly onClose: () => void;
};

/**
 * What every form of a sheet or dialog does: notes changes, shows refusals at their fields, compares its values with what another
 * window has stored meanwhile, closes when it is stored.
 */
export function useEditForm<Values extends Record<string, unknown>>(options: EditFormOptions<Values>) {
  const { initialValues, validate, fields, existing, saved, onClose } = options;
  const [isDirty, setDirty] = useState(false);
  const [applied, setApplied] = useState(0);
  const version = useExisting(existing, initialValues);
  const { base, newest } = version;
  const form = useForm<Values>({
    initialValues,
    validate,
    onValuesChange: () => {
      setDirty(true);
    },
  });
  const apply = (stored: Version<Values>, chosen: ReadonlySet<string>): void => {
    version.setBase(stored);
    version.close();
    form.setValues(withChosen(stored.values, form.getValues(), chosen));
    setApplied(applied + 1);
  };
  return {
    form,
    isDirty,
    fields,
    setDirty,
    /** Of the version that the values were made from: what a change names. */
    etag: base.etag,
    /** What editing began with. */
    base: base.values,
    failure: version.failure,
    /** How often another version was taken over: each is saved at once. */
    applied,
    conflict:
      newest === null || existing === null ? null : conflictOf(existing, { base, newest, mine: form.getValues() }),
    closeConflict: version.close,
    /** From a version that was stored by this form, which stays open. */
    goOnFrom: version.setBase,
    apply: (chosen: ReadonlySet<string>): void => {
      if (newest !== null) apply(newest, chosen);
    },
    after: {
      onSuccess: () => {
        setDirty(false);
        notify(saved);
        // after the guard has seen that nothing is unsaved
        setTimeout(onClose, 0);
      },
      onError: (error: Error) => {
        if (hasStatus(error, 412)) void version.compare();
        else showFaults(form, error, fields);
      },
    },
  };
}

type Conflict = ReturnType<typeof compareFields> & { readonly at: string };
type Compared<Values> = {
  readonly base: { readonly values: Values };
  readonly mine: Values;
  readonly newest: Version<Values>;
};

function conflictOf<Values>({ tell }: Existing<Values>, { base, mine, newest }: Compared<Values>): Conflict {
  const compared = compareFields({ base: tell(base.values), mine: tell(mine), stored: tell(newest.values) });
  return { ...compared, at: newest.updatedAt };
}

type Editing = {
  readonly isDirty: boolean;
  readonly fields: FormFields;
  readonly failure: unknown;
  readonly applied: number;
  readonly conflict: Conflict | null;
  readonly closeConflict: () => void;
  readonly apply: (chosen: ReadonlySet<string>) => void;
};

type EditFormProps = {
  readonly edit: Editing;
  readonly save: { readonly error: unknown; readonly isPending: boolean };
  /** Of a conflict: what becomes of that which is no field of the form. */
  readonly conflictNotes?: readonly string[];
  readonly submit: string;
  readonly onSubmit: (event?: SubmitEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export function EditForm({ edit, save, conflictNotes = [], submit, onSubmit, onClose, children }: EditFormProps) {
  const element = useRef<HTMLFormElement>(null);
  const { applied } = edit;
  // in a long sheet the field that is at fault may be out of sight
  const submitAndShow = (event: SubmitEvent<HTMLFormElement>): void => {
    onSubmit(event);
    setTimeout(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0);
  };
  useEffect(() => {
    if (applied > 0) element.current?.requestSubmit();
  }, [applied]);
  return (
    <form ref={element} noValidate className={styles["form"]} onSubmit={submitAndShow}>
      {/* only while it has something to guard: the page below may have a guard of its own */}
      {edit.isDirty && <LeaveGuard isDirty />}
      {hasStatus(save.error, 412) && edit.failure === null ? (
        <p role="alert" className={styles["text"]}>
          {t("conflict.again")}
        </p>
      ) : (
        <FormSummary error={edit.failure ?? save.error} fields={edit.fields} />
      )}
      {children}
      <FormFooter submit={submit} isBusy={save.isPending} disabled={!edit.isDirty} onCancel={onClose} />
      {edit.conflict !== null && <Conflicted edit={edit} conflict={edit.conflict} notes={conflictNotes} />}
    </form>
  );
}

type ConflictedProps = {
  readonly edit: Editing;
  readonly conflict: Conflict;
  readonly notes: readonly string[];
};

function Conflicted({ edit, conflict, notes }: ConflictedProps) {
  return (
    <ConflictDialog
      text={t("conflict.text", { at: showDayAndTime(conflict.at, new Date()) })}
      colliding={conflict.colliding}
      notes={notes}
      kept={conflict.kept.length}
      onCancel={edit.closeConflict}
      onApply={(givenUp) => {
        edit.apply(chosenOf(conflict, givenUp));
      }}
    />
  );
}
