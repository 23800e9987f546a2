import { AccountCannedAnswers } from "../../../canned-answers/account-canned-answers.tsx";
import { useAccountEdit } from "../edit-context.ts";

/** Saves through its own dialogs: SAVE of the page has nothing to do with it (S19). */
export function CannedAnswersSection() {
  const { account } = useAccountEdit();
  return <AccountCannedAnswers accountId={account.id} />;
}
