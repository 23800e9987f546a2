import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { withDeadline } from "@mailroom/runtime/deadline";
import type { ImapFlow } from "imapflow";
import type { SentMailbox } from "../operations/ports.ts";
import { connectImap, type ImapEnvironment } from "./connect-imap.ts";
import { command } from "./open-mailbox.ts";
import { refused, toImapError } from "./errors.ts";

/** A big copy over a slow line. */
const appendMs = 5 * 60_000;
const defaultName = "Sent";

/** A short connection of its own for the Sent mailbox (RFC 6154 \Sent, else by its usual names). */
export async function withSentMailbox<T>(
  environment: ImapEnvironment,
  account: AccountSnapshot,
  work: (sent: SentMailbox) => Promise<T>,
): Promise<T> {
  const client = await connectImap(environment, account);
  try {
    return await work(await openSent(client));
  } finally {
    if (client.usable) await withDeadline(() => client.logout(), 2_000, "LOGOUT").catch(() => undefined);
    client.close();
  }
}

async function openSent(client: ImapFlow): Promise<SentMailbox> {
  const mailboxes = await command(client, "LIST", () => client.list());
  const path = mailboxes.find(({ specialUse }) => specialUse === "\\Sent")?.path ?? null;
  return {
    path,
    async has(messageId) {
      if (path === null) return false;
      await command(client, "SELECT", () => client.mailboxOpen(path, { readOnly: true }));
      const query = { header: { "message-id": messageId } };
      return (await command(client, "SEARCH", () => client.search(query, { uid: true }))).length > 0;
    },
    async append(raw, sentAt) {
      const target = path ?? (await command(client, "CREATE", () => client.mailboxCreate(defaultName))).path;
      try {
        const appended = await withDeadline(() => client.append(target, raw, ["\\Seen"], sentAt), appendMs, "APPEND");
        if (appended === false) throw refused("APPEND");
        return appended.destination;
      } catch (error) {
        throw toImapError(error, "APPEND");
      }
    },
  };
}
