import { Input, Modal, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createCannedAnswer } from "../../api/constraints.gen.ts";
import type { CannedAnswer, CannedAnswerCreate } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { EditForm, useEditForm } from "../../components/edit-form.tsx";
import { faultsIn, textLimits } from "../../components/field-rules.ts";
import { StoredView } from "../../components/stored-view.tsx";
import { existingOf } from "../../components/use-existing.ts";
import { unlessCovered } from "../../components/unless-covered.ts";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import { cannedAnswerQuery } from "./canned-answer-queries.ts";
import { changesOf, isChanged, mostFileBytes, sumOf } from "./canned-files.ts";
import styles from "./canned-answer-dialog.module.css";
import { FileList } from "./file-list.tsx";
import { useSaveCannedAnswer } from "./use-save-canned-answer.ts";

type DialogProps = {
  /** null: closed; "new": a new one. */
  readonly answerId: string | null;
  /** Whose a new one is; null: all accounts'. */
  readonly accountId: string | null;
  readonly onClose: () => void;
};

export function CannedAnswerDialog({ answerId, accountId, onClose }: DialogProps) {
  useFocusBack(answerId !== null);
  if (answerId === null) return null;
  return (
    <Modal
      opened
      size={640}
      onClose={unlessCovered(onClose)}
      closeOnClickOutside={false}
      title={t(answerId === "new" ? "canned.add" : "canned.edit")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {answerId === "new" ? (
        <CannedAnswerForm answer={null} accountId={accountId} onClose={onClose} />
      ) : (
        <StoredAnswer key={answerId} answerId={answerId} onClose={onClose} />
      )}
    </Modal>
  );
}

function StoredAnswer({ answerId, onClose }: { readonly answerId: string; readonly onClose: () => void }) {
  const query = useQuery(cannedAnswerQuery(answerId));
  // saving reads it again: the form goes on with what it began with
  const [first, setFirst] = useState<Stored<CannedAnswer> | null>(null);
  if (first === null && query.data !== undefined && query.isFetchedAfterMount) setFirst(query.data);
  if (first !== null) return <CannedAnswerForm answer={first} accountId={first.data.accountId} onClose={onClose} />;
  return (
    <StoredView query={query} failed={t("canned.oneFailed")}>
      {() => null}
    </StoredView>
  );
}

type Values = { key: string; value: string; format: CannedAnswer["format"]; description: string };

function valuesOf(answer: CannedAnswer | null): Values {
  const { key = "", value = "", format = "text", description = null } = answer ?? {};
  return { key, value, format, description: description ?? "" };
}

function tell({ key, value, format, description }: Values) {
  return [
    { name: "key", label: t("canned.key"), value: key },
    { name: "value", label: t("canned.value"), value },
    { name: "format", label: t("canned.format"), value: format, text: t(`canned.format.${format}`) },
    { name: "description", label: t("canned.description"), value: description },
  ];
}

type FormProps = Pick<DialogProps, "accountId" | "onClose"> & { readonly answer: Stored<CannedAnswer> | null };

function CannedAnswerForm({ answer, accountId, onClose }: FormProps) {
  const save = useSaveCannedAnswer(answer);
  const [isPartly, setPartly] = useState(false);
  const edit = useEditForm({
    initialValues: valuesOf(answer?.data ?? null),
    validate: (values) => faultsIn(createCannedAnswer, values, { say: { key: "canned.keyRule" } }),
    fields: { names: ["key", "value", "format", "description"] },
    existing: existingOf(save.stored, { read: save.readNewest, valuesOf, tell }),
    saved: t("canned.saved"),
    onClose,
  });
  const { form } = edit;
  const isDirty = edit.isDirty || isChanged(save.files);
  const submit = form.onSubmit((values) => {
    if (sumOf(save.files) > mostFileBytes) return;
    const body: CannedAnswerCreate = {
      ...values,
      key: values.key.trim(),
      description: values.description.trim() === "" ? null : values.description.trim(),
      accountId,
    };
    const change = edit.isDirty || save.stored === null ? { body, etag: edit.etag } : null;
    void save.save(change, save.files).then((outcome) => {
      if (outcome.kind === "saved") edit.after.onSuccess();
      if (outcome.kind === "refused") edit.after.onError(outcome.error);
      if (outcome.kind === "files-failed") {
        edit.goOnFrom({ values: valuesOf(outcome.stored.data), etag: outcome.stored.etag });
        edit.setDirty(false);
      }
      setPartly(outcome.kind === "files-failed");
    });
  });
  return (
    <EditForm
      edit={{ ...edit, isDirty }}
      save={save}
      conflictNotes={notesOf(save)}
      submit={t(save.stored === null ? "canned.add" : "common.save")}
      onSubmit={submit}
      onClose={onClose}
    >
      {isPartly && (
        <p role="alert" className={styles["partly"]}>
          {t("canned.partly", { count: save.files.added.length })}
        </p>
      )}
      <TextInput
        label={t("canned.key")}
        description={t("canned.keyHelp")}
        leftSection={<span className="mono">/</span>}
        classNames={{ input: "mono" }}
        {...textLimits(createCannedAnswer.key)}
        data-autofocus
        {...form.getInputProps("key")}
      />
      <Value form={form} />
      <TextInput
        label={t("canned.description")}
        description={t("canned.descriptionHelp")}
        dir="auto"
        {...textLimits(createCannedAnswer.description)}
        {...form.getInputProps("description")}
      />
      <FileList
        answerId={save.stored?.data.id ?? null}
        files={save.files}
        isBusy={save.isPending}
        onChange={save.setFiles}
      />
    </EditForm>
  );
}

/** What becomes of the files, where another version was stored: nothing of them is to be chosen. */
function notesOf({ elsewhere, files }: Pick<ReturnType<typeof useSaveCannedAnswer>, "elsewhere" | "files">): string[] {
  const { attached, removed } = elsewhere;
  const mine = changesOf(files);
  return [
    ...(attached.length === 0 ? [] : [t("canned.conflict.attached", { names: attached.join(", ") })]),
    ...(removed.length === 0 ? [] : [t("canned.conflict.removed", { names: removed.join(", ") })]),
    ...(mine === 0 ? [] : [t("canned.conflict.mine", { count: mine })]),
  ];
}

const formats = ["text", "html"] as const;

/** The text, or the source of its HTML. */
function Value({ form }: { readonly form: ReturnType<typeof useEditForm<Values>>["form"] }) {
  const { format } = form.values;
  return (
    <div>
      <div className={styles["valueHead"]}>
        <Input.Label htmlFor="canned-value">{t("canned.value")}</Input.Label>
        <SegmentedControl
          size="xs"
          aria-label={t("canned.format")}
          data={formats.map((value) => ({ value, label: t(`canned.format.${value}`) }))}
          value={format}
          onChange={(value) => {
            form.setFieldValue("format", formats.find((each) => each === value) ?? "text");
          }}
        />
      </div>
      <Textarea
        id="canned-value"
        description={t(format === "html" ? "canned.valueHtmlHelp" : "canned.valueHelp")}
        autosize
        minRows={5}
        maxRows={14}
        dir="auto"
        {...(format === "html" ? { classNames: { input: "mono" }, spellCheck: false } : {})}
        {...textLimits(createCannedAnswer.value)}
        {...form.getInputProps("value")}
      />
    </div>
  );
}
