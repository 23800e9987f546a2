import { Switch, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createAssistant } from "../../api/constraints.gen.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Assistant, AssistantCreate } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { DeleteButton } from "../../components/delete-button.tsx";
import { EditForm, useEditForm } from "../../components/edit-form.tsx";
import { faultsIn, textLimits } from "../../components/field-rules.ts";
import { SecretField } from "../../components/secret-field.tsx";
import { SideSheet } from "../../components/side-sheet.tsx";
import { StoredView } from "../../components/stored-view.tsx";
import { existingOf } from "../../components/use-existing.ts";
import { t } from "../../messages/format.ts";
import { assistantQuery, deleteAssistant, useSaveAssistant } from "./assistant-queries.ts";

type AssistantSheetProps = {
  /** null: closed; "new": a new one. */
  readonly assistantId: string | null;
  readonly onClose: () => void;
};

export function AssistantSheet({ assistantId, onClose }: AssistantSheetProps) {
  return (
    <SideSheet
      opened={assistantId !== null}
      title={t(assistantId === "new" ? "assistants.add" : "assistants.edit")}
      onClose={onClose}
    >
      {assistantId === "new" && <AssistantForm assistant={null} onClose={onClose} />}
      {assistantId !== null && assistantId !== "new" && (
        <StoredAssistant key={assistantId} assistantId={assistantId} onClose={onClose} />
      )}
    </SideSheet>
  );
}

function StoredAssistant({ assistantId, onClose }: { readonly assistantId: string; readonly onClose: () => void }) {
  const query = useQuery(assistantQuery(assistantId));
  return (
    <StoredView query={query} failed={t("assistants.oneFailed")}>
      {(assistant) => <AssistantForm assistant={assistant} onClose={onClose} />}
    </StoredView>
  );
}

type AssistantValues = { name: string; url: string; key: string | null; active: boolean };

function bodyOf({ name, url, key, active }: AssistantValues): AssistantCreate {
  // an empty secret is not sent: the stored one stays
  return { name: name.trim(), url: url.trim(), active, ...(key === "" ? {} : { key }) };
}

function valuesOf(assistant: Assistant | null): AssistantValues {
  const { name = "", url = "", active = true } = assistant ?? {};
  return { name, url, key: "", active };
}

function tell({ name, url, key, active }: AssistantValues) {
  return [
    { name: "name", label: t("assistants.name"), value: name },
    { name: "url", label: t("assistants.url"), value: url },
    // what is stored is never told, so that it cannot collide: a new key is kept
    { name: "key", label: t("assistants.key"), value: key },
    { name: "active", label: t("assistants.active"), value: active },
  ];
}

type AssistantFormProps = { readonly assistant: Stored<Assistant> | null; readonly onClose: () => void };

function AssistantForm({ assistant, onClose }: AssistantFormProps) {
  const client = useQueryClient();
  const save = useSaveAssistant();
  const edit = useEditForm({
    initialValues: valuesOf(assistant?.data ?? null),
    validate: (values) => faultsIn(createAssistant, values),
    fields: { names: ["name", "url", "key", "active"] },
    existing: existingOf(assistant, { read: (id) => client.query(assistantQuery(id)), valuesOf, tell }),
    saved: t("assistants.saved"),
    onClose,
  });
  const { form } = edit;
  const submit = form.onSubmit((values) => {
    const stored = assistant === null ? null : { id: assistant.data.id, etag: edit.etag };
    save.mutate({ stored, body: bodyOf(values) }, edit.after);
  });
  return (
    <EditForm
      edit={edit}
      save={save}
      submit={t(assistant === null ? "assistants.add" : "common.save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t("assistants.name")}
        description={t("assistants.nameHelp")}
        {...textLimits(createAssistant.name)}
        data-autofocus
        dir="auto"
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("assistants.url")}
        description={t("assistants.urlHelp")}
        type="url"
        autoComplete="off"
        classNames={{ input: "mono" }}
        {...textLimits(createAssistant.url)}
        {...form.getInputProps("url")}
      />
      <SecretField
        label={t("assistants.key")}
        help={t("assistants.keyHelp")}
        isSet={assistant?.data.keySet ?? false}
        value={form.values.key}
        error={textOf(form.errors["key"])}
        onChange={(key) => {
          form.setFieldValue("key", key);
        }}
      />
      <Switch
        label={t("assistants.active")}
        description={t("assistants.activeHelp")}
        {...form.getInputProps("active", { type: "checkbox" })}
      />
      {assistant !== null && (
        <DeleteButton
          label={t("assistants.delete")}
          name={assistant.data.name}
          confirm={t("assistants.deleteConfirm")}
          remove={() => deleteAssistant(assistant.data.id)}
          onDeleted={() => {
            void client.invalidateQueries({ queryKey: queryKeys.assistants });
            edit.setDirty(false);
            setTimeout(onClose, 0);
          }}
        >
          <p>{t("assistants.deleteText")}</p>
        </DeleteButton>
      )}
    </EditForm>
  );
}

function textOf(error: unknown): string | undefined {
  return typeof error === "string" ? error : undefined;
}
