import type { UseFormReturnType } from "@mantine/form";
import { createContext, useContext } from "react";
import type { Account } from "../../../api/resources.ts";
import type { AccountDraft } from "./account-draft.ts";
import type { DraftPath } from "./edit-field.ts";

export type AccountEditForm = UseFormReturnType<AccountDraft>;

export type AccountEdit = {
  /** As stored when editing began, or when it was last saved. */
  readonly account: Account;
  /** One form over all sections that SAVE stores. Values stay while their section is not shown. */
  readonly form: AccountEditForm;
  readonly changed: ReadonlySet<DraftPath>;
  /** After the account was changed otherwise than by SAVE (its logo): takes the new version, keeps what was typed. */
  readonly refresh: () => Promise<void>;
  /** Opens the section of a field and puts the focus into it. */
  readonly goTo: (path: string) => void;
};

export const AccountEditContext = createContext<AccountEdit | null>(null);

/** For everything below the edit page of an account. */
export function useAccountEdit(): AccountEdit {
  const edit = useContext(AccountEditContext);
  if (edit === null) throw new Error("A section of the edit page was shown outside of it");
  return edit;
}
