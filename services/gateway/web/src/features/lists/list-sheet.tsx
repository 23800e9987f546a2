import { Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createList } from "../../api/constraints.gen.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { ContactList } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { DeleteButton } from "../../components/delete-button.tsx";
import { EditForm, useEditForm } from "../../components/edit-form.tsx";
import { faultsIn, textLimits } from "../../components/field-rules.ts";
import { SideSheet } from "../../components/side-sheet.tsx";
import { StoredView } from "../../components/stored-view.tsx";
import { existingOf } from "../../components/use-existing.ts";
import { t } from "../../messages/format.ts";
import { contactListQuery, deleteList, useSaveList } from "./list-queries.ts";

type ListSheetProps = {
  /** null: closed; "new": a new one. */
  readonly listId: string | null;
  readonly onClose: () => void;
};

export function ListSheet({ listId, onClose }: ListSheetProps) {
  return (
    <SideSheet opened={listId !== null} title={t(listId === "new" ? "lists.add" : "lists.edit")} onClose={onClose}>
      {listId === "new" && <ListForm list={null} onClose={onClose} />}
      {listId !== null && listId !== "new" && <StoredList key={listId} listId={listId} onClose={onClose} />}
    </SideSheet>
  );
}

function StoredList({ listId, onClose }: { readonly listId: string; readonly onClose: () => void }) {
  const query = useQuery(contactListQuery(listId));
  return (
    <StoredView query={query} failed={t("lists.oneFailed")}>
      {(list) => <ListForm list={list} onClose={onClose} />}
    </StoredView>
  );
}

type ListValues = { name: string; description: string };

function valuesOf(list: ContactList | null): ListValues {
  return { name: list?.name ?? "", description: list?.description ?? "" };
}

type ListFormProps = { readonly list: Stored<ContactList> | null; readonly onClose: () => void };

function ListForm({ list, onClose }: ListFormProps) {
  const client = useQueryClient();
  const save = useSaveList();
  const edit = useEditForm({
    initialValues: valuesOf(list?.data ?? null),
    validate: (values) => faultsIn(createList, values),
    fields: { names: ["name", "description"] },
    existing: existingOf(list, {
      read: (id) => client.query(contactListQuery(id)),
      valuesOf,
      tell: ({ name, description }) => [
        { name: "name", label: t("lists.name"), value: name },
        { name: "description", label: t("lists.description"), value: description },
      ],
    }),
    saved: t("lists.saved"),
    onClose,
  });
  const { form } = edit;
  const submit = form.onSubmit(({ name, description }) => {
    const stored = list === null ? null : { id: list.data.id, etag: edit.etag };
    save.mutate({ list: stored, body: { name: name.trim(), description: description.trim() || null } }, edit.after);
  });
  return (
    <EditForm
      edit={edit}
      save={save}
      submit={t(list === null ? "lists.add" : "common.save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t("lists.name")}
        description={t("lists.nameHelp")}
        {...textLimits(createList.name)}
        data-autofocus
        dir="auto"
        key={form.key("name")}
        {...form.getInputProps("name")}
      />
      <Textarea
        label={t("lists.description")}
        description={t("lists.descriptionHelp")}
        autosize
        minRows={2}
        dir="auto"
        {...textLimits(createList.description)}
        key={form.key("description")}
        {...form.getInputProps("description")}
      />
      {list !== null && (
        <DeleteButton
          label={t("lists.delete")}
          name={list.data.name}
          confirm={t("lists.deleteConfirm")}
          remove={() => deleteList(list.data.id)}
          onDeleted={() => {
            void client.invalidateQueries({ queryKey: queryKeys.lists });
            edit.setDirty(false);
            setTimeout(onClose, 0);
          }}
        >
          <p>{t("lists.deleteText")}</p>
        </DeleteButton>
      )}
    </EditForm>
  );
}
