import { Button, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { createAccount } from "../../api/constraints.gen.ts";
import type { Account } from "../../api/resources.ts";
import { textLimits } from "../../components/field-rules.ts";
import { FormFooter } from "../../components/form-footer.tsx";
import { FormSummary, showFaults } from "../../components/form-errors.tsx";
import { notify } from "../../components/notify.ts";
import { t } from "../../messages/format.ts";
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
import footer from "../../components/form-footer.module.css";
import { useCreateAccount } from "./account-queries.ts";
import { accountFields, newAccountValues, toCreate } from "./account-values.ts";
import { detectService, suggestNames } from "./service-detection.ts";
import { serviceName } from "./service-names.ts";
import { storedTrial } from "./trials.ts";
import { VerifySteps } from "./verify-steps.tsx";

type AddAccountProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onEdit: (accountId: string) => void;
};

/** Address first; then what the address cannot tell. The new account's servers are tried right after. */
export function AddAccountDialog({ opened, onClose, onEdit }: AddAccountProps) {
  const [created, setCreated] = useState<Account | null>(null);
  const close = (): void => {
    onClose();
    setCreated(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      size={640}
      title={created === null ? t("accounts.add") : t("accounts.testTitle", { name: created.name })}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {created === null ? (
        <AddForm
          onCancel={close}
          onCreated={(account) => {
            notify(t("accounts.added", { name: account.name }));
            setCreated(account);
          }}
        />
      ) : (
        <>
          <VerifySteps protocol="imap" trial={storedTrial(created.id, "imap")} />
          <VerifySteps protocol="smtp" trial={storedTrial(created.id, "smtp")} />
          <div className={footer["footer"]}>
            <Button
              variant="default"
              onClick={() => {
                onEdit(created.id);
                setCreated(null);
              }}
            >
              {t("accounts.changeSettings")}
            </Button>
            <Button onClick={close}>{t("common.done")}</Button>
          </div>
        </>
      )}
    </Modal>
  );
}

type AddFormProps = { readonly onCancel: () => void; readonly onCreated: (account: Account) => void };

function AddForm({ onCancel, onCreated }: AddFormProps) {
  const create = useCreateAccount();
  const [found, setFound] = useState<Account["service"] | "unknown" | null>(null);
  const form = useForm({ mode: "uncontrolled", initialValues: newAccountValues, validate: validateAccount });
  /** Nothing that somebody has touched is overwritten. */
  const suggest = (): void => {
    const { emailAddress } = form.getValues();
    if (!emailAddress.includes("@")) return;
    const service = detectService(emailAddress);
    const names = suggestNames(emailAddress);
    setFound(service ?? "unknown");
    if (!form.isTouched("service")) form.setFieldValue("service", service ?? "custom");
    if (!form.isTouched("name")) form.setFieldValue("name", names.name);
    if (!form.isTouched("key")) form.setFieldValue("key", names.key);
  };
  return (
    <form
      noValidate
      className={styles["form"]}
      onSubmit={form.onSubmit((values) => {
        create.mutate(toCreate(values), {
          onSuccess: onCreated,
          onError: (error) => {
            showFaults(form, error, accountFields);
          },
        });
      })}
    >
      <FormSummary error={create.error} fields={accountFields} />
      <div>
        <TextInput
          label={t("accounts.form.address")}
          type="email"
          inputMode="email"
          autoComplete="off"
          {...textLimits(createAccount.emailAddress)}
          data-autofocus
          key={form.key("emailAddress")}
          {...form.getInputProps("emailAddress")}
          onBlur={suggest}
        />
        {found !== null && (
          <p className={styles["found"]} aria-live="polite">
            {found === "unknown"
              ? t("accounts.form.notFound")
              : t("accounts.form.found", { service: serviceName(found) })}
          </p>
        )}
      </div>
      <NameFields form={form} />
      <ServiceField form={form} />
      <ServerFields form={form} />
      <LoginFields form={form} passwordHelp={t("accounts.form.passwordHelp")} />
      <RoutingFields form={form} />
      <ActiveField form={form} />
      <DescriptionField form={form} />
      <FormFooter submit={t("accounts.add")} isBusy={create.isPending} onCancel={onCancel} />
    </form>
  );
}
