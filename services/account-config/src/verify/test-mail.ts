/**
 * The round trip of X25: a mail from the account to itself, found again by IMAP and removed. The mailbox is opened first,
 * so that nothing is sent that could not be fetched and removed afterwards.
 */
import type { TestMailResult, VerifyStep } from "@mailroom/contracts/api/account";
import { testMailHeader } from "@mailroom/contracts/test-mail";
import type { ImapFlow } from "imapflow";
import type { TestMailTarget } from "../operations/ports.ts";
import { type Arrival, findTestMail, noteMailboxes, type WatchedMailbox } from "./find-test-mail.ts";
import { isByToken } from "./token-login.ts";
import { TripLog } from "./trip-log.ts";
import { VerifyFailure } from "./verify-failure.ts";
import { endSession, makeImapClient } from "./imap-client.ts";
import type { VerifyParts } from "./verify-imap.ts";
import { connectSmtp, logInSmtp, makeSmtpConnection, sendToSelf } from "./verify-smtp.ts";

// Proxies give up after a minute; what is left is for removing the mail.
const waitMs = 50_000;
const removalMs = 4000;

export async function runTestMail(
  target: TestMailTarget,
  caller: AbortSignal,
  parts: VerifyParts,
): Promise<TestMailResult> {
  const signal = AbortSignal.any([caller, AbortSignal.timeout(waitMs)]);
  const log = new TripLog(signal);
  const opened = await openMailbox(target, signal, parts);
  if (opened.error !== null) {
    log.skip("submit", "Not sent: the mailbox that it should arrive in cannot be opened.");
    await log.run(
      "arrive",
      () => ({ step: opened.at, host: target.imap.host, byToken: isByToken(target.imap.login) }),
      () => Promise.reject(opened.error),
    );
    log.skip("remove", "There is nothing to remove.");
    return log.result(null);
  }
  try {
    return await travel(target, { ...opened, log, signal, parts });
  } finally {
    await endSession(opened.client);
  }
}

type Opened = { readonly client: ImapFlow; readonly watched: WatchedMailbox[]; readonly error: null };
type NotOpened = { readonly error: Error; readonly at: VerifyStep["step"] };

async function openMailbox(
  target: TestMailTarget,
  signal: AbortSignal,
  parts: VerifyParts,
): Promise<Opened | NotOpened> {
  const { imap } = target;
  if (imap.login === null) return { error: new Error("Authentication at the IMAP server is off."), at: "login" };
  let at: VerifyStep["step"] = "resolve";
  let client: ImapFlow | null = null;
  const abort = () => {
    client?.close();
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    const destination = await parts.guard.resolveDestination(imap.host, imap.port);
    ({ client } = makeImapClient(imap, destination, parts.extraAuthorities));
    at = "login";
    await client.connect();
    at = "mailbox";
    return { client, watched: await noteMailboxes(client, imap.mailbox), error: null };
  } catch (error) {
    client?.close();
    return { error: error instanceof Error ? error : new Error(String(error)), at };
  }
}

type Trip = Omit<Opened, "error"> & {
  readonly log: TripLog;
  readonly signal: AbortSignal;
  readonly parts: VerifyParts;
};

async function travel(target: TestMailTarget, trip: Trip): Promise<TestMailResult> {
  const { log, client } = trip;
  const startedAt = performance.now();
  if (!(await submit(target, trip))) {
    log.skip("arrive", "Nothing was sent.");
    log.skip("remove", "There is nothing to remove.");
    return log.result(null);
  }
  const arrival = await awaitArrival(target, trip);
  if (arrival === null) {
    log.skip("remove", "It has not arrived. Should it come later, it stays in the mailbox and becomes no message.");
    return log.result(null);
  }
  const roundTripMs = Math.round(performance.now() - startedAt);
  await remove(client, arrival, target.imap.host, log);
  return log.result(roundTripMs);
}

async function submit(target: TestMailTarget, { log, signal, parts }: Trip): Promise<boolean> {
  const { smtp } = target;
  let step: VerifyStep["step"] = "resolve";
  const isSent = await log.run(
    "submit",
    () => ({ step, host: smtp.host, byToken: isByToken(smtp.login) }),
    async () => {
      const destination = await parts.guard.resolveDestination(smtp.host, smtp.port);
      const connection = makeSmtpConnection(smtp, destination, parts.extraAuthorities);
      const abort = () => {
        connection.close();
      };
      signal.addEventListener("abort", abort, { once: true });
      try {
        step = "connect";
        await connectSmtp(connection);
        step = "login";
        if (smtp.login !== null) await logInSmtp(connection, smtp.login);
        await sendToSelf(connection, target.address, messageOf(target)).catch(refuse);
        return { value: true, detail: `The server took the mail for ${target.address}.` };
      } finally {
        signal.removeEventListener("abort", abort);
        connection.quit();
        connection.close();
      }
    },
  );
  return isSent === true;
}

function refuse(error: unknown): never {
  const words = error instanceof Error && "response" in error ? String(error.response) : String(error);
  throw new VerifyFailure(
    "submission-refused",
    words,
    "The login works, but the server does not take mail from this address to itself: check the account's address.",
  );
}

async function awaitArrival(target: TestMailTarget, trip: Trip): Promise<Arrival | null> {
  const { client, watched, log, signal } = trip;
  let arrival: Arrival | null = null;
  await log.run(
    "arrive",
    () => ({ step: "mailbox", host: target.imap.host }),
    async () => {
      arrival = await findTestMail(client, watched, { mark: target.mark, signal }).catch((error: unknown) => {
        throw signal.aborted ? notArrived() : error;
      });
      const { mailbox } = arrival;
      if (mailbox.kind !== "own") throw misplaced(mailbox, target.imap.mailbox);
      return { value: true, detail: `It arrived in ${mailbox.path}.` };
    },
  );
  return arrival;
}

function notArrived(): VerifyFailure {
  return new VerifyFailure(
    "not-arrived",
    `The mail has not arrived within ${waitMs / 1000} s.`,
    "The server may hold new senders back for some minutes. Check that the account's address belongs to this mailbox.",
  );
}

function misplaced({ path, kind }: WatchedMailbox, expected: string): VerifyFailure {
  if (kind === "junk") {
    const hint = "Its own mail is taken for junk: add the address to the allowed senders of the mailbox.";
    return new VerifyFailure("arrived-in-junk", `It arrived in ${path}, the mailbox for junk.`, hint);
  }
  const hint = `The account reads ${expected}, and mail to its address arrives in ${path}: change the mailbox of the account, or the server's rule.`;
  return new VerifyFailure("arrived-elsewhere", `It arrived in ${path}.`, hint);
}

/** Only this mail: without UIDPLUS (RFC 4315) an EXPUNGE would also remove what others have marked. */
async function remove(client: ImapFlow, { uid }: Arrival, host: string, log: TripLog): Promise<void> {
  const deadline = setTimeout(() => {
    client.close();
  }, removalMs);
  await log.run(
    "remove",
    () => ({ step: "mailbox", host }),
    async () => {
      const canExpunge = client.capabilities.has("UIDPLUS");
      const isDone = canExpunge
        ? await client.messageDelete(String(uid), { uid: true })
        : await client.messageFlagsAdd(String(uid), ["\\Deleted", "\\Seen"], { uid: true });
      if (!isDone) throw new VerifyFailure("not-removed", "The server does not delete the mail.", "Remove it by hand.");
      return {
        value: true,
        detail: canExpunge ? "Removed." : "Marked as deleted; the server removes it when it tidies up.",
      };
    },
  );
  clearTimeout(deadline);
}

function messageOf({ address, mark, sentAt, nonce }: TestMailTarget): string {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return [
    `From: <${address}>`,
    `To: <${address}>`,
    "Subject: Mailroom test mail",
    `Date: ${sentAt.toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <test-${nonce}@${domain}>`,
    `${testMailHeader}: ${mark}`,
    "Auto-Submitted: auto-generated",
    "X-Auto-Response-Suppress: All",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "Mailroom has sent this mail to find out whether the account can send and receive. It removes the mail by itself.",
    "",
  ].join("\r\n");
}
