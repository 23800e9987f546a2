import { setTimeout as pause } from "node:timers/promises";
import { testMailHeader } from "@mailroom/contracts/test-mail";
import type { ImapFlow } from "imapflow";
import { VerifyFailure } from "./verify-failure.ts";

/** A mailbox and the UID from which on mails in it are new. */
export type WatchedMailbox = { readonly path: string; readonly kind: "own" | "inbox" | "junk"; nextUid: number };

export type Arrival = { readonly mailbox: WatchedMailbox; readonly uid: number };

const lookEveryMs = 1000;
/** Where the mail should not be is looked at less often. */
const roundsBetweenOthers = 3;

/** The account's mailbox, the inbox and the one for junk, as they are before the mail is sent. */
export async function noteMailboxes(client: ImapFlow, mailbox: string): Promise<WatchedMailbox[]> {
  const watched: WatchedMailbox[] = [{ path: mailbox, kind: "own", nextUid: await nextUidOf(client, mailbox) }];
  if (mailbox.toUpperCase() !== "INBOX") {
    watched.push({ path: "INBOX", kind: "inbox", nextUid: await nextUidOf(client, "INBOX") });
  }
  const junk = (await client.list()).find(({ specialUse }) => specialUse === "\\Junk");
  if (junk !== undefined) {
    watched.push({ path: junk.path, kind: "junk", nextUid: await nextUidOf(client, junk.path) });
  }
  await open(client, mailbox);
  return watched;
}

async function nextUidOf(client: ImapFlow, path: string): Promise<number> {
  const status = await client.status(path, { uidNext: true });
  if (status === false) throw new VerifyFailure("mailbox-not-opened", `The server does not tell about ${path}.`);
  return status.uidNext ?? 1;
}

/** Looks until the mail is there; rejects when the signal aborts. The mailbox it is in stays open. */
export async function findTestMail(
  client: ImapFlow,
  watched: readonly WatchedMailbox[],
  { mark, signal }: { readonly mark: string; readonly signal: AbortSignal },
): Promise<Arrival> {
  for (let round = 1; ; round += 1) {
    for (const mailbox of watched) {
      if (mailbox.kind !== "own" && round % roundsBetweenOthers !== 0) continue;
      await open(client, mailbox.path);
      const uid = await lookFor(client, mailbox, mark);
      if (uid !== null) return { mailbox, uid };
    }
    await pause(lookEveryMs, undefined, { signal });
  }
}

async function open(client: ImapFlow, path: string): Promise<void> {
  if (client.mailbox !== false && client.mailbox.path === path) await client.noop();
  else await client.mailboxOpen(path);
}

/** Reads one field of the mails that are new since the last look: not every server can search for fields of its own. */
async function lookFor(client: ImapFlow, mailbox: WatchedMailbox, mark: string): Promise<number | null> {
  const name = testMailHeader.toLowerCase();
  const from = mailbox.nextUid;
  const mails = await client.fetchAll(`${from}:*`, { uid: true, headers: [name] }, { uid: true });
  // `n:*` always names the last mail, also one below n (RFC 9051 §9, seq-range).
  const fresh = mails.filter(({ uid }) => uid >= from);
  mailbox.nextUid = Math.max(from, ...fresh.map(({ uid }) => uid + 1));
  const found = fresh.find(({ headers }) => headers?.toString("latin1").replace(/\s/g, "").includes(mark) === true);
  return found?.uid ?? null;
}
