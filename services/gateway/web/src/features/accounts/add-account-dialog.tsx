import "../../messages/add-accounts.ts";
import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { createAccount } from "../../api/constraints.gen.ts";
import { hasCode } from "../../api/problem.ts";
import type { Account } from "../../api/resources.ts";
import { textLimits } from "../../components/field-rules.ts";
import { FormSummary, showFaults } from "../../components/form-errors.tsx";
import { LeaveGuard } from "../../components/leave-guard.tsx";
import { notify, notifyFailure } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import footer from "../../components/form-footer.module.css";
import {
  type AccountForm,
  ActiveField,
  DescriptionField,
  NameFields,
  RoutingFields,
  ServerFields,
  validateAccount,
} from "./account-form.tsx";
import styles from "./account-form.module.css";
import { useCreateAccount } from "./account-queries.ts";
import { accountFields, type AccountValues, newAccountValues, toCreate } from "./account-values.ts";
import { BacklogChoice } from "./backlog-choice.tsx";
import { useStartConsent } from "./cloud-queries.ts";
import { DraftTest } from "./draft-test.tsx";
import { FoundProvider } from "./found-provider.tsx";
import { LoginFields } from "./login-fields.tsx";
import { serviceOptions } from "./service-names.ts";
import { testedOf, useBacklogLook } from "./use-backlog-look.ts";
import { useDetection } from "./use-detection.ts";

type AddAccountProps = { readonly opened: boolean; readonly onClose: () => void };

/** Address first; then what the address cannot tell. The servers can be tried before anything is stored. */
export function AddAccountDialog({ opened, onClose }: AddAccountProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={640}
      title={t("accounts.add")}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <AddForm onClose={onClose} />
    </Modal>
  );
}

function AddForm({ onClose }: { readonly onClose: () => void }) {
  useFocusBack();
  const [isDirty, setDirty] = useState(false);
  const form = useForm<AccountValues>({
    mode: "uncontrolled",
    initialValues: newAccountValues,
    validate: validateAccount,
    onValuesChange: () => {
      setDirty(true);
    },
  });
  const detection = useDetection(form);
  const [isDone, setDone] = useState(false);
  const { add, error, isBusy, isAdded } = useAdd(form, () => {
    setDone(true);
  });
  // an effect: the guard, a child, has seen before it that nothing is unsaved
  useEffect(() => {
    if (isDone) onClose();
  }, [isDone, onClose]);
  const backlog = useBacklogLook(form);
  const submit = async (values: AccountValues): Promise<void> => {
    if (await backlog.mayAdd(values)) add(values);
  };
  const method = form.useWatchValue("authenticationMethod");
  const isActive = form.useWatchValue("active");
  return (
    <form noValidate className={styles["form"]} onSubmit={form.onSubmit((values) => void submit(values))}>
      <LeaveGuard isDirty={isDirty && !isAdded && !isDone} />
      <FormSummary error={error} fields={accountFields} />
      <div>
        <TextInput
          label={t("account.address")}
          description={t("account.addressHelp")}
          type="email"
          inputMode="email"
          autoComplete="off"
          {...textLimits(createAccount.emailAddress)}
          data-autofocus
          key={form.key("emailAddress")}
          {...form.getInputProps("emailAddress")}
          onBlur={detection.detect}
        />
        <FoundProvider {...detection} />
      </div>
      <Select
        label={t("account.service")}
        description={t("accounts.form.serviceHelp")}
        data={serviceOptions()}
        allowDeselect={false}
        key={form.key("service")}
        {...form.getInputProps("service")}
      />
      <NameFields form={form} />
      <RoutingFields form={form} />
      <ActiveField form={form} />
      <LoginFields form={form} />
      <ServerFields form={form} />
      <DescriptionField form={form} />
      {method === "password" && (
        <DraftTest
          protocols={["imap", "smtp"]}
          body={() => (hasNoFaults(form) ? testedOf(form.getValues()) : null)}
          onResult={(protocol, { unreadCount }) => {
            if (protocol === "imap") backlog.note(testedOf(form.getValues()), unreadCount ?? 0);
          }}
        />
      )}
      {isActive && method === "oauth" && <BacklogChoice form={form} unread={null} />}
      {isActive && method === "password" && backlog.unread > 0 && <BacklogChoice form={form} unread={backlog.unread} />}
      <AddFooter {...{ method, form, isBusy }} isLooking={backlog.isLooking} onCancel={onClose} />
    </form>
  );
}

/** The test needs the address, the servers and the login, not yet a name. */
function hasNoFaults(form: AccountForm): boolean {
  const faulty = Object.entries(validateAccount(form.getValues())).filter(([path]) => !["name", "key"].includes(path));
  form.setErrors(Object.fromEntries(faulty));
  const [first] = faulty;
  if (first !== undefined) form.getInputNode(first[0])?.focus();
  return first === undefined;
}

/** Stores the account; where the provider signs in, the browser goes there next. */
function useAdd(form: AccountForm, onClose: () => void) {
  const navigate = useNavigate();
  const create = useCreateAccount();
  const consent = useStartConsent();
  const created = async (account: Account): Promise<void> => {
    notify(t("accounts.added", { name: account.name }));
    if (account.authenticationMethod !== "oauth") {
      onClose();
      return;
    }
    try {
      await consent.mutateAsync(account.id);
    } catch (error) {
      if (hasCode(error, "oauth-not-used")) {
        // app-only access: nobody has to sign in
        onClose();
        return;
      }
      // the account is there: its page has the way to sign in
      notifyFailure(t("consent.failed"), detailOf(error));
      await navigate(`/accounts/${account.id}/authentication`);
    }
  };
  return {
    error: create.error,
    isAdded: create.isSuccess,
    isBusy: create.isPending || consent.isPending,
    add: (values: AccountValues): void => {
      create.mutate(toCreate(values), {
        onSuccess: (account) => void created(account),
        onError: (error) => {
          showFaults(form, error, accountFields);
        },
      });
    },
  };
}

type AddFooterProps = {
  readonly method: AccountValues["authenticationMethod"];
  readonly form: AccountForm;
  readonly isBusy: boolean;
  readonly isLooking: boolean;
  readonly onCancel: () => void;
};

function AddFooter({ method, form, isBusy, isLooking, onCancel }: AddFooterProps) {
  const service = form.useWatchValue("service");
  const provider = service === "gmail" ? t("service.google") : t("service.microsoft");
  return (
    <div className={footer["footer"]}>
      <span role="status" className={footer["progress"]}>
        {isLooking && t("accounts.backlog.looking")}
      </span>
      <Button variant="default" onClick={onCancel}>
        {t("common.cancel")}
      </Button>
      <Button type="submit" loading={isBusy || isLooking}>
        {method === "oauth" ? t("accounts.addAndSignIn", { provider }) : t("accounts.add")}
      </Button>
    </div>
  );
}
