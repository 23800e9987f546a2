/**
 * Mails are read in threads of their own: hostile ones cost a thread, not the process, and reading never delays IMAP. A
 * thread that dies or hangs is replaced, and the mail it died of is answered as unreadable (F1).
 */
import type { HeaderField } from "../domain/header-fields.ts";
import { parseDate, parseMessageIds, valuesOf } from "../domain/header-fields.ts";
import { noBody, noHeaders, type ParsedHeaders } from "../domain/parsed-mail.ts";
import type { MailParser, ParseOutcome, ParseRequest } from "../operations/ports.ts";
import { ContentDigester } from "./content-digest.ts";
import type { DecodedMail } from "./parser-protocol.ts";
import { ParserWorker, type StoredAttachment } from "./parser-worker.ts";

export type RunningMailParser = MailParser & { stop(): Promise<void> };

/** Fields that have to be decoded; everything else is taken as it stands. */
const decodedFields = ["from", "sender", "reply-to", "to", "cc", "subject"];
const maxDecodedFieldBytes = 32 * 1024;

export function makeMailParser(options: { readonly threads: number }): RunningMailParser {
  const idle: ParserWorker[] = Array.from({ length: options.threads }, () => new ParserWorker());
  const waiting: ((worker: ParserWorker) => void)[] = [];
  let isStopped = false;

  async function withWorker<T>(run: (worker: ParserWorker) => Promise<T>): Promise<T> {
    const worker = idle.pop() ?? (await new Promise<ParserWorker>((resolve) => waiting.push(resolve)));
    try {
      return await run(worker);
    } finally {
      const next = worker.isDead && !isStopped ? new ParserWorker() : worker;
      const waiter = waiting.shift();
      if (waiter === undefined) idle.push(next);
      else waiter(next);
    }
  }

  async function parse({ mail, fields, storeAttachment }: ParseRequest): Promise<ParseOutcome> {
    const outcome = await withWorker((worker) => worker.parse(mail, storeAttachment));
    if (outcome.kind === "parsed") return toParsed(outcome.mail, outcome.stored, fields);
    const quarantine = { code: outcome.code, detail: outcome.detail };
    const header = Buffer.from(headerSection(fields));
    const head = await withWorker((worker) => worker.parse(header, storeAttachment));
    const decoded = head.kind === "parsed" ? head.mail : null;
    return { headers: headersOf(decoded, fields), body: noBody, quarantine };
  }

  return {
    parse,
    digest: () => new ContentDigester(),
    async stop() {
      isStopped = true;
      await Promise.all(idle.map((worker) => worker.stop()));
    },
  };
}

function toParsed(
  mail: DecodedMail,
  stored: readonly StoredAttachment[],
  fields: readonly HeaderField[],
): ParseOutcome {
  const attachments = mail.attachments.map((attachment, index) => {
    const blob = stored[index];
    if (blob === undefined) throw new Error("an attachment was announced without content");
    return { ...attachment, hash: blob.hash, sizeBytes: blob.size };
  });
  const { text, html, reportedMessageIds, reportedRecipients } = mail;
  return {
    headers: headersOf(mail, fields),
    body: { text, html, attachments, reportedMessageIds, reportedRecipients },
    quarantine: null,
  };
}

/** What threading and classification decide by comes from the raw fields: they are there even when MIME is not. */
function headersOf(mail: DecodedMail | null, fields: readonly HeaderField[]): ParsedHeaders {
  const { subject, from, sender, replyTo, to, cc, contentType } = mail ?? noHeaders;
  return {
    ...{ subject, from, sender, replyTo, to, cc, contentType },
    messageId: parseMessageIds(valuesOf(fields, "message-id").slice(0, 1))[0] ?? null,
    inReplyTo: parseMessageIds(valuesOf(fields, "in-reply-to")),
    references: parseMessageIds(valuesOf(fields, "references")),
    date: parseDate(valuesOf(fields, "date")[0]),
    fields,
    field: (name) => valuesOf(fields, name),
  };
}

/** A mail of nothing but the fields to decode. */
function headerSection(fields: readonly HeaderField[]): string {
  const lines = fields
    .filter(({ name, value }) => decodedFields.includes(name) && value.length <= maxDecodedFieldBytes)
    .slice(0, 50)
    .map(({ name, value }) => `${name}: ${value}\r\n`);
  return `${lines.join("")}\r\n`;
}
