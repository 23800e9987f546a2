import { NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from "@mantine/core";
import type { FormErrors, UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { createAccount } from "../../api/constraints.gen.ts";
import { faultsIn, isAddressLike, numberLimits, textLimits } from "../../components/field-rules.ts";
import { t } from "../../messages/format.ts";
import { queueChoiceQuery } from "../queues/queue-queries.ts";
import styles from "./account-form.module.css";
import { listsQuery } from "./account-queries.ts";
import type { AccountValues, Security } from "./account-values.ts";
import { serviceOptions } from "./service-names.ts";

export type AccountForm = UseFormReturnType<AccountValues>;
type FieldsProps = { readonly form: AccountForm };

const say = { key: "accounts.form.keyRule", emailAddress: "accounts.form.addressRule" } as const;
/** Presets know their servers. */
const ofCustom = ["imap.host", "imap.port", "smtp.host", "smtp.port"];

export function validateAccount(values: AccountValues): FormErrors {
  const faults = faultsIn(createAccount, values, { needed: values.service === "custom" ? ofCustom : [], say });
  return isAddressLike(values.emailAddress) ? faults : { ...faults, emailAddress: t(say.emailAddress) };
}

export function NameFields({ form }: FieldsProps) {
  return (
    <div className={styles["pair"]}>
      <TextInput
        label={t("accounts.form.name")}
        {...textLimits(createAccount.name)}
        key={form.key("name")}
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("accounts.form.key")}
        description={t("accounts.form.keyHelp")}
        {...textLimits(createAccount.key)}
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
        label={t("accounts.form.list")}
        description={t("accounts.form.listHelp")}
        placeholder={lists?.items[0]?.name ?? ""}
        data={(lists?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        allowDeselect={false}
        key={form.key("listId")}
        {...form.getInputProps("listId")}
      />
    </div>
  );
}

type LoginProps = FieldsProps & { readonly passwordHelp: string };

export function LoginFields({ form, passwordHelp }: LoginProps) {
  const authentication = form.useWatchValue("authentication");
  return (
    <>
      <Switch
        label={t("accounts.form.authentication")}
        key={form.key("authentication")}
        {...form.getInputProps("authentication", { type: "checkbox" })}
      />
      {authentication && (
        <div className={styles["pair"]}>
          <TextInput
            label={t("accounts.form.username")}
            description={t("accounts.form.usernameHelp")}
            autoComplete="off"
            {...textLimits(createAccount.username)}
            key={form.key("username")}
            {...form.getInputProps("username")}
          />
          <PasswordInput
            label={t("accounts.form.password")}
            description={passwordHelp}
            autoComplete="new-password"
            {...textLimits(createAccount.password)}
            visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
            key={form.key("password")}
            {...form.getInputProps("password")}
          />
        </div>
      )}
    </>
  );
}

export function ServiceField({ form }: FieldsProps) {
  return (
    <Select
      label={t("accounts.form.service")}
      data={serviceOptions()}
      allowDeselect={false}
      key={form.key("service")}
      {...form.getInputProps("service")}
    />
  );
}

/** Only the service Custom has servers of its own; the presets know theirs. */
export function ServerFields({ form }: FieldsProps) {
  const service = form.useWatchValue("service");
  if (service !== "custom") return null;
  return (
    <>
      <ServerGroup form={form} server="imap" title={t("accounts.form.imap")} />
      <ServerGroup form={form} server="smtp" title={t("accounts.form.smtp")} />
    </>
  );
}

type ServerGroupProps = FieldsProps & { readonly server: "imap" | "smtp"; readonly title: string };

function ServerGroup({ form, server, title }: ServerGroupProps) {
  const security: { value: Security; label: string }[] = [
    { value: "implicit", label: t("accounts.form.tls") },
    { value: "starttls", label: t("accounts.form.starttls") },
    { value: "none", label: t("accounts.form.noTls") },
  ];
  return (
    <fieldset className={styles["server"]}>
      <legend className="hidden-visually">{title}</legend>
      <TextInput
        label={t("accounts.form.host", { server: title })}
        classNames={{ input: "mono" }}
        spellCheck={false}
        autoComplete="off"
        {...textLimits(createAccount[`${server}.host` as const])}
        key={form.key(`${server}.host`)}
        {...form.getInputProps(`${server}.host`)}
      />
      <NumberInput
        label={t("accounts.form.port")}
        hideControls
        {...numberLimits(createAccount[`${server}.port` as const])}
        key={form.key(`${server}.port`)}
        {...form.getInputProps(`${server}.port`)}
      />
      <Select
        label={t("accounts.form.security")}
        data={security}
        allowDeselect={false}
        key={form.key(`${server}.security`)}
        {...form.getInputProps(`${server}.security`)}
      />
    </fieldset>
  );
}

export function DescriptionField({ form }: FieldsProps) {
  return (
    <Textarea
      label={t("accounts.form.description")}
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
      label={t("accounts.form.active")}
      description={t("accounts.form.activeHelp")}
      key={form.key("active")}
      {...form.getInputProps("active", { type: "checkbox" })}
    />
  );
}
