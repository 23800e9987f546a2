import type { BodyContent } from "@mailroom/contracts/events/message";
import type { ReceivedMessage } from "@mailroom/contracts/events/message";
import type { HeaderFilter } from "@mailroom/header-filter/header-filter";
import { matchesFilter } from "@mailroom/header-filter/matches";
import { isBacklog } from "../domain/backlog.ts";
import { cleanText, planBodies, summariseMessage } from "../domain/message-summary.ts";
import { headerFilterReason } from "../domain/session-filter.ts";
import { deletedReason } from "../domain/sync-plan.ts";
import type {
  Attempt,
  BlobStore,
  FetchedMail,
  IsTestMail,
  Mailbox,
  MailParser,
  MessageRow,
  ParseOutcome,
} from "./ports.ts";

export type PreparedMail =
  | { readonly kind: "skipped"; readonly uid: number; readonly outcome: "skipped" | "parked"; readonly reason: string }
  | {
      readonly kind: "message";
      readonly uid: number;
      readonly row: MessageRow;
      readonly message: ReceivedMessage;
      readonly modseq: bigint | null;
    };

export type PrepareContext = {
  readonly blobs: BlobStore;
  readonly parser: MailParser;
  readonly isTestMail: IsTestMail;
  readonly mailbox: Mailbox;
  readonly accountId: string;
  readonly ownAddress: string;
  readonly activatedAt: Date | null;
  readonly filter: HeaderFilter;
};

/** Larger mails are parked: hardly any server takes more than 150 MB. */
const maxMessageBytes = 256 * 1024 * 1024;

/** From bytes on the wire to a row and an event: raw blob, identity, text, attachments. Nothing is committed but blobs. */
export async function prepareMail(
  context: PrepareContext,
  mail: FetchedMail,
  { messageKey, generation }: Attempt,
): Promise<PreparedMail> {
  const { uid } = mail;
  const startedAt = performance.now();
  if (mail.flags.has("\\Deleted")) return { kind: "skipped", uid, outcome: "skipped", reason: deletedReason }; // F8
  if (context.isTestMail(mail, context.accountId))
    return { kind: "skipped", uid, outcome: "skipped", reason: "test mail" };
  if (mail.sizeBytes > maxMessageBytes) {
    return { kind: "skipped", uid, outcome: "parked", reason: `larger than ${maxMessageBytes} bytes` };
  }
  if (!passes(context, mail)) return { kind: "skipped", uid, outcome: "skipped", reason: headerFilterReason };
  const reference = `message:${messageKey}`;
  const read = mail.isWhole ? await readWhole(context, mail, reference) : await readLong(context, mail, reference);
  const { text, html } = await storeBodies(context.blobs, read.outcome, reference);
  const { quarantine } = read.outcome;
  const message = summariseMessage({
    messageKey,
    accountId: context.accountId,
    locator: { ...context.mailbox.numbering, uid, generation },
    receivedAt: mail.internalDate,
    sizeBytes: read.sizeBytes,
    rawHash: read.rawHash,
    contentHash: read.contentHash,
    ...read.outcome,
    text,
    html,
    ownAddress: context.ownAddress,
    isBacklog: isBacklog(mail.internalDate, context.activatedAt),
  });
  const { rawHash, sizeBytes, contentHash } = read;
  const processingMs = Math.round(performance.now() - startedAt);
  const fault = message.quarantine ?? quarantine;
  const row = { uid, messageKey, generation, contentHash, rawHash, sizeBytes, quarantine: fault, processingMs };
  return { kind: "message", uid, row, message, modseq: mail.modseq };
}

/** Before anything is stored: the header lies in the first range, which is what a long mail's `head` is. */
function passes({ filter, parser }: PrepareContext, { head }: FetchedMail): boolean {
  if (filter.length === 0) return true;
  const digest = parser.digest();
  digest.update(head);
  return matchesFilter(filter, digest.finish().fields);
}

type ReadMail = {
  readonly rawHash: string;
  readonly sizeBytes: number;
  readonly contentHash: string;
  readonly outcome: ParseOutcome;
};

/** Stored and parsed at the same time: the usual, small mail. */
async function readWhole(
  { blobs, parser }: PrepareContext,
  { head }: FetchedMail,
  reference: string,
): Promise<ReadMail> {
  const digest = parser.digest();
  digest.update(head);
  const { contentHash, fields } = digest.finish();
  const storeAttachment = (content: Uint8Array | AsyncIterable<Uint8Array>) => blobs.write(content, { reference });
  const [stored, outcome] = await Promise.all([
    blobs.write(head, { reference }),
    parser.parse({ mail: head, fields, storeAttachment }),
  ]);
  return { rawHash: stored.hash, sizeBytes: stored.size, contentHash, outcome };
}

/** First into the store, then parsed from there: never whole in memory, and a slow server does not hold a parser. */
async function readLong(context: PrepareContext, mail: FetchedMail, reference: string): Promise<ReadMail> {
  const { blobs, parser, mailbox } = context;
  const digest = parser.digest();
  async function* watched(): AsyncGenerator<Uint8Array, void, undefined> {
    digest.update(mail.head);
    yield mail.head;
    for await (const chunk of mailbox.fetchRest(mail)) {
      digest.update(chunk);
      yield chunk;
    }
  }
  const stored = await blobs.write(watched(), { reference, maxBytes: maxMessageBytes });
  const { contentHash, fields } = digest.finish();
  const storeAttachment = (content: Uint8Array | AsyncIterable<Uint8Array>) => blobs.write(content, { reference });
  const outcome = await parser.parse({ mail: blobs.read(stored.hash), fields, storeAttachment });
  return { rawHash: stored.hash, sizeBytes: stored.size, contentHash, outcome };
}

async function storeBodies(
  blobs: BlobStore,
  { body }: ParseOutcome,
  reference: string,
): Promise<{ text: BodyContent | null; html: BodyContent | null }> {
  const text = body.text === null ? null : cleanText(body.text);
  const html = body.html === null ? null : cleanText(body.html);
  const plan = planBodies({ text, html });
  const place = async (content: string | null, where: "inline" | "blob"): Promise<BodyContent | null> => {
    if (content === null) return null;
    if (where === "inline") return { kind: "inline", text: content };
    const { hash, size } = await blobs.write(Buffer.from(content), { reference });
    return { kind: "blob", hash, sizeBytes: size };
  };
  return { text: await place(text, plan.text), html: await place(html, plan.html) };
}
