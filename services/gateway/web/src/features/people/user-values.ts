import type { User, UserCreate, UserPatch } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";

export type UserValues = {
  name: string;
  emailAddress: string;
  role: User["role"];
  /** Empty: stays as it is. */
  password: string;
  active: boolean;
  alias: string;
  signature: string;
};

export const newUserValues: UserValues = {
  name: "",
  emailAddress: "",
  role: "agent",
  password: "",
  active: true,
  alias: "",
  signature: "",
};

export function userValuesOf({ name, emailAddress, role, active, alias, signature }: User): UserValues {
  return { name, emailAddress, role, active, password: "", alias: alias ?? "", signature: signature ?? "" };
}

const aliasOf = ({ alias }: UserValues): string | null => (alias.trim() === "" ? null : alias.trim());
const signatureOf = ({ signature }: UserValues): string | null => (signature.trim() === "" ? null : signature);

export function toUserCreate(values: UserValues): UserCreate {
  const { name, emailAddress, role, password } = values;
  const alias = aliasOf(values);
  const signature = signatureOf(values);
  return {
    ...{ name: name.trim(), emailAddress: emailAddress.trim(), role, password },
    ...(alias === null ? {} : { alias }),
    ...(signature === null ? {} : { signature }),
  };
}

/** Only what differs. */
export function toUserPatch(before: UserValues, after: UserValues): UserPatch {
  return {
    ...(after.name.trim() === before.name ? {} : { name: after.name.trim() }),
    ...(after.emailAddress.trim() === before.emailAddress ? {} : { emailAddress: after.emailAddress.trim() }),
    ...(after.role === before.role ? {} : { role: after.role }),
    ...(after.active === before.active ? {} : { active: after.active }),
    ...(aliasOf(after) === aliasOf(before) ? {} : { alias: aliasOf(after) }),
    ...(signatureOf(after) === signatureOf(before) ? {} : { signature: signatureOf(after) }),
    ...(after.password === "" ? {} : { password: after.password }),
  };
}

export function tellUser({ name, emailAddress, role, password, active, alias, signature }: UserValues) {
  return [
    { name: "name", label: t("users.name"), value: name },
    { name: "emailAddress", label: t("account.address"), value: emailAddress },
    { name: "role", label: t("users.role"), value: role, text: t(`users.${role}`) },
    // what is stored is never told, so that it cannot collide: a new one is kept
    { name: "password", label: t("users.newPassword"), value: password },
    { name: "active", label: t("users.active"), value: active },
    { name: "alias", label: t("profile.alias"), value: alias },
    { name: "signature", label: t("profile.signature"), value: signature },
  ];
}
