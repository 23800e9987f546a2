import "../../messages/add-accounts.ts";
import "../../messages/add-routing.ts";
import { Button, MultiSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createQueue } from "../../api/constraints.gen.ts";
import { hasStatus } from "../../api/problem.ts";
import type { Queue, QueueMember } from "../../api/resources.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { faultsIn, numberLimits, textLimits } from "../../components/field-rules.ts";
import { FormFooter } from "../../components/form-footer.tsx";
import { FormSummary, showFaults } from "../../components/form-errors.tsx";
import { LeaveGuard } from "../../components/leave-guard.tsx";
import { Loading } from "../../components/loading.tsx";
import { notify } from "../../components/notify.ts";
import { detailOf, ProblemView } from "../../components/problem-view.tsx";
import { SideSheet } from "../../components/side-sheet.tsx";
import { t } from "../../messages/format.ts";
import styles from "../accounts/account-form.module.css";
import { agentChoiceQuery } from "../people/people-queries.ts";
import { queueMembersQuery, queueQuery, useDeleteQueue, useSaveQueue } from "./queue-queries.ts";

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
      {queueId === "new" && <QueueForm queue={null} members={[]} onClose={onClose} />}
      {queueId !== null && queueId !== "new" && <LoadedSheet queueId={queueId} onClose={onClose} />}
    </SideSheet>
  );
}

function LoadedSheet({ queueId, onClose }: { readonly queueId: string; readonly onClose: () => void }) {
  const queue = useQuery(queueQuery(queueId));
  const members = useQuery(queueMembersQuery(queueId));
  const failure = queue.error ?? members.error;
  if (failure !== null)
    return <ProblemView error={failure} title={t("queues.oneFailed")} onRetry={() => void queue.refetch()} />;
  const areFresh = queue.isFetchedAfterMount && members.isFetchedAfterMount;
  if (queue.data === undefined || members.data === undefined || !areFresh) {
    return <Loading lines={5} height={36} />;
  }
  return <QueueForm key={queueId} queue={queue.data} members={members.data} onClose={onClose} />;
}

const fields = { names: ["name", "agentTimeoutSeconds", "weight", "agentIds", "description"] };

type QueueFormProps = {
  readonly queue: { readonly data: Queue; readonly etag: string } | null;
  readonly members: readonly QueueMember[];
  readonly onClose: () => void;
};

function initialValuesOf(queue: Queue | null, members: readonly QueueMember[]) {
  const { name = "", agentTimeoutSeconds = 30, weight = 0 } = queue ?? {};
  const agentIds = members.map(({ agentId }) => agentId);
  return { name, agentTimeoutSeconds, weight, agentIds, description: queue?.description ?? "" };
}

function QueueForm({ queue, members, onClose }: QueueFormProps) {
  const save = useSaveQueue();
  const [stored, setStored] = useState(queue === null ? null : { id: queue.data.id, etag: queue.etag });
  const [isDirty, setDirty] = useState(false);
  const { data: agents } = useQuery(agentChoiceQuery);
  const form = useForm({
    mode: "uncontrolled",
    initialValues: initialValuesOf(queue?.data ?? null, members),
    validate: (values) => faultsIn(createQueue, values),
    onValuesChange: () => {
      setDirty(true);
    },
  });
  const submit = form.onSubmit(({ agentIds, ...values }) => {
    const description = values.description.trim() === "" ? null : values.description.trim();
    save.mutate(
      {
        queue: stored,
        body: { ...values, name: values.name.trim(), description },
        agentIds,
        onStored: setStored,
      },
      {
        onSuccess: () => {
          setDirty(false);
          notify(t("queues.saved"));
          // after the guard has seen that nothing is unsaved
          setTimeout(onClose, 0);
        },
        onError: (error) => {
          showFaults(form, error, fields);
        },
      },
    );
  });
  return (
    <form noValidate className={styles["form"]} onSubmit={submit}>
      <LeaveGuard isDirty={isDirty && !save.isSuccess} />
      {hasStatus(save.error, 412) ? (
        <p role="alert">{t("conflict.reopen")}</p>
      ) : (
        <FormSummary error={save.error} fields={fields} />
      )}
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
      <FormFooter
        submit={queue === null ? t("queues.add") : t("common.save")}
        isBusy={save.isPending}
        disabled={!isDirty}
        onCancel={onClose}
      />
    </form>
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
