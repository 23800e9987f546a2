import type { HeaderFilterTrial } from "@mailroom/contracts/api/header-filter-trial";
import type { VerifyStep } from "@mailroom/contracts/api/account";
import { matchesFilter } from "@mailroom/header-filter/matches";
import type { FetchMessageObject, ImapFlow } from "imapflow";
import type { FilterTrialTarget } from "../operations/ports.ts";
import { deadlineOf } from "./deadline.ts";
import { explain } from "./explain.ts";
import { readHeaderFields } from "./header-fields.ts";
import { endSession, makeImapClient } from "./imap-client.ts";
import { printable } from "./printable.ts";
import { isByToken } from "./token-login.ts";
import { untilAborted } from "./until-aborted.ts";
import type { VerifyParts } from "./verify-imap.ts";

/** Headers of so many come within the time that somebody waits. */
const mostMails = 2000;
const mostHeaderBytes = 16 * 1024 * 1024;
const mostExamples = 20;

const nothing = { looked: 0, dropped: 0, isPartial: false, examples: [] };

/** Decides over headers as imap-ingest does over mail that comes in; opens the mailbox read-only. */
export async function runFilterTrial(
  target: FilterTrialTarget,
  caller: AbortSignal,
  parts: VerifyParts,
): Promise<HeaderFilterTrial> {
  const since = target.since.toISOString();
  const signal = deadlineOf(target, caller);
  const at: Place = { step: "resolve" };
  try {
    const found = await untilAborted(signal, () => lookInto(target, { at, signal, parts }));
    return { ok: true, code: null, detail: null, hint: null, since, ...found };
  } catch (error) {
    const { code, detail, hint } = explain(error, {
      step: at.step,
      host: target.host,
      byToken: isByToken(target.login),
    });
    return { ok: false, code, detail: printable(detail), hint, since, ...nothing };
  }
}

/** How far it has come, for the explanation of a failure. */
type Place = { step: VerifyStep["step"] };
type Session = { readonly at: Place; readonly signal: AbortSignal; readonly parts: VerifyParts };

async function lookInto(target: FilterTrialTarget, { at, signal, parts }: Session) {
  if (target.login === null) throw new Error("Authentication at the IMAP server is off.");
  const destination = await parts.guard.resolveDestination(target.host, target.port);
  const { client, causeOf } = makeImapClient(target, destination, parts.extraAuthorities, mostHeaderBytes);
  const abort = () => {
    client.close();
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    at.step = "login";
    await client.connect();
    at.step = "mailbox";
    await client.mailboxOpen(target.mailbox, { readOnly: true });
    return await judge(client, target);
  } catch (error) {
    throw causeOf(error);
  } finally {
    signal.removeEventListener("abort", abort);
    await endSession(client);
  }
}

async function judge(client: ImapFlow, { filter, since }: FilterTrialTarget) {
  // SINCE knows days only (RFC 9051 §6.4.4), in the server's zone.
  const dayBefore = new Date(since.getTime() - 24 * 60 * 60 * 1000);
  const uids = await client.search({ since: dayBefore }, { uid: true });
  // What imapflow answers where the server refuses; an empty mailbox is an empty list.
  if (uids === undefined || uids === false) throw new Error("The server refuses to search the mailbox.");
  const newest = uids.slice(-mostMails);
  if (newest.length === 0) return nothing;
  // To ask for no field at all is a mistake in IMAP (RFC 9051 §9, `header-list`).
  const headers = filter.length === 0 ? false : filter.map(({ header }) => header);
  const wanted = { uid: true, internalDate: true, envelope: true, headers };
  const mails = (await client.fetchAll(newest, wanted, { uid: true })).filter((mail) => receivedAt(mail) >= since);
  const dropped = mails.filter(({ headers }) => !matchesFilter(filter, readHeaderFields(headers)));
  return {
    looked: mails.length,
    dropped: dropped.length,
    isPartial: newest.length < uids.length,
    examples: dropped
      .toSorted((a, b) => receivedAt(b).getTime() - receivedAt(a).getTime())
      .slice(0, mostExamples)
      .map(exampleOf),
  };
}

function receivedAt({ internalDate }: FetchMessageObject): Date {
  return new Date(internalDate ?? 0);
}

function exampleOf(mail: FetchMessageObject) {
  const [sender] = mail.envelope?.from ?? [];
  return {
    from: printableOrNull(sender?.address),
    subject: printableOrNull(mail.envelope?.subject),
    receivedAt: receivedAt(mail).toISOString(),
  };
}

function printableOrNull(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : printable(text);
}
