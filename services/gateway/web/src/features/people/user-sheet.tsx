import "../../messages/add-accounts.ts";
import "../../messages/add-profile.ts";
import "../../messages/add-routing.ts";
import { PasswordInput, Select, Switch, Textarea, TextInput } from "@mantine/core";
import type { FormErrors } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createUser, updateUser } from "../../api/constraints.gen.ts";
import type { User } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { EditForm, useEditForm } from "../../components/edit-form.tsx";
import { type BodyRules, faultsIn, isAddressLike, textLimits } from "../../components/field-rules.ts";
import { SideSheet } from "../../components/side-sheet.tsx";
import { StoredView } from "../../components/stored-view.tsx";
import { existingOf } from "../../components/use-existing.ts";
import { t } from "../../messages/format.ts";
import { useCreateUser, userQuery, useUpdateUser } from "./people-queries.ts";
import { newUserValues, tellUser, toUserCreate, toUserPatch, type UserValues, userValuesOf } from "./user-values.ts";

type UserSheetProps = {
  /** null: closed; "new": a new one. */
  readonly userId: string | null;
  readonly onClose: () => void;
};

export function UserSheet({ userId, onClose }: UserSheetProps) {
  return (
    <SideSheet opened={userId !== null} title={userId === "new" ? t("users.add") : t("users.edit")} onClose={onClose}>
      {userId === "new" && <UserForm user={null} onClose={onClose} />}
      {userId !== null && userId !== "new" && <StoredUser key={userId} userId={userId} onClose={onClose} />}
    </SideSheet>
  );
}

function StoredUser({ userId, onClose }: { readonly userId: string; readonly onClose: () => void }) {
  const query = useQuery(userQuery(userId));
  return (
    <StoredView query={query} failed={t("users.oneFailed")}>
      {(user) => <UserForm user={user} onClose={onClose} />}
    </StoredView>
  );
}

const fields = { names: ["name", "emailAddress", "role", "password", "active", "alias", "signature"] };
type UserFormProps = { readonly user: Stored<User> | null; readonly onClose: () => void };

/** An existing user keeps the password where none is typed. */
function validateUser(rules: BodyRules, values: UserValues): FormErrors {
  const say = { emailAddress: "accounts.form.addressRule", password: "users.passwordRule" } as const;
  const faults = faultsIn(rules, values, { needed: ["name"], say });
  return isAddressLike(values.emailAddress) ? faults : { ...faults, emailAddress: t(say.emailAddress) };
}

function UserForm({ user, onClose }: UserFormProps) {
  const client = useQueryClient();
  const create = useCreateUser();
  const update = useUpdateUser();
  const rules = user === null ? createUser : updateUser;
  const edit = useEditForm<UserValues>({
    initialValues: user === null ? newUserValues : userValuesOf(user.data),
    validate: (values) => validateUser(rules, values),
    fields,
    existing: existingOf(user, { read: (id) => client.query(userQuery(id)), valuesOf: userValuesOf, tell: tellUser }),
    saved: t("users.saved"),
    onClose,
  });
  const { form } = edit;
  const submit = form.onSubmit((values) => {
    if (user === null) create.mutate(toUserCreate(values), edit.after);
    else update.mutate({ userId: user.data.id, etag: edit.etag, body: toUserPatch(edit.base, values) }, edit.after);
  });
  return (
    <EditForm
      edit={edit}
      save={user === null ? create : update}
      submit={t(user === null ? "users.add" : "common.save")}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </EditForm>
  );
}
