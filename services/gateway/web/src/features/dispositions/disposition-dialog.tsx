import { Modal, Select, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createDisposition } from "../../api/constraints.gen.ts";
import type { Disposition } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { EditForm, useEditForm } from "../../components/edit-form.tsx";
import { textLimits } from "../../components/field-rules.ts";
import { StoredView } from "../../components/stored-view.tsx";
import { existingOf } from "../../components/use-existing.ts";
import { unlessCovered } from "../../components/unless-covered.ts";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import { listChoiceQuery } from "../lists/list-queries.ts";
import { queueChoiceQuery } from "../queues/queue-queries.ts";
import { dispositionQuery, useSaveDisposition } from "./disposition-queries.ts";
import { pathText, possibleParents } from "./disposition-tree.ts";
import { createOf, type DispositionValues, faultsOf, patchOf, valuesOf } from "./disposition-values.ts";

type Owner = Pick<Disposition, "scope" | "scopeId">;

type DialogProps = {
  /** null: closed; "new"; "below-<id>": a new one below it; else the id of one to be changed. */
  readonly target: string | null;
  readonly all: readonly Disposition[];
  /** null: whoever adds one says for whom. */
  readonly owner: Owner | null;
  readonly onClose: () => void;
};

const below = "below-";

export function DispositionDialog({ target, all, owner, onClose }: DialogProps) {
  useFocusBack(target !== null);
  if (target === null) return null;
  const isNew = target === "new" || target.startsWith(below);
  const parent = all.find(({ id }) => target === `${below}${id}`) ?? null;
  return (
    <Modal
      opened
      onClose={unlessCovered(onClose)}
      title={t(isNew ? "dispositions.add" : "dispositions.edit")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {isNew ? (
        <DispositionForm key={target} stored={null} parent={parent} all={all} owner={owner} onClose={onClose} />
      ) : (
        <StoredDisposition key={target} id={target} all={all} onClose={onClose} />
      )}
    </Modal>
  );
}

type StoredProps = Pick<DialogProps, "all" | "onClose"> & { readonly id: string };

function StoredDisposition({ id, all, onClose }: StoredProps) {
  const query = useQuery(dispositionQuery(id));
  return (
    <StoredView query={query} failed={t("dispositions.oneFailed")}>
      {(stored) => <DispositionForm stored={stored} parent={null} all={all} owner={null} onClose={onClose} />}
    </StoredView>
  );
}

type FormProps = Pick<DialogProps, "all" | "owner" | "onClose"> & {
  readonly stored: Stored<Disposition> | null;
  readonly parent: Disposition | null;
};

function tell({ name, description, parentId }: DispositionValues, all: readonly Disposition[]) {
  const parent = all.find(({ id }) => id === parentId);
  const place = parent === undefined ? t("dispositions.firstLevel") : pathText(parent);
  return [
    { name: "name", label: t("dispositions.name"), value: name },
    { name: "description", label: t("dispositions.description"), value: description },
    { name: "parentId", label: t("dispositions.parent"), value: parentId, text: place },
  ];
}

function DispositionForm({ stored, parent, all, owner, onClose }: FormProps) {
  const client = useQueryClient();
  const save = useSaveDisposition();
  const start = owner ?? ({ scope: "global", scopeId: null } as const);
  const edit = useEditForm({
    initialValues: valuesOf(stored?.data ?? null, parent, start),
    validate: faultsOf,
    fields: { names: ["name", "description", "parentId", "scope", "scopeId"] },
    existing: existingOf(stored, {
      read: (id) => client.query(dispositionQuery(id)),
      valuesOf: (data) => valuesOf(data, null, start),
      tell: (values) => tell(values, all),
    }),
    saved: t("dispositions.saved"),
    onClose,
  });
  const { form } = edit;
  const submit = form.onSubmit((values) => {
    const change =
      stored === null
        ? { kind: "new" as const, body: createOf(values) }
        : { kind: "stored" as const, id: stored.data.id, etag: edit.etag, body: patchOf(values) };
    save.mutate(change, edit.after);
  });
  const parents = possibleParents(all, form.values, stored?.data ?? null);
  return (
    <EditForm
      edit={edit}
      save={save}
      submit={t(stored === null ? "dispositions.add" : "common.save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t("dispositions.name")}
        description={t("dispositions.nameHelp")}
        {...textLimits(createDisposition.name)}
        data-autofocus
        dir="auto"
        {...form.getInputProps("name")}
      />
      <Textarea
        label={t("dispositions.description")}
        description={t("dispositions.descriptionHelp")}
        autosize
        minRows={2}
        dir="auto"
        {...textLimits(createDisposition.description)}
        {...form.getInputProps("description")}
      />
      {stored === null && owner === null && parent === null && <ScopeFields form={form} />}
      <Select
        label={t("dispositions.parent")}
        description={t("dispositions.parentHelp")}
        placeholder={t("dispositions.firstLevel")}
        data={parents.map((each) => ({ value: each.id, label: pathText(each) }))}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("dispositions.firstLevel") }}
        {...form.getInputProps("parentId")}
      />
    </EditForm>
  );
}

const scopes = ["global", "list", "queue"] as const;

/** Accounts have theirs on their own pages. */
function ScopeFields({ form }: { readonly form: UseFormReturnType<DispositionValues> }) {
  const { data: lists } = useQuery(listChoiceQuery);
  const { data: queues } = useQuery(queueChoiceQuery);
  const { scope } = form.values;
  const owners = scope === "list" ? lists : queues?.items;
  return (
    <>
      <Select
        label={t("dispositions.scope")}
        description={t("dispositions.scopeHelp")}
        data={scopes.map((value) => ({ value, label: t(`dispositions.scope.${value}`) }))}
        allowDeselect={false}
        value={scope}
        error={form.errors["scope"]}
        onChange={(value) => {
          // what was chosen for another scope does not exist in this one
          const next = scopes.find((each) => each === value) ?? "global";
          form.setValues({ scope: next, scopeId: null, parentId: null });
        }}
      />
      {(scope === "list" || scope === "queue") && (
        <Select
          label={t(scope === "list" ? "dispositions.scopeList" : "dispositions.scopeQueue")}
          description={t(scope === "list" ? "dispositions.scopeListHelp" : "dispositions.scopeQueueHelp")}
          data={(owners ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          value={form.values.scopeId}
          error={form.errors["scopeId"]}
          onChange={(scopeId) => {
            form.setValues({ scopeId, parentId: null });
          }}
        />
      )}
    </>
  );
}
