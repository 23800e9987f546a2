import { Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { hasStatus } from "../../api/problem.ts";
import { createAccount } from "../../api/constraints.gen.ts";
import type { Account } from "../../api/resources.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { textLimits } from "../../components/field-rules.ts";
import { FormFooter } from "../../components/form-footer.tsx";
import { FormSummary, showFaults } from "../../components/form-errors.tsx";
import { LeaveGuard } from "../../components/leave-guard.tsx";
import { Loading } from "../../components/loading.tsx";
import { notify } from "../../components/notify.ts";
import { ProblemView } from "../../components/problem-view.tsx";
import { SideSheet } from "../../components/side-sheet.tsx";
import { t } from "../../messages/format.ts";
import { showInstant } from "../../messages/time.ts";
import {
  ActiveField,
  DescriptionField,
  LoginFields,
  NameFields,
  RoutingFields,
  ServerFields,
  ServiceField,
  validateAccount,
} from "./account-form.tsx";
import styles from "./account-form.module.css";
import { accountQuery, useUpdateAccount } from "./account-queries.ts";
import { accountFields, type AccountValues, toPatch, valuesOf } from "./account-values.ts";

type EditAccountProps = { readonly accountId: string | null; readonly onClose: () => void };

export function EditAccountSheet({ accountId, onClose }: EditAccountProps) {
  return (
    <SideSheet opened={accountId !== null} title={t("accounts.edit")} onClose={onClose}>
      {accountId !== null && <LoadedSheet accountId={accountId} onClose={onClose} />}
    </SideSheet>
  );
}

function LoadedSheet({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const { data, error, refetch, isFetchedAfterMount } = useQuery(accountQuery(accountId));
  if (error !== null)
    return <ProblemView error={error} title={t("accounts.oneFailed")} onRetry={() => void refetch()} />;
  if (data === undefined || !isFetchedAfterMount) return <Loading lines={8} height={36} />;
  return <EditForm key={accountId} account={data.data} etag={data.etag} onClose={onClose} />;
}

type EditFormProps = { readonly account: Account; readonly etag: string; readonly onClose: () => void };

/** Holds on to the version it began with; a change that others made meanwhile is shown, never overwritten. */
function EditForm({ account, etag, onClose }: EditFormProps) {
  const client = useQueryClient();
  const update = useUpdateAccount();
  const [base, setBase] = useState({ account, etag });
  const [isDirty, setDirty] = useState(false);
  const form = useForm<AccountValues>({
    mode: "uncontrolled",
    initialValues: valuesOf(account),
    validate: validateAccount,
    onValuesChange: (values) => {
      setDirty(Object.keys(toPatch(valuesOf(base.account), values)).length > 0);
    },
  });
  const save = (values: AccountValues, from: { account: Account; etag: string }): void => {
    const body = toPatch(valuesOf(from.account), values);
    update.mutate(
      { accountId: account.id, etag: from.etag, body },
      {
        onSuccess: () => {
          setDirty(false);
          notify(t("accounts.saved"));
          // after the guard has seen that nothing is unsaved
          setTimeout(onClose, 0);
        },
        onError: (error) => {
          showFaults(form, error, accountFields);
        },
      },
    );
  };
  const rebase = async (): Promise<void> => {
    const newest = await client.query({ ...accountQuery(account.id), staleTime: 0 });
    const mine = toPatch(valuesOf(base.account), form.getValues());
    const next = { account: newest.data, etag: newest.etag };
    setBase(next);
    save(mergeInto(valuesOf(newest.data), mine, form.getValues()), next);
  };
  const isConflict = hasStatus(update.error, 412);
  return (
    <form
      noValidate
      className={styles["form"]}
      onSubmit={form.onSubmit((values) => {
        save(values, base);
      })}
    >
      <LeaveGuard isDirty={isDirty && !update.isSuccess} />
      {!isConflict && <FormSummary error={update.error} fields={accountFields} />}
      <TextInput
        label={t("accounts.form.address")}
        type="email"
        {...textLimits(createAccount.emailAddress)}
        data-autofocus
        key={form.key("emailAddress")}
        {...form.getInputProps("emailAddress")}
      />
      <NameFields form={form} />
      <ServiceField form={form} />
      <ServerFields form={form} />
      <LoginFields form={form} passwordHelp={passwordHelp(account)} />
      <RoutingFields form={form} />
      <TextInput
        label={t("accounts.form.fromName")}
        description={t("accounts.form.fromNameHelp")}
        {...textLimits(createAccount.fromName)}
        key={form.key("fromName")}
        {...form.getInputProps("fromName")}
      />
      <ActiveField form={form} />
      <Switch
        label={t("accounts.form.prioritizeReplies")}
        key={form.key("prioritizeReplies")}
        {...form.getInputProps("prioritizeReplies", { type: "checkbox" })}
      />
      <Switch
        label={t("accounts.form.markAsUnread")}
        description={t("accounts.form.markAsUnreadHelp")}
        key={form.key("markAsUnread")}
        {...form.getInputProps("markAsUnread", { type: "checkbox" })}
      />
      <DescriptionField form={form} />
      <FormFooter submit={t("common.save")} isBusy={update.isPending} disabled={!isDirty} onCancel={onClose} />
      <ConfirmDialog
        opened={isConflict}
        title={t("conflict.title")}
        confirm={t("conflict.apply")}
        isBusy={update.isPending}
        onCancel={() => {
          update.reset();
        }}
        onConfirm={() => {
          void rebase();
        }}
      >
        <p>{t("conflict.text")}</p>
      </ConfirmDialog>
    </form>
  );
}

function passwordHelp(account: Account): string {
  if (!account.passwordSet) return t("accounts.form.passwordHelp");
  const at = account.passwordChangedAt;
  return at === null
    ? t("accounts.form.passwordSet")
    : t("accounts.form.passwordSetOn", { date: showInstant(at, new Date()).short });
}

/** The stored values with only my changes on top. */
function mergeInto(stored: AccountValues, mine: object, typed: AccountValues): AccountValues {
  const merged: AccountValues = { ...stored, password: typed.password };
  for (const field of ["emailAddress", "name", "key", "username", "fromName", "description"] as const) {
    if (field in mine) merged[field] = typed[field];
  }
  for (const field of ["active", "authentication", "markAsUnread", "prioritizeReplies"] as const) {
    if (field in mine) merged[field] = typed[field];
  }
  for (const server of ["imap", "smtp"] as const) {
    if (server in mine) merged[server] = typed[server];
  }
  if ("service" in mine) merged.service = typed.service;
  if ("listId" in mine) merged.listId = typed.listId;
  if ("actions" in mine) merged.queueId = typed.queueId;
  return merged;
}
