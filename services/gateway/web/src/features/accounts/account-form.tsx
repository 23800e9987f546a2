import "../../messages/add-accounts.ts";
/** Parts of the form that adds an account. */
import { NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from "@mantine/core";
import type { FormErrors, UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { createAccount } from "../../api/constraints.gen.ts";
import { faultsIn, isAddressLike, numberLimits, textLimits } from "../../components/field-rules.ts";
import { t } from "../../messages/format.ts";
import { queueChoiceQuery } from "../queues/queue-queries.ts";
import styles from "./account-form.module.css";
import { listsQuery } from "./account-queries.ts";
import type { AccountValues, Security } from "./account-values.ts";
import { usualMode } from "./usual-mode.ts";

export type AccountForm = UseFormReturnType<AccountValues>;
type FieldsProps = { readonly form: AccountForm };

const say = { key: "accounts.form.keyRule", emailAddress: "accounts.form.addressRule" } as const;
/** Presets know their servers. */
const ofCustom = ["imap.host", "imap.port", "smtp.host", "smtp.port"];

export function validateAccount(values: AccountValues): FormErrors {
  const isCustom = values.service === "custom";
  const needsPassword = values.authentication && values.authenticationMethod === "password";
  const needed = [...(isCustom ? ofCustom : []), ...(needsPassword ? ["password"] : [])];
  return {
    ...faultsIn(createAccount, values, { needed, say }),
    ...(isAddressLike(values.emailAddress) ? {} : { emailAddress: t(say.emailAddress) }),
    ...(values.authenticationMethod === "oauth" && values.cloudProviderId === null
      ? { cloudProviderId: t("account.providerNeeded") }
      : {}),
    ...(values.backlog.mode === "since" && values.backlog.since === null ? { "backlog.since": t("form.needed") } : {}),
  };
}

export function NameFields({ form }: FieldsProps) {
  const { maxLength } = createAccount.key;
  const key = form.useWatchValue("key");
  return (
    <div className={styles["pair"]}>
      <TextInput
        label={t("account.name")}
        description={t("account.nameHelp")}
        {...textLimits(createAccount.name)}
        key={form.key("name")}
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("account.key")}
        description={t("accounts.form.keyHelp")}
        {...textLimits(createAccount.key)}
        rightSection={
          <span className={styles["counter"]}>
            {t("accounts.form.keyCount", { count: key.trim().length, maxLength })}
          </span>
        }
        rightSectionWidth={48}
        key={form.key("key")}
        {...form.getInputProps("key")}
      />
    </div>
  );
}

export function RoutingFields({ form }: FieldsProps) {
  const { data: lists } = useQuery(listsQuery);
  const { data: queues } = useQuery(queueChoiceQuery);
  return (
    <div className={styles["pair"]}>
      <Select
        label={t("accounts.form.queue")}
        description={queues?.items.length === 0 ? t("accounts.form.noQueue") : t("accounts.form.queueHelp")}
        placeholder={t("accounts.form.queueNone")}
        data={(queues?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        clearable
        searchable
        key={form.key("queueId")}
        {...form.getInputProps("queueId")}
      />
      <Select
        label={t("account.list")}
        description={t("account.listHelp")}
        placeholder={lists?.items[0]?.name ?? ""}
        data={(lists?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        allowDeselect={false}
        key={form.key("listId")}
        {...form.getInputProps("listId")}
      />
    </div>
  );
}

export function PasswordFields({ form }: FieldsProps) {
  return (
    <div className={styles["pair"]}>
      <TextInput
        label={t("account.username")}
        description={t("account.usernameHelp")}
        autoComplete="off"
        classNames={{ input: "mono" }}
        {...textLimits(createAccount.username)}
        key={form.key("username")}
        {...form.getInputProps("username")}
      />
      <PasswordInput
        label={t("account.password")}
        description={t("account.passwordHelp")}
        autoComplete="new-password"
        {...textLimits(createAccount.password)}
        visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
        key={form.key("password")}
        {...form.getInputProps("password")}
      />
    </div>
  );
}

/** Only the service Custom has servers of its own; the presets know theirs. */
export function ServerFields({ form }: FieldsProps) {
  const service = form.useWatchValue("service");
  if (service !== "custom") return null;
  return (
    <>
      <ServerGroup form={form} server="imap" title={t("accounts.part.imap")} />
      <ServerGroup form={form} server="smtp" title={t("accounts.section.smtp")} />
    </>
  );
}

type ServerGroupProps = FieldsProps & { readonly server: "imap" | "smtp"; readonly title: string };

function ServerGroup({ form, server, title }: ServerGroupProps) {
  const followPort = useFollowPort(form, server);
  const security: { value: Security; label: string }[] = [
    { value: "implicit", label: t("accounts.form.tls") },
    { value: "starttls", label: t("accounts.form.starttls") },
    { value: "none", label: t("accounts.form.noTls") },
  ];
  return (
    <fieldset className={styles["server"]}>
      <legend className="hidden-visually">{title}</legend>
      <TextInput
        label={t(server === "imap" ? "account.imapHost" : "account.smtpHost")}
        description={t("account.hostHelp")}
        classNames={{ input: "mono" }}
        spellCheck={false}
        autoComplete="off"
        {...textLimits(createAccount[`${server}.host` as const])}
        key={form.key(`${server}.host`)}
        {...form.getInputProps(`${server}.host`)}
      />
      <NumberInput
        label={t("accounts.form.port")}
        description={t(server === "imap" ? "account.imapPortHelp" : "account.smtpPortHelp")}
        hideControls
        {...numberLimits(createAccount[`${server}.port` as const])}
        key={form.key(`${server}.port`)}
        {...form.getInputProps(`${server}.port`)}
        onBlur={followPort}
      />
      <Select
        label={t("accounts.form.security")}
        description={t("accounts.form.securityHelp")}
        data={security}
        allowDeselect={false}
        key={form.key(`${server}.security`)}
        {...form.getInputProps(`${server}.security`)}
      />
    </fieldset>
  );
}

/** The port tells how the connection is encrypted; whoever knows better can choose after it. */
function useFollowPort(form: AccountForm, server: "imap" | "smtp"): () => void {
  const followed = useRef(Number(form.getValues()[server].port));
  return () => {
    const { port, security } = form.getValues()[server];
    if (Number(port) === followed.current) return;
    followed.current = Number(port);
    if (security !== "none") form.setFieldValue(`${server}.security`, usualMode(Number(port)));
  };
}

export function DescriptionField({ form }: FieldsProps) {
  return (
    <Textarea
      label={t("account.description")}
      description={t("account.descriptionHelp")}
      autosize
      minRows={2}
      maxRows={6}
      {...textLimits(createAccount.description)}
      key={form.key("description")}
      {...form.getInputProps("description")}
    />
  );
}

export function ActiveField({ form }: FieldsProps) {
  return (
    <Switch
      label={t("account.active")}
      description={t("account.activeHelp")}
      key={form.key("active")}
      {...form.getInputProps("active", { type: "checkbox" })}
    />
  );
}
