import type { FormErrors } from "@mantine/form";
import type { Account } from "../../../../api/resources.ts";
import { t } from "../../../../messages/format.ts";
import type { AccountDraft } from "../account-draft.ts";

/** A stored password is only for the server that it was typed for. */
export function faultsOfServers(draft: AccountDraft, stored: Account): FormErrors {
  const faults: FormErrors = {};
  if (draft.authenticationMethod === "oauth" && draft.cloudProviderId === null) {
    faults["cloudProviderId"] = t("account.providerNeeded");
  }
  for (const server of ["imap", "smtp"] as const) {
    if (!isMoved(server, draft, stored) || draft[server].password !== "") continue;
    if (stored[server].passwordSet) faults[`${server}.password`] = t("account.passwordAgain");
    else if (stored.passwordSet && draft.password === "") faults["password"] = t("account.passwordAgain");
  }
  return faults;
}

/** Whether a server of Custom is another than the stored one. */
export function isMoved(server: "imap" | "smtp", draft: AccountDraft, stored: Account): boolean {
  if (draft.service !== "custom") return false;
  const { host, port } = draft[server];
  return host.trim() !== stored[server].host || Number(port) !== stored[server].port;
}
