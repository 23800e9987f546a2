import "../../messages/add-accounts.ts";
import "../../messages/add-profile.ts";
import "../../messages/add-routing.ts";
import { PasswordInput, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { type FormErrors, useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createUser, updateUser } from "../../api/constraints.gen.ts";
import { hasStatus } from "../../api/problem.ts";
import type { User } from "../../api/resources.ts";
import { type BodyRules, faultsIn, isAddressLike, textLimits } from "../../components/field-rules.ts";
import { FormFooter } from "../../components/form-footer.tsx";
import { FormSummary, showFaults } from "../../components/form-errors.tsx";
import { LeaveGuard } from "../../components/leave-guard.tsx";
import { Loading } from "../../components/loading.tsx";
import { notify } from "../../components/notify.ts";
import { ProblemView } from "../../components/problem-view.tsx";
import { SideSheet } from "../../components/side-sheet.tsx";
import { t } from "../../messages/format.ts";
import styles from "../accounts/account-form.module.css";
import { useCreateUser, userQuery, useUpdateUser } from "./people-queries.ts";
import { newUserValues, toUserCreate, toUserPatch, type UserValues, userValuesOf } from "./user-values.ts";

type UserSheetProps = {
  /** null: closed; "new": a new one. */
  readonly userId: string | null;
  readonly onClose: () => void;
};

export function UserSheet({ userId, onClose }: UserSheetProps) {
  return (
    <SideSheet opened={userId !== null} title={userId === "new" ? t("users.add") : t("users.edit")} onClose={onClose}>
      {userId === "new" && <UserForm user={null} onClose={onClose} />}
      {userId !== null && userId !== "new" && <LoadedSheet userId={userId} onClose={onClose} />}
    </SideSheet>
  );
}

function LoadedSheet({ userId, onClose }: { readonly userId: string; readonly onClose: () => void }) {
  const { data, error, refetch, isFetchedAfterMount } = useQuery(userQuery(userId));
  if (error !== null) return <ProblemView error={error} title={t("users.oneFailed")} onRetry={() => void refetch()} />;
  if (data === undefined || !isFetchedAfterMount) return <Loading lines={5} height={36} />;
  return <UserForm key={userId} user={data} onClose={onClose} />;
}

const fields = { names: ["name", "emailAddress", "role", "password", "active", "alias", "signature"] };
type UserFormProps = {
  readonly user: { readonly data: User; readonly etag: string } | null;
  readonly onClose: () => void;
};

/** An existing user keeps the password where none is typed. */
function validateUser(rules: BodyRules, values: UserValues): FormErrors {
  const say = { emailAddress: "accounts.form.addressRule", password: "users.passwordRule" } as const;
  const faults = faultsIn(rules, values, { needed: ["name"], say });
  return isAddressLike(values.emailAddress) ? faults : { ...faults, emailAddress: t(say.emailAddress) };
}

function UserForm({ user, onClose }: UserFormProps) {
  const create = useCreateUser();
  const update = useUpdateUser();
  const [isDirty, setDirty] = useState(false);
  const rules = user === null ? createUser : updateUser;
  const form = useForm<UserValues>({
    mode: "uncontrolled",
    initialValues: user === null ? newUserValues : userValuesOf(user.data),
    validate: (values) => validateUser(rules, values),
    onValuesChange: () => {
      setDirty(true);
    },
  });
  const after = {
    onSuccess: () => {
      setDirty(false);
      notify(t("users.saved"));
      // after the guard has seen that nothing is unsaved
      setTimeout(onClose, 0);
    },
    onError: (error: Error) => {
      showFaults(form, error, fields);
    },
  };
  const { error, isPending, isSuccess } = user === null ? create : update;
  return (
    <form
      noValidate
      className={styles["form"]}
      onSubmit={form.onSubmit((values) => {
        if (user === null) create.mutate(toUserCreate(values), after);
        else update.mutate({ userId: user.data.id, etag: user.etag, body: toUserPatch(user.data, values) }, after);
      })}
    >
      <LeaveGuard isDirty={isDirty && !isSuccess} />
      {hasStatus(error, 412) ? (
        <p role="alert">{t("conflict.reopen")}</p>
      ) : (
        <FormSummary error={error} fields={fields} />
      )}
      <TextInput
        label={t("users.name")}
        {...textLimits(createUser.name)}
        data-autofocus
        key={form.key("name")}
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("account.address")}
        type="email"
        autoComplete="off"
        {...textLimits(createUser.emailAddress)}
        key={form.key("emailAddress")}
        {...form.getInputProps("emailAddress")}
      />
      <Select
        label={t("users.role")}
        description={t("users.roleHelp")}
        data={[
          { value: "agent", label: t("users.agent") },
          { value: "admin", label: t("users.admin") },
        ]}
        allowDeselect={false}
        key={form.key("role")}
        {...form.getInputProps("role")}
      />
      <PasswordInput
        label={user === null ? t("signIn.password") : t("users.newPassword")}
        description={user === null ? t("users.passwordRule") : t("users.newPasswordHelp")}
        autoComplete="new-password"
        {...textLimits(rules.password)}
        visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
        key={form.key("password")}
        {...form.getInputProps("password")}
      />
      <TextInput
        label={t("profile.alias")}
        description={t("profile.aliasHelp")}
        autoComplete="off"
        dir="auto"
        {...textLimits(updateUser.alias)}
        key={form.key("alias")}
        {...form.getInputProps("alias")}
      />
      <Textarea
        label={t("profile.signature")}
        description={t("profile.signatureHelp")}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        {...textLimits(updateUser.signature)}
        key={form.key("signature")}
        {...form.getInputProps("signature")}
      />
      {user !== null && (
        <Switch
          label={t("users.active")}
          description={t("users.activeHelp")}
          key={form.key("active")}
          {...form.getInputProps("active", { type: "checkbox" })}
        />
      )}
      <FormFooter
        submit={user === null ? t("users.add") : t("common.save")}
        isBusy={isPending}
        disabled={!isDirty}
        onCancel={onClose}
      />
    </form>
  );
}
