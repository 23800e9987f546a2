import "../../../messages/add-accounts.ts";
import { Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { api, ask } from "../../../api/client.ts";
import { cloneAccount } from "../../../api/constraints.gen.ts";
import { queryKeys } from "../../../api/query-keys.ts";
import { faultsIn, textLimits } from "../../../components/field-rules.ts";
import { FormSummary, showFaults } from "../../../components/form-errors.tsx";
import { FormFooter } from "../../../components/form-footer.tsx";
import { notify } from "../../../components/notify.ts";
import { useFocusBack } from "../../../components/use-focus-back.ts";
import { t } from "../../../messages/format.ts";
import formStyles from "../account-form.module.css";

type CloneDialogProps = { readonly accountId: string; readonly onClose: () => void };
const fields = { names: ["name", "key", "emailAddress"] };
const say = { key: "accounts.form.keyRule" } as const;

/** X24: the same settings under another name, inactive until its password is typed. */
export function CloneDialog({ accountId, onClose }: CloneDialogProps) {
  useFocusBack();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { name: "", key: "", emailAddress: "" },
    validate: (values) => faultsIn(cloneAccount, values, { say }),
  });
  const clone = useMutation({
    mutationFn: ({ name, key, emailAddress }: { name: string; key: string; emailAddress: string }) => {
      const address = emailAddress.trim() === "" ? {} : { emailAddress: emailAddress.trim() };
      const body = { name: name.trim(), key: key.trim(), ...address };
      return ask(api.POST("/accounts/{accountId}/clone", { params: { path: { accountId } }, body }));
    },
    onSuccess: async (copy) => {
      await client.invalidateQueries({ queryKey: queryKeys.accounts });
      notify(t("accounts.clone.done", { name: copy.name }));
      await navigate(`/accounts/${copy.id}/settings`);
    },
    onError: (error) => {
      showFaults(form, error, fields);
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("accounts.clone.submit")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        noValidate
        className={formStyles["form"]}
        onSubmit={form.onSubmit((values) => {
          clone.mutate(values);
        })}
      >
        <FormSummary error={clone.error} fields={fields} />
        <p className={formStyles["text"]}>{t("accounts.clone.text")}</p>
        <TextInput
          label={t("account.name")}
          data-autofocus
          {...textLimits(cloneAccount.name)}
          key={form.key("name")}
          {...form.getInputProps("name")}
        />
        <TextInput
          label={t("account.key")}
          description={t("account.keyHelp")}
          {...textLimits(cloneAccount.key)}
          key={form.key("key")}
          {...form.getInputProps("key")}
        />
        <TextInput
          label={t("account.address")}
          description={t("accounts.clone.addressHelp")}
          type="email"
          {...textLimits(cloneAccount.emailAddress)}
          key={form.key("emailAddress")}
          {...form.getInputProps("emailAddress")}
        />
        <FormFooter submit={t("accounts.clone.submit")} isBusy={clone.isPending} onCancel={onClose} />
      </form>
    </Modal>
  );
}
