import "../../messages/add-accounts.ts";
import "../../messages/add-system.ts";
import { Button, CopyButton, Modal, MultiSelect, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createApiKey } from "../../api/constraints.gen.ts";
import type { CreatedApiKey } from "../../api/resources.ts";
import { faultsIn, textLimits } from "../../components/field-rules.ts";
import { FormFooter } from "../../components/form-footer.tsx";
import { FormSummary, showFaults } from "../../components/form-errors.tsx";
import { CopyIcon, DoneIcon } from "../../components/icon.tsx";
import { LeaveGuard } from "../../components/leave-guard.tsx";
import { t } from "../../messages/format.ts";
import footer from "../../components/form-footer.module.css";
import { accountChoiceQuery } from "../accounts/account-queries.ts";
import styles from "./api-key-dialog.module.css";
import { useCreateApiKey } from "./api-key-queries.ts";
import { apiKeyFields, newApiKeyValues, scopeGroups, toApiKeyCreate } from "./api-key-values.ts";

type CreateApiKeyProps = { readonly opened: boolean; readonly onClose: () => void };

/** First the form, then the key itself, which nothing but its own button closes: it cannot be had again. */
export function CreateApiKeyDialog({ opened, onClose }: CreateApiKeyProps) {
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const close = (): void => {
    onClose();
    setCreated(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      size={640}
      title={
        <span dir="auto">
          {created === null ? t("apiKeys.add") : t("apiKeys.createdTitle", { name: created.name })}
        </span>
      }
      closeOnClickOutside={false}
      closeOnEscape={created === null}
      withCloseButton={created === null}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {created === null ? (
        <CreateForm onCancel={close} onCreated={setCreated} />
      ) : (
        <ShownOnce created={created} onDone={close} />
      )}
    </Modal>
  );
}

type CreateFormProps = { readonly onCancel: () => void; readonly onCreated: (created: CreatedApiKey) => void };

function CreateForm({ onCancel, onCreated }: CreateFormProps) {
  const create = useCreateApiKey();
  const [isDirty, setDirty] = useState(false);
  const { data: accounts } = useQuery(accountChoiceQuery);
  const form = useForm({
    mode: "uncontrolled",
    initialValues: newApiKeyValues,
    validate: (values) => faultsIn(createApiKey, values),
    onValuesChange: () => {
      setDirty(true);
    },
  });
  return (
    <form
      noValidate
      className={styles["form"]}
      onSubmit={form.onSubmit((values) => {
        create.mutate(toApiKeyCreate(values), {
          onSuccess: onCreated,
          onError: (error) => {
            showFaults(form, error, apiKeyFields);
          },
        });
      })}
    >
      <LeaveGuard isDirty={isDirty && !create.isSuccess} />
      <FormSummary error={create.error} fields={apiKeyFields} />
      <TextInput
        label={t("apiKeys.name")}
        description={t("apiKeys.nameHelp")}
        autoComplete="off"
        data-autofocus
        {...textLimits(createApiKey.name)}
        key={form.key("name")}
        {...form.getInputProps("name")}
      />
      <MultiSelect
        label={t("apiKeys.scopes")}
        description={t("apiKeys.scopesHelp")}
        placeholder={t("apiKeys.scopesSearch")}
        data={scopeGroups()}
        classNames={{ option: "mono", pill: "mono", options: styles["options"] ?? "" }}
        withScrollArea={false}
        searchable
        hidePickedOptions
        nothingFoundMessage={t("apiKeys.scopesNone")}
        key={form.key("scopes")}
        {...form.getInputProps("scopes")}
      />
      <MultiSelect
        label={t("apiKeys.accounts")}
        description={t("apiKeys.accountsHelp")}
        placeholder={t("apiKeys.accountsSearch")}
        data={(accounts?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        hidePickedOptions
        nothingFoundMessage={t("accounts.noMatch")}
        maxDropdownHeight={240}
        key={form.key("accountIds")}
        {...form.getInputProps("accountIds")}
      />
      <TextInput
        label={t("apiKeys.expires")}
        description={t("apiKeys.expiresHelp")}
        type="date"
        key={form.key("expiresOn")}
        {...form.getInputProps("expiresOn")}
      />
      <TagsInput
        label={t("apiKeys.networks")}
        description={t("apiKeys.networksHelp")}
        splitChars={[",", " "]}
        acceptValueOnBlur
        classNames={{ pill: "mono" }}
        key={form.key("cidrs")}
        {...form.getInputProps("cidrs")}
      />
      <FormFooter submit={t("apiKeys.add")} isBusy={create.isPending} onCancel={onCancel} />
    </form>
  );
}

function ShownOnce({ created, onDone }: { readonly created: CreatedApiKey; readonly onDone: () => void }) {
  return (
    <>
      <p className={styles["once"]} role="note">
        {t("apiKeys.unwritten")}
      </p>
      <div className={styles["key"]}>
        <TextInput
          label={t("apiKeys.key")}
          classNames={{ input: "mono" }}
          readOnly
          value={created.key}
          onFocus={({ currentTarget }) => {
            currentTarget.select();
          }}
        />
        <CopyButton value={created.key} timeout={3_000}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              data-autofocus
              leftSection={copied ? <DoneIcon size={18} stroke={1.5} /> : <CopyIcon size={18} stroke={1.5} />}
              onClick={copy}
            >
              <span aria-live="polite">{t(copied ? "apiKeys.copied" : "apiKeys.copy")}</span>
            </Button>
          )}
        </CopyButton>
      </div>
      <p className={styles["help"]}>{t("apiKeys.keyHelp")}</p>
      <div className={footer["footer"]}>
        <Button onClick={onDone}>{t("common.done")}</Button>
      </div>
    </>
  );
}
