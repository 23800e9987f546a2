import { randomUUID } from "node:crypto";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { MailServer } from "@mailroom/local-stack/mail-server";
import { makeKeyRing } from "@mailroom/sealed-secrets/key-ring";
import { seal } from "@mailroom/sealed-secrets/seal";

export const secretKeys = `demo:${Buffer.alloc(32, 7).toString("base64")}`;

type Login = {
  readonly address: string;
  readonly password: string;
  readonly server: Pick<MailServer, "imapsPort" | "smtpsPort">;
};

export function accountOf(mailbox: Login, changes: Partial<AccountSnapshot> = {}): AccountSnapshot {
  const accountId = changes.accountId ?? randomUUID();
  const password = seal(makeKeyRing(secretKeys), mailbox.password, { accountId, field: "password" });
  const login = {
    ...{ authentication: true, username: mailbox.address, password, secretField: "password" },
    // a login that only a busy machine delays is no fault
    ...{ connectionTimeoutSeconds: 60, authenticationTimeoutSeconds: 60, ssl: true, tlsMode: "implicit" as const },
  };
  return {
    ...{ accountId, version: 1, name: "Support", key: "SUP", emailAddress: mailbox.address, fromName: "Support" },
    ...{ listId: randomUUID(), active: true, service: "custom", agentIds: [], sourceEpoch: 1, actions: [] },
    imap: { ...login, host: "127.0.0.1", port: mailbox.server.imapsPort, mailbox: "INBOX" },
    smtp: { ...login, host: "127.0.0.1", port: mailbox.server.smtpsPort, filesSentMail: false },
    ...{ reopenWithinDays: 30, strictThreading: false, prioritizeReplies: false, markAsUnread: false },
    ...{ hostname: "", deletedAt: null },
    ...changes,
  };
}

export function sealPassword(accountId: string, password: string): AccountSnapshot["imap"]["password"] {
  return seal(makeKeyRing(secretKeys), password, { accountId, field: "password" });
}

let mails = 0;
/** A small mail of its own. */
export function makeMail(
  changes: { subject?: string; messageId?: string; body?: string; extra?: string } = {},
): string {
  mails += 1;
  const { subject = `Question ${mails}`, messageId = `<m${mails}-${randomUUID()}@example.test>` } = changes;
  return [
    "From: Ana Customer <ana@example.test>",
    "To: support@mailroom.test",
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    "Date: Mon, 02 Nov 2026 10:00:00 +0100",
    ...(changes.extra === undefined ? [] : [changes.extra]),
    "",
    changes.body ?? `Where is order ${mails}?`,
    "",
  ].join("\r\n");
}
