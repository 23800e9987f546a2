import { AccountDispositions } from "../../../dispositions/account-dispositions.tsx";
import { useAccountEdit } from "../edit-context.ts";

/** Saves through its own dialogs: SAVE of the page has nothing to do with it (S19). */
export function DispositionsSection() {
  const { account } = useAccountEdit();
  return <AccountDispositions accountId={account.id} />;
}
