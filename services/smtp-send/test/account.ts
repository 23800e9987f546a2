import { randomUUID } from "node:crypto";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { makeKeyRing } from "@mailroom/sealed-secrets/key-ring";
import { seal } from "@mailroom/sealed-secrets/seal";

export const secretKeys = `demo:${Buffer.alloc(32, 7).toString("base64")}`;

type Smtp = AccountSnapshot["smtp"];

const plain: Smtp = {
  ...{ host: "127.0.0.1", port: 0, ssl: false, tlsMode: "implicit", authentication: false, filesSentMail: false },
  ...{ username: null, password: null, secretField: "password" },
  // good servers answer here, however busy the machine is
  ...{ connectionTimeoutSeconds: 30, authenticationTimeoutSeconds: 30 },
};

export function accountOf(smtp: Smtp, changes: Partial<AccountSnapshot> = {}): AccountSnapshot {
  return {
    ...{ accountId: randomUUID(), version: 1, name: "Support", key: "SUP", emailAddress: "desk@acme.test" },
    ...{ fromName: "Support", listId: randomUUID(), active: true, service: "custom", agentIds: [], sourceEpoch: 1 },
    ...{ actions: [], imap: { ...smtp, mailbox: "INBOX" }, smtp },
    ...{ reopenWithinDays: 30, strictThreading: false, prioritizeReplies: false, markAsUnread: false },
    ...{ hostname: "", deletedAt: null },
    ...changes,
  };
}

/** No TLS, no login: for servers of a test's own. */
export function plainAccount(port: number, changes: Partial<Smtp> = {}): AccountSnapshot {
  const smtp: Smtp = { ...plain, port, ...changes };
  return { ...accountOf(smtp), accountId: `0190a0a0-0000-7000-8000-${String(port).padStart(12, "0")}` };
}

/** On the demo mail server: implicit TLS and a login. */
export function mailboxAccount(
  mailbox: { address: string; password: string; server: { smtpsPort: number } },
  changes: Partial<Smtp> = {},
): AccountSnapshot {
  const accountId = randomUUID();
  const smtp: Smtp = {
    ...{ ...plain, port: mailbox.server.smtpsPort, ssl: true, authentication: true, username: mailbox.address },
    password: sealPassword(accountId, mailbox.password),
    ...changes,
  };
  return accountOf(smtp, { accountId, emailAddress: mailbox.address });
}

export function sealPassword(accountId: string, password: string): Smtp["password"] {
  return seal(makeKeyRing(secretKeys), password, { accountId, field: "password" });
}

/** For accounts that log in with a password. */
export const noTokens = {
  find: () => Promise.resolve(null),
  open: () => "",
  onRefused: () => undefined,
  now: () => new Date(),
};
