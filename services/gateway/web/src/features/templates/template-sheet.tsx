import { TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createMessageTemplate } from "../../api/constraints.gen.ts";
import { useRef } from "react";
import { queryKeys } from "../../api/query-keys.ts";
import type { MessageTemplate } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { DeleteButton } from "../../components/delete-button.tsx";
import { EditForm, useEditForm } from "../../components/edit-form.tsx";
import { faultsIn, textLimits } from "../../components/field-rules.ts";
import { LazyRichText } from "../../components/lazy-rich-text.tsx";
import type { RichTextHandle } from "../../components/rich-text/rich-text.tsx";
import { SideSheet } from "../../components/side-sheet.tsx";
import { StoredView } from "../../components/stored-view.tsx";
import { existingOf } from "../../components/use-existing.ts";
import { t } from "../../messages/format.ts";
import { TemplateFault } from "./template-faults.tsx";
import { TemplatePreview } from "./template-preview.tsx";
import { deleteTemplate, templateQuery, useSaveTemplate, useVariables } from "./template-queries.ts";
import styles from "./template-sheet.module.css";

type TemplateSheetProps = {
  /** null: closed; "new": a new one. */
  readonly templateId: string | null;
  readonly onClose: () => void;
};

export function TemplateSheet({ templateId, onClose }: TemplateSheetProps) {
  return (
    <SideSheet
      opened={templateId !== null}
      title={t(templateId === "new" ? "templates.add" : "templates.edit")}
      size={1080}
      onClose={onClose}
    >
      {templateId === "new" && <TemplateForm template={null} onClose={onClose} />}
      {templateId !== null && templateId !== "new" && (
        <StoredTemplate key={templateId} templateId={templateId} onClose={onClose} />
      )}
    </SideSheet>
  );
}

function StoredTemplate({ templateId, onClose }: { readonly templateId: string; readonly onClose: () => void }) {
  const query = useQuery(templateQuery(templateId));
  return (
    <StoredView query={query} failed={t("templates.oneFailed")}>
      {(template) => <TemplateForm template={template} onClose={onClose} />}
    </StoredView>
  );
}

type TemplateValues = { name: string; subject: string; html: string };

function valuesOf(template: MessageTemplate | null): TemplateValues {
  const { name = "", subject = null, html = "" } = template ?? {};
  return { name, subject: subject ?? "", html };
}

function tell({ name, subject, html }: TemplateValues) {
  return [
    { name: "name", label: t("templates.name"), value: name },
    { name: "subject", label: t("templates.subject"), value: subject },
    { name: "html", label: t("templates.html"), value: html },
  ];
}

type TemplateFormProps = { readonly template: Stored<MessageTemplate> | null; readonly onClose: () => void };

function TemplateForm({ template, onClose }: TemplateFormProps) {
  const client = useQueryClient();
  const save = useSaveTemplate();
  const edit = useEditForm({
    initialValues: valuesOf(template?.data ?? null),
    validate: (values) => faultsIn(createMessageTemplate, values),
    fields: { names: ["name", "subject", "html"] },
    existing: existingOf(template, { read: (id) => client.query(templateQuery(id)), valuesOf, tell }),
    saved: t("templates.saved"),
    onClose,
  });
  const { form } = edit;
  const { variables, isFailed } = useVariables("named");
  const editor = useRef<RichTextHandle>(null);
  const goTo = (line: number): void => editor.current?.goToLine(line);
  const error = form.errors["html"];
  const submit = form.onSubmit((values) => {
    const stored = template === null ? null : { id: template.data.id, etag: edit.etag };
    const body = { name: values.name.trim(), subject: values.subject.trim() || null, html: values.html };
    save.mutate({ stored, body }, edit.after);
  });
  return (
    <EditForm
      edit={edit}
      save={save}
      submit={t(template === null ? "templates.add" : "common.save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles["panes"]}>
        <div className={styles["fields"]}>
          <TextInput
            label={t("templates.name")}
            description={t("templates.nameHelp")}
            {...textLimits(createMessageTemplate.name)}
            data-autofocus
            dir="auto"
            {...form.getInputProps("name")}
          />
          <TextInput
            label={t("templates.subject")}
            description={t("templates.subjectHelp")}
            {...textLimits(createMessageTemplate.subject)}
            dir="auto"
            {...form.getInputProps("subject")}
          />
          <LazyRichText
            ref={editor}
            label={t("templates.html")}
            description={t("templates.htmlHelp")}
            error={typeof error === "string" ? <TemplateFault text={error} onGo={goTo} /> : error}
            value={form.values.html}
            onChange={(html) => {
              form.setFieldValue("html", html);
            }}
            variables={variables}
            path="html"
          />
          {isFailed && <p className="failure">{t("richText.variablesFailed")}</p>}
        </div>
        <TemplatePreview look={{ kind: "named", source: form.values.html }} onGo={goTo} />
      </div>
      {template !== null && (
        <DeleteButton
          label={t("templates.delete")}
          name={template.data.name}
          confirm={t("templates.deleteConfirm")}
          remove={() => deleteTemplate(template.data.id)}
          onDeleted={() => {
            void client.invalidateQueries({ queryKey: queryKeys.templates });
            edit.setDirty(false);
            setTimeout(onClose, 0);
          }}
        >
          <p>{t("templates.deleteText")}</p>
        </DeleteButton>
      )}
    </EditForm>
  );
}
