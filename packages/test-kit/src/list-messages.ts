import { readFile } from "node:fs/promises";
import type { MailServerLocation } from "@mailroom/local-stack/mail-server";
import { ImapFlow } from "imapflow";

export type StoredMessage = { readonly uid: number; readonly flags: ReadonlySet<string>; readonly raw: Buffer };

export type MailboxToRead = {
  readonly address: string;
  readonly password: string;
  /** IMAP name, e.g. `INBOX` or `Sent`. */
  readonly mailbox: string;
};

/** Everything in one IMAP mailbox, oldest first; flags are not touched. */
export async function listMessages(
  server: Pick<MailServerLocation, "host" | "imapsPort" | "caFile">,
  { address, password, mailbox }: MailboxToRead,
): Promise<StoredMessage[]> {
  const client = new ImapFlow({
    host: server.host,
    port: server.imapsPort,
    secure: true,
    auth: { user: address, pass: password },
    tls: { ca: await readFile(server.caFile), servername: "localhost" },
    logger: false,
  });
  await client.connect();
  try {
    await client.mailboxOpen(mailbox, { readOnly: true });
    const messages: StoredMessage[] = [];
    for await (const { uid, flags, source } of client.fetch("1:*", { uid: true, flags: true, source: true })) {
      if (source !== undefined) messages.push({ uid, flags: flags ?? new Set(), raw: source });
    }
    return messages.sort((a, b) => a.uid - b.uid);
  } finally {
    await client.logout();
  }
}
