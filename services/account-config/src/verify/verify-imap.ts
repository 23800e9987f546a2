import type { VerifyResult } from "@mailroom/contracts/api/account";
import type { NetworkGuard } from "@mailroom/network-guard/network-guard";
import type { ImapFlow } from "imapflow";
import type { VerifyTarget } from "../operations/ports.ts";
import { deadlineOf } from "./deadline.ts";
import { endSession, makeImapClient } from "./imap-client.ts";
import type { LineReader } from "./line-reader.ts";
import { isPasswordMissing } from "./missing-password.ts";
import { printable } from "./printable.ts";
import { probeServer, type Dialect } from "./probe-server.ts";
import { similarMailboxes } from "./similar-mailbox.ts";
import { makeStepLog, type StepLog } from "./step-log.ts";
import { VerifyFailure } from "./verify-failure.ts";

export type VerifyParts = { readonly guard: NetworkGuard; readonly extraAuthorities: readonly string[] };

export type ImapTarget = VerifyTarget & { readonly mailbox: string };

const dialect: Dialect = {
  readGreeting: async (lines) => {
    const greeting = await lines.read();
    if (!/^\* (OK|PREAUTH)\b/i.test(greeting)) throw new Error(greeting);
    return greeting;
  },
  startTls: async (socket, lines) => {
    socket.write("a1 STARTTLS\r\n");
    const answer = await taggedAnswer(lines);
    if (!/^a1 OK\b/i.test(answer)) throw new VerifyFailure("starttls-missing", answer);
    if (lines.hasMore) throw new Error("the server sent data between STARTTLS and TLS");
  },
};

async function taggedAnswer(lines: LineReader): Promise<string> {
  for (let count = 0; count < 50; count += 1) {
    const line = await lines.read();
    if (line.startsWith("a1 ")) return line;
  }
  throw new Error("the server does not answer STARTTLS");
}

/** resolve → connect → TLS → greeting → login → mailbox, each timed; reads nothing and changes nothing. */
export async function verifyImap(target: ImapTarget, caller: AbortSignal, parts: VerifyParts): Promise<VerifyResult> {
  const log = makeStepLog(target);
  const signal = deadlineOf(target, caller);
  const destination = await probeServer(target, log, { ...parts, dialect, signal });
  if (destination === null) return log.result();
  if (target.login === null) {
    log.skip("login", "Authentication is off.");
    log.skip("mailbox", "Needs a login.");
    return log.result();
  }
  if (await isPasswordMissing(target, log, signal)) return log.result();
  const { client, causeOf } = makeImapClient(target, destination, parts.extraAuthorities);
  const abort = () => {
    client.close();
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    return log.result(await openMailbox(client, { mailbox: target.mailbox, log, signal, causeOf }));
  } finally {
    signal.removeEventListener("abort", abort);
    await endSession(client);
  }
}

type OpenParts = {
  readonly mailbox: string;
  readonly log: StepLog;
  readonly signal: AbortSignal;
  readonly causeOf: (error: unknown) => unknown;
};

/** The number of unread mails; null where a step failed or the server does not say. */
async function openMailbox(client: ImapFlow, { mailbox, log, signal, causeOf }: OpenParts): Promise<number | null> {
  const run = <T>(step: "login" | "mailbox", work: () => Promise<{ value: T; detail: string | null }>) =>
    log.run(step, signal, () =>
      work().catch((error: unknown) => {
        throw causeOf(error);
      }),
    );
  const isIn = await run("login", async () => {
    await client.connect();
    return { value: true, detail: null };
  });
  if (isIn === null) return null;
  const opened = await run("mailbox", async () => {
    const { exists } = await client.mailboxOpen(mailbox, { readOnly: true }).catch(async (error: unknown) => {
      throw await explainMissing(client, mailbox, error);
    });
    const status = await client.status(mailbox, { unseen: true });
    const unread = status === false ? null : (status.unseen ?? null);
    return { value: { unread }, detail: `${exists} mails${unread === null ? "" : `, ${unread} unread`}` };
  });
  return opened?.unread ?? null;
}

/** The refusal itself where the mailbox is there; else one that names those that a person may have meant. */
async function explainMissing(client: ImapFlow, mailbox: string, refusal: unknown): Promise<unknown> {
  const listed = await client.list().catch(() => []);
  const names = listed.slice(0, 500).map(({ path }) => printable(path));
  if (names.length === 0 || names.includes(mailbox)) return refusal;
  const quoted = similarMailboxes(mailbox, names).map((name) => `"${name}"`);
  const hint = `Check the name of the mailbox; upper and lower case count. There are: ${quoted.join(", ")}.`;
  return new VerifyFailure("mailbox-not-found", wordsOf(refusal), hint);
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "responseText" in error && typeof error.responseText === "string" ? error.responseText : error.message;
}
