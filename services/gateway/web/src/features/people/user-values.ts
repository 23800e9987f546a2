import type { User, UserCreate, UserPatch } from "../../api/resources.ts";

export type UserValues = {
  name: string;
  emailAddress: string;
  role: User["role"];
  /** Empty: stays as it is. */
  password: string;
  active: boolean;
};

export const newUserValues: UserValues = { name: "", emailAddress: "", role: "agent", password: "", active: true };

export function userValuesOf({ name, emailAddress, role, active }: User): UserValues {
  return { name, emailAddress, role, active, password: "" };
}

export function toUserCreate({ name, emailAddress, role, password }: UserValues): UserCreate {
  return { name: name.trim(), emailAddress: emailAddress.trim(), role, password };
}

/** Only what differs. */
export function toUserPatch(before: User, after: UserValues): UserPatch {
  return {
    ...(after.name.trim() === before.name ? {} : { name: after.name.trim() }),
    ...(after.emailAddress.trim() === before.emailAddress ? {} : { emailAddress: after.emailAddress.trim() }),
    ...(after.role === before.role ? {} : { role: after.role }),
    ...(after.active === before.active ? {} : { active: after.active }),
    ...(after.password === "" ? {} : { password: after.password }),
  };
}
