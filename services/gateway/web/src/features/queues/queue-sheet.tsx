import "../../messages/add-accounts.ts";
import "../../messages/add-routing.ts";
import { Button, MultiSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createQueue } from "../../api/constraints.gen.ts";
import type { Queue } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { EditForm, useEditForm } from "../../components/edit-form.tsx";
import { faultsIn, numberLimits, textLimits } from "../../components/field-rules.ts";
import { notify } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { SideSheet } from "../../components/side-sheet.tsx";
import { StoredView } from "../../components/stored-view.tsx";
import { existingOf } from "../../components/use-existing.ts";
import { t } from "../../messages/format.ts";
import styles from "../accounts/account-form.module.css";
import { agentChoiceQuery } from "../people/people-queries.ts";
import { type QueueWithMembers, queueWithMembersQuery, useDeleteQueue, useSaveQueue } from "./queue-queries.ts";
import { bodyOf, haveSameMembers, tellQueue, valuesOf } from "./queue-values.ts";

type QueueSheetProps = {
  /** null: closed; "new": a new one. */
  readonly queueId: string | null;
  readonly onClose: () => void;
};

export function QueueSheet({ queueId, onClose }: QueueSheetProps) {
  return (
    <SideSheet
      opened={queueId !== null}
      title={queueId === "new" ? t("queues.add") : t("queues.edit")}
      onClose={onClose}
    >
      {queueId === "new" && <QueueForm queue={null} onClose={onClose} />}
      {queueId !== null && queueId !== "new" && <StoredQueue key={queueId} queueId={queueId} onClose={onClose} />}
    </SideSheet>
  );
}

function StoredQueue({ queueId, onClose }: { readonly queueId: string; readonly onClose: () => void }) {
  const query = useQuery(queueWithMembersQuery(queueId));
  return (
    <StoredView query={query} failed={t("queues.oneFailed")}>
      {(queue) => <QueueForm queue={queue} onClose={onClose} />}
    </StoredView>
  );
}

type QueueFormProps = { readonly queue: Stored<QueueWithMembers> | null; readonly onClose: () => void };

function QueueForm({ queue, onClose }: QueueFormProps) {
  const client = useQueryClient();
  const save = useSaveQueue();
  const [storedId, setStoredId] = useState(queue?.data.id ?? null);
  const { data: agents } = useQuery(agentChoiceQuery);
  const nameOf = (agentId: string): string => agents?.items.find(({ id }) => id === agentId)?.name ?? agentId;
  const edit = useEditForm({
    initialValues: valuesOf(queue?.data ?? null),
    validate: (values) => faultsIn(createQueue, values, { needed: ["agentTimeoutSeconds", "weight"] }),
    fields: { names: ["name", "agentTimeoutSeconds", "weight", "agentIds", "description"] },
    existing: existingOf(queue, {
      read: (id) => client.query(queueWithMembersQuery(id)),
      valuesOf,
      tell: (values) => tellQueue(values, nameOf),
    }),
    saved: t("queues.saved"),
    onClose,
  });
  const { form } = edit;
  const submit = form.onSubmit((values) => {
    const change = {
      queue: storedId === null ? null : { id: storedId, etag: edit.etag },
      body: bodyOf(values),
      // members have no version: what nobody changed here is not put over what somebody changed elsewhere
      agentIds: haveSameMembers(values, edit.base) ? null : values.agentIds,
      onStored: ({ id, etag }: { readonly id: string; readonly etag: string }) => {
        setStoredId(id);
        edit.goOnFrom({ values: { ...values, agentIds: edit.base.agentIds }, etag });
      },
    };
    save.mutate(change, edit.after);
  });
  return (
    <EditForm
      edit={edit}
      save={save}
      submit={t(queue === null ? "queues.add" : "common.save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t("queues.name")}
        {...textLimits(createQueue.name)}
        data-autofocus
        key={form.key("name")}
        {...form.getInputProps("name")}
      />
      <MultiSelect
        label={t("queues.members")}
        description={t("queues.membersHelp")}
        data={(agents?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        hidePickedOptions
        nothingFoundMessage={t("accounts.agentsNone")}
        key={form.key("agentIds")}
        {...form.getInputProps("agentIds")}
      />
      <div className={styles["pair"]}>
        <NumberInput
          label={t("queues.agentTimeout")}
          description={t("queues.agentTimeoutHelp")}
          {...numberLimits(createQueue.agentTimeoutSeconds)}
          suffix={t("queues.seconds")}
          key={form.key("agentTimeoutSeconds")}
          {...form.getInputProps("agentTimeoutSeconds")}
        />
        <NumberInput
          label={t("queues.weight")}
          description={t("queues.weightHelp")}
          {...numberLimits(createQueue.weight)}
          key={form.key("weight")}
          {...form.getInputProps("weight")}
        />
      </div>
      <Textarea
        label={t("account.description")}
        autosize
        minRows={2}
        {...textLimits(createQueue.description)}
        key={form.key("description")}
        {...form.getInputProps("description")}
      />
      {queue !== null && <DeleteQueue queue={queue.data} onClose={onClose} />}
    </EditForm>
  );
}

function DeleteQueue({ queue, onClose }: { readonly queue: Queue; readonly onClose: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteQueue();
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("queues.delete")}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        isDangerous
        title={t("queues.deleteTitle", { name: queue.name })}
        confirm={t("queues.deleteConfirm")}
        isBusy={remove.isPending}
        onCancel={() => {
          setAsking(false);
        }}
        onConfirm={() => {
          remove.mutate(queue.id, {
            onSuccess: () => {
              notify(t("queues.deleted", { name: queue.name }));
              onClose();
            },
          });
        }}
      >
        <p>{t("queues.deleteText", { waiting: queue.waiting })}</p>
        {remove.error !== null && <p role="alert">{detailOf(remove.error)}</p>}
      </ConfirmDialog>
    </div>
  );
}
