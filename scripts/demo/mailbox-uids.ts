import { readFile } from "node:fs/promises";
import { ImapFlow } from "imapflow";
import type { DemoFacts, DemoMailbox } from "./facts.ts";

/** Opens a demo mailbox read-only, runs `use`, and logs out whatever happens. */
export async function withMailbox<T>(
  facts: DemoFacts,
  mailbox: DemoMailbox,
  use: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({
    host: facts.mail.host,
    port: facts.mail.imapsPort,
    secure: true,
    tls: { ca: await readFile(facts.mail.caFile, "utf8"), servername: "localhost" },
    auth: { user: mailbox.address, pass: mailbox.password },
    logger: false,
  });
  await client.connect();
  try {
    await client.mailboxOpen("INBOX", { readOnly: true });
    return await use(client);
  } finally {
    await client.logout().catch(() => {
      client.close();
    });
  }
}

/** UIDs of the INBOX from `uid` on, ascending. */
export async function listUidsFrom(client: ImapFlow, uid: number): Promise<number[]> {
  const found = await client.search({ uid: `${uid}:*` }, { uid: true });
  // `n:*` always includes the highest UID, even when that is below n (RFC 9051 §6.4.4).
  return found === false || found === undefined
    ? []
    : found.filter((candidate) => candidate >= uid).sort((a, b) => a - b);
}
