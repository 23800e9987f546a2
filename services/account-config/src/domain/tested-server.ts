import type { FieldError } from "@mailroom/contracts/domain-error";
import { faultsOfLines } from "./one-line.ts";
import type { AccountDraft, AccountSettings, ImapSettings, ServerSettings, StoredSecrets } from "./account-settings.ts";

type Which = "imap" | "smtp";

/** Where the password of a test comes from; a stored one by its name. With OAuth it is the stored access token. */
export type PasswordSource =
  | { readonly kind: "token" }
  | { readonly kind: "typed"; readonly password: string }
  | { readonly kind: "stored"; readonly secret: Which | "account" };

export type LoginPlan = { readonly username: string; readonly password: PasswordSource };

export type TestPlan =
  | {
      readonly kind: "ready";
      readonly server: ServerSettings | ImapSettings;
      /** null: no login. */
      readonly login: LoginPlan | null;
    }
  | { readonly kind: "refused"; readonly faults: readonly FieldError[] };

/** What is saved, where the draft changes a saved account. */
type Saved = { readonly settings: AccountSettings; readonly secrets: StoredSecrets };

/**
 * What a test of an unsaved account does at one of its servers. Faults of fields that the test does not need are left to
 * saving. A stored password goes only where it was stored for: to the same host, port and user.
 */
export function planTest(which: Which, draft: AccountDraft, saved: Saved | null): TestPlan {
  const server = draft.settings[which];
  if (server.host === "") return refused(`/${which}/host`, "Needed for a test: say which server.");
  const misfits = faultsOfLines(draft.settings, draft.secrets).filter(({ pointer }) => goesTo(which, pointer));
  if (misfits.length > 0) return { kind: "refused", faults: misfits };
  if (!draft.settings.authentication || !server.authentication) return { kind: "ready", server, login: null };
  const username = userOf(which, draft.settings);
  if (username === "") return refused("/username", "Needed for a test while authentication is on.");
  if (draft.settings.authenticationMethod === "oauth") return planWithToken(which, username, draft.settings, saved);
  return planWithPassword(which, username, draft, saved);
}

function goesTo(which: Which, pointer: string): boolean {
  return pointer === "/username" || pointer === "/password" || pointer.startsWith(`/${which}/`);
}

function planWithPassword(which: Which, username: string, draft: AccountDraft, saved: Saved | null): TestPlan {
  const password = passwordOf(which, draft, saved?.secrets ?? { account: false, imap: false, smtp: false });
  if (password === null) return refused("/password", "Needed for a test while authentication is on.");
  if (password.kind === "stored" && saved !== null && isElsewhere(which, draft.settings, saved.settings)) {
    const pointer = password.secret === "account" ? "/password" : `/${which}/password`;
    return refused(pointer, "Host, port or user name differ from what is saved: type the password again.");
  }
  if (password.kind === "stored" && password.secret === "account" && saved?.secrets[which] === true) {
    return refused("/password", "The account's password was not typed for this server: type it again.");
  }
  return { kind: "ready", server: draft.settings[which], login: { username, password } };
}

/** Nobody can type a token again, so that it goes where it was consented to and nowhere else. */
function planWithToken(which: Which, username: string, draft: AccountSettings, saved: Saved | null): TestPlan {
  const before = saved?.settings;
  if (before?.authenticationMethod !== "oauth" || before.cloudProviderId !== draft.cloudProviderId) {
    return refused("/authenticationMethod", "Save the account and give consent first: a test needs the access token.");
  }
  if (isElsewhere(which, draft, before)) {
    const detail =
      "Host, port or user name differ from what is saved, and the access token goes only there: save first.";
    return refused(`/${which}/host`, detail);
  }
  return { kind: "ready", server: draft[which], login: { username, password: { kind: "token" } } };
}

function refused(pointer: string, detail: string): TestPlan {
  return { kind: "refused", faults: [{ pointer, detail }] };
}

function userOf(which: Which, settings: AccountSettings): string {
  return settings[which].username ?? settings.username ?? "";
}

/** The server's own password goes before the account's, as it does once the draft is saved. */
function passwordOf(which: Which, { secrets }: AccountDraft, stored: StoredSecrets): PasswordSource | null {
  for (const secret of [which, "account"] as const) {
    const given = secrets[secret];
    if (typeof given === "string") return { kind: "typed", password: given };
    if (given === undefined && stored[secret]) return { kind: "stored", secret };
  }
  return null;
}

function isElsewhere(which: Which, draft: AccountSettings, saved: AccountSettings): boolean {
  return (
    draft[which].host !== saved[which].host ||
    draft[which].port !== saved[which].port ||
    userOf(which, draft) !== userOf(which, saved)
  );
}
