import type { FieldError } from "@mailroom/contracts/domain-error";
import type { AccountSettings, SecretChanges } from "./account-settings.ts";

/** Line and paragraph separators too: what shows and sends them breaks the line there. */
const controls = /[\p{Cc}\u2028\u2029]/u;
const lineEnds = /[\r\n]/;

const inSettings = "Must be one line, without tabs and other control characters.";
const inPassword = "Holds a line break, which no login takes: it was probably copied along. Type it without.";

/**
 * What stands in one line of a header or of a command to a server, and does not fit there. A password may hold whatever else
 * its owner chose.
 */
export function faultsOfLines(settings: AccountSettings, secrets: SecretChanges): FieldError[] {
  const { name, fromName, hostname, username, imap, smtp } = settings;
  const lines = {
    ...{ "/name": name, "/fromName": fromName, "/hostname": hostname, "/username": username },
    ...{ "/imap/username": imap.username, "/imap/mailbox": imap.mailbox, "/smtp/username": smtp.username },
  };
  const passwords = {
    ...{ "/password": secrets.account, "/imap/password": secrets.imap, "/smtp/password": secrets.smtp },
  };
  return [...faultsIn(lines, controls, inSettings), ...faultsIn(passwords, lineEnds, inPassword)];
}

function faultsIn(
  texts: Readonly<Record<string, string | null | undefined>>,
  misfits: RegExp,
  detail: string,
): FieldError[] {
  const faulty = Object.entries(texts).filter(([, text]) => misfits.test(text ?? ""));
  return faulty.map(([pointer]) => ({ pointer, detail }));
}
