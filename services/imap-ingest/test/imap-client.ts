import { readFile } from "node:fs/promises";
import type { TestMailbox } from "@mailroom/test-kit/use-mailbox";
import { ImapFlow } from "imapflow";

/** Does what a person's mail program would do to the INBOX meanwhile. */
export async function inInbox<T>(mailbox: TestMailbox, run: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    ...{ host: "127.0.0.1", port: mailbox.server.imapsPort, secure: true, logger: false },
    auth: { user: mailbox.address, pass: mailbox.password },
    tls: { ca: await readFile(mailbox.server.caFile), servername: "localhost" },
  });
  await client.connect();
  try {
    await client.mailboxOpen("INBOX");
    return await run(client);
  } finally {
    await client.logout();
  }
}
