import type { FormErrors } from "@mantine/form";
import { createAccount } from "../../../../api/constraints.gen.ts";
import { t } from "../../../../messages/format.ts";
import { showExactDuration } from "../../../../messages/time.ts";
import type { AccountDraft } from "../account-draft.ts";

export function faultsOfSettings({ waitForAssignedAgent: seconds, timeoutAction }: AccountDraft): FormErrors {
  if (seconds === null) return {};
  const { minimum, maximum } = createAccount.waitForAssignedAgent;
  return {
    ...(seconds < minimum ? { waitForAssignedAgent: t("account.waitTooShort") } : {}),
    ...(seconds > maximum
      ? { waitForAssignedAgent: t("account.waitTooLong", { sum: showExactDuration(seconds) }) }
      : {}),
    ...(timeoutAction === null ? { timeoutAction: t("account.timeoutActionNeeded") } : {}),
  };
}
