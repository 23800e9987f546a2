import "../../../messages/add-accounts.ts";
/**
 * The state of the edit page: one form over all sections, compared with the version that editing began with. A save names
 * that version; where somebody saved meanwhile the person decides, field by field, and nothing typed is lost.
 */
import { useForm } from "@mantine/form";
import { useState } from "react";
import { hasStatus } from "../../../api/problem.ts";
import { notify } from "../../../components/notify.ts";
import { t } from "../../../messages/format.ts";
import { type AccountDraft, draftOf } from "./account-draft.ts";
import { changedFields, compareVersions, patchOf, valueAt, withValuesOf } from "./changes.ts";
import { faultsOfDraft } from "./draft-faults.ts";
import { editFields } from "./edit-fields.ts";
import { type StoredAccount, useNewestAccount, useSaveAccount } from "./edit-queries.ts";
import { faultsOfRefusal, inOrder } from "./field-faults.ts";
import { useChanges } from "./use-changes.ts";

/** `goTo`: shows a field and puts the focus into it. `mayStore`: asks what SAVE would bring about besides. */
type EditingOptions = {
  readonly goTo: (path: string, draft: AccountDraft) => void;
  readonly mayStore: (base: AccountDraft, draft: AccountDraft) => Promise<boolean>;
};

export function useEditing(initial: StoredAccount, { goTo, mayStore }: EditingOptions) {
  const [base, setBase] = useState(initial);
  const [conflict, setConflict] = useState<StoredAccount | null>(null);
  const [refusal, setRefusal] = useState<readonly string[]>([]);
  const [isAsking, setAsking] = useState(false);
  const { changed, compare } = useChanges();
  const saving = useSaveAccount();
  const newest = useNewestAccount(base.account.id);
  const form = useForm<AccountDraft>({
    mode: "uncontrolled",
    initialValues: draftOf(initial.account),
    validate: (draft) => faultsOfDraft(draft, base.account),
    onValuesChange: (draft) => {
      // with nothing left to save nothing was refused
      if (compare(draftOf(base.account), draft) === 0) forgetRefusal();
    },
  });

  const forgetRefusal = (): void => {
    form.clearErrors();
    setRefusal([]);
  };

  /** Goes on from another version; only fields that then hold something else are made anew, so the focus stays. */
  const goOnFrom = (next: StoredAccount, target: AccountDraft): void => {
    setBase(next);
    const now = form.getValues();
    const paths: readonly string[] = editFields.map(({ path }) => path);
    for (const path of paths) {
      const value = valueAt(target, path);
      if (JSON.stringify(valueAt(now, path)) !== JSON.stringify(value)) form.setFieldValue(path, value);
    }
    compare(draftOf(next.account), target);
  };

  const refused = async (error: unknown, draft: AccountDraft): Promise<void> => {
    if (hasStatus(error, 412)) {
      setConflict(await newest());
      return;
    }
    const { byField, rest } = faultsOfRefusal(error, draft);
    form.setErrors(byField);
    setRefusal(rest);
    const [first] = inOrder(byField);
    if (first !== undefined) goTo(first, draft);
  };

  const store = (sent: AccountDraft, from: StoredAccount): void => {
    const paths = new Set(changedFields(draftOf(from.account), sent).map(({ path }) => path));
    setRefusal([]);
    if (paths.size === 0) return;
    saving
      .mutateAsync({ accountId: from.account.id, etag: from.etag, body: patchOf(sent, paths) })
      .then((saved) => {
        const typedMeanwhile = changedFields(sent, form.getValues()).map(({ path }) => path);
        goOnFrom(saved, withValuesOf(draftOf(saved.account), form.getValues(), typedMeanwhile));
        notify(t("accounts.saved"));
      })
      .catch((error: unknown) => refused(error, sent));
  };

  const save = async (): Promise<void> => {
    if (saving.isPending || isAsking || changed.size === 0) return;
    const draft = form.getValues();
    const [first] = inOrder(form.validate().errors);
    if (first !== undefined) {
      goTo(first, draft);
      return;
    }
    setAsking(true);
    const isAllowed = await mayStore(draftOf(base.account), draft).finally(() => {
      setAsking(false);
    });
    if (isAllowed) store(draft, base);
  };

  return {
    base,
    form,
    changed,
    refusal,
    conflict,
    isSaving: saving.isPending || isAsking,
    save,
    discard: (): void => {
      forgetRefusal();
      goOnFrom(base, draftOf(base.account));
    },
    /** The version that somebody else stored; what was changed here stays changed. */
    refresh: async (): Promise<void> => {
      const next = await newest();
      const mine = changedFields(draftOf(base.account), form.getValues()).map(({ path }) => path);
      goOnFrom(next, withValuesOf(draftOf(next.account), form.getValues(), mine));
    },
    showNewest: async (): Promise<void> => {
      const next = await newest();
      if (changed.size === 0) goOnFrom(next, draftOf(next.account));
      else setConflict(next);
    },
    closeConflict: (): void => {
      setConflict(null);
    },
    /** Puts what is mine, without `givenUp`, on top of what is stored, and saves it. */
    applyAndSave: (stored: StoredAccount, givenUp: ReadonlySet<string>): void => {
      const versions = { base: draftOf(base.account), mine: form.getValues(), stored: draftOf(stored.account) };
      const { colliding, kept } = compareVersions(versions);
      const paths = [...colliding, ...kept].map(({ path }) => path).filter((path) => !givenUp.has(path));
      const merged = withValuesOf(versions.stored, versions.mine, paths);
      setConflict(null);
      goOnFrom(stored, merged);
      store(merged, stored);
    },
  };
}

export type Editing = ReturnType<typeof useEditing>;
