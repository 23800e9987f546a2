/** Runs in a parser thread: a mail's bytes in, decoded text and attachments out, with limits on what it may cost. */
import { once } from "node:events";
import { type AddressObject, type AttachmentStream, type HeaderLines, type Headers, MailParser } from "mailparser";
import { parseDeliveryReport } from "../domain/delivery-report.ts";
import { parseHeaderFields, parseMessageIds, valuesOf } from "../domain/header-fields.ts";
import type { ParsedAddress, ParsedReportedRecipient } from "../domain/parsed-mail.ts";
import { findAddress, isAddress } from "./stray-address.ts";
import { hasDressedEncoding } from "./bare-encoding.ts";
import { inUtf8 } from "./eight-bit-header.ts";
import { putEmptyLine, puttingEmptyLine } from "./empty-line.ts";
import { htmlToPlainText } from "./html-to-plain-text.ts";
import { limitText } from "./text-limit.ts";
import { asPlainMail, MailStart } from "./unsplit-text.ts";
import { type DecodedAttachment, type DecodedMail, pieceBytes } from "./parser-protocol.ts";

/** Takes an attachment's content piece by piece, in order. */
export type AttachmentSink = (piece: {
  readonly n: number;
  readonly bytes: Uint8Array;
  readonly isLast: boolean;
}) => Promise<void>;

/** The mail is what no reader should accept; the rest of the code treats it as quarantined. */
export class UnreadableMail extends Error {
  override readonly name = "UnreadableMail";
  readonly code: string;

  constructor(code: string, detail: string, cause?: unknown) {
    super(detail, { cause });
    this.code = code;
  }
}

/** As many as an event may list. */
const maxAttachments = 500;
const maxReportHeadBytes = 64 * 1024;
const limits = {
  maxHeadSize: 1024 * 1024,
  maxChildNodes: 1000,
  // The text is made from the HTML below, with our limits; the links to inline images stay as they are.
  skipHtmlToText: true,
  skipImageLinks: true,
  skipTextLinks: true,
  keepDeliveryStatus: true,
};

/**
 * `source`: a mail in one piece, or one that comes in chunks and may be of any length.
 * @throws UnreadableMail
 */
export async function readMail(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  sink: AttachmentSink,
): Promise<DecodedMail> {
  const parser = new MailParser(limits);
  const head = watchHead(parser);
  const start = new MailStart();
  // An attachment that is being read never ends once the parser has failed, so the failure is watched for itself.
  const failed = new Promise<never>((_, reject) => parser.once("error", reject));
  try {
    const [content] = await Promise.race([
      Promise.all([readContent(parser, sink), feed(source, parser, start)]),
      failed,
    ]);
    const mail = { ...(await decodeHead(head)), ...content };
    return isEmpty(mail) ? { ...mail, text: (await readUnsplit(start, mail)) ?? mail.text } : mail;
  } catch (error) {
    throw translate(error);
  }
}

function isEmpty({ text, html, attachments }: Content): boolean {
  return html === null && attachments.length === 0 && (text === null || text.trim() === "");
}

/** The text of a multipart without parts. */
async function readUnsplit(start: MailStart, { contentType }: DecodedMail): Promise<string | null> {
  const plain = asPlainMail(start.bytes(), contentType);
  if (plain === null) return null;
  const parser = new MailParser(limits);
  const failed = new Promise<never>((_, reject) => parser.once("error", reject));
  parser.end(plain);
  return (await Promise.race([readContent(parser, () => Promise.resolve()), failed])).text;
}

type Head = { headers: Headers; lines: HeaderLines };

function watchHead(parser: MailParser): Head {
  const head: Head = { headers: new Map(), lines: [] };
  parser.on("headers", (headers: Headers) => (head.headers = headers));
  parser.on("headerLines", (lines: HeaderLines) => (head.lines = lines));
  return head;
}

async function decodeHead({ headers, lines }: Head): Promise<Omit<DecodedMail, keyof Content>> {
  const decoded = decodeHeaders(headers);
  const section = inUtf8(lines);
  const { contentType } = decoded;
  const read = section === null ? decoded : { ...decodeHeaders(await readHeaders(section)), contentType };
  return { ...read, from: readableFrom(read.from, lines) };
}

/** Where the parser takes for an address what is none, the From is searched for one, so that the mail can be answered. */
function readableFrom(from: ParsedAddress | null, lines: HeaderLines): ParsedAddress | null {
  if (from === null || isAddress(from.address)) return from;
  const line = lines.find(({ key }) => key === "from")?.line ?? "";
  const address = findAddress(Buffer.from(line, "latin1").toString("utf8"));
  return address === null ? from : { name: "", address };
}

/** Of a mail without content. */
async function readHeaders(section: string): Promise<Headers> {
  const parser = new MailParser(limits);
  const head = watchHead(parser);
  const ended = once(parser, "end");
  parser.resume();
  parser.end(section);
  await ended;
  return head.headers;
}

async function feed(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  parser: MailParser,
  start: MailStart,
): Promise<void> {
  if (source instanceof Uint8Array) {
    const mail = putEmptyLine(source);
    start.keep(mail);
    if (hasDressedEncoding(mail)) await feedPieces(limitText([mail]), parser);
    else parser.end(mail);
    return;
  }
  await feedPieces(limitText(start.passing(puttingEmptyLine(source))), parser);
}

async function feedPieces(pieces: AsyncIterable<Uint8Array>, parser: MailParser): Promise<void> {
  for await (const piece of pieces) {
    if (!parser.write(piece)) await once(parser, "drain");
  }
  parser.end();
}

type Content = Pick<DecodedMail, "text" | "html" | "attachments" | "reportedMessageIds" | "reportedRecipients">;

async function readContent(parser: MailParser, sink: AttachmentSink): Promise<Content> {
  const attachments: DecodedAttachment[] = [];
  const reportedMessageIds: string[] = [];
  const reportedRecipients: ParsedReportedRecipient[] = [];
  let text: string | null = null;
  let html: string | null = null;
  // Destroying a parser that still has input never ends; one that is given up is left to the garbage collector.
  const items: AsyncIterable<unknown> = parser.iterator({ destroyOnReturn: false });
  for await (const item of items) {
    if (isAttachment(item)) {
      const n = attachments.push(describe(item));
      if (n > maxAttachments)
        throw new UnreadableMail("too-many-parts", `It has more than ${maxAttachments} attachments.`);
      const start = await drain(item, n, sink);
      reportedMessageIds.push(...messageIdsIn(item.contentType, start));
      reportedRecipients.push(...reportedRecipientsIn(item.contentType, start));
      item.release?.();
    } else if (isText(item)) {
      text = item.text ?? null;
      html = item.html ?? null;
    }
  }
  if ((text === null || text.trim() === "") && html !== null) text = htmlToPlainText(html);
  return { text, html, attachments, reportedMessageIds, reportedRecipients };
}

/** Hands the content on in pieces and answers its beginning. */
async function drain(attachment: AttachmentStream, n: number, sink: AttachmentSink): Promise<Buffer> {
  let start: Buffer | null = null;
  let gathered: Buffer[] = [];
  let length = 0;
  const content: AsyncIterable<unknown> = attachment.content;
  for await (const chunk of content) {
    if (!Buffer.isBuffer(chunk)) continue;
    gathered.push(chunk);
    length += chunk.length;
    if (length < pieceBytes) continue;
    const bytes = Buffer.concat(gathered);
    start ??= bytes.subarray(0, maxReportHeadBytes);
    gathered = [];
    length = 0;
    await sink({ n, bytes, isLast: false });
  }
  const bytes = Buffer.concat(gathered);
  start ??= Buffer.from(bytes.subarray(0, maxReportHeadBytes));
  await sink({ n, bytes, isLast: true });
  return start;
}

function describe({ filename, contentType, cid }: AttachmentStream): DecodedAttachment {
  return {
    filename: typeof filename === "string" && filename !== "" ? filename : null,
    contentType: contentType || "application/octet-stream",
    contentId: cid === undefined || cid === "" ? null : cid,
  };
}

/** RFC 6522 §3: the third part of a report is the returned mail or its header. */
function isReturnedMail(contentType: string): boolean {
  return /^(message\/(rfc822|global|rfc822-headers)|text\/rfc822-headers)$/i.test(contentType);
}

function messageIdsIn(contentType: string, start: Buffer): string[] {
  if (!isReturnedMail(contentType)) return [];
  const section = start.toString("latin1").split(/\r?\n\r?\n/)[0] ?? "";
  return parseMessageIds(valuesOf(parseHeaderFields(section), "message-id").slice(0, 1));
}

/** The second part of a report (RFC 3464; RFC 6533 for addresses beyond ASCII). */
function reportedRecipientsIn(contentType: string, start: Buffer): ParsedReportedRecipient[] {
  const isStatus = /^message\/(global-)?delivery-status$/i.test(contentType);
  return isStatus ? parseDeliveryReport(start.toString("utf8")) : [];
}

type TextItem = { readonly text?: string; readonly html?: string | false };

function isAttachment(item: unknown): item is AttachmentStream {
  return typeof item === "object" && item !== null && "type" in item && item.type === "attachment";
}

function isText(item: unknown): item is { readonly text?: string; readonly html?: string } & TextItem {
  return typeof item === "object" && item !== null && "type" in item && item.type === "text";
}

function decodeHeaders(headers: Headers): Omit<DecodedMail, keyof Content> {
  const subject = headers.get("subject");
  return {
    subject: typeof subject === "string" ? subject : "",
    from: addressesOf(headers, "from").find(({ address }) => address !== "") ?? null,
    sender: addressesOf(headers, "sender").find(({ address }) => address !== "") ?? null,
    replyTo: addressesOf(headers, "reply-to"),
    to: addressesOf(headers, "to"),
    cc: addressesOf(headers, "cc"),
    contentType: contentTypeOf(headers),
  };
}

function contentTypeOf(headers: Headers): DecodedMail["contentType"] {
  const value = headers.get("content-type");
  if (typeof value !== "object" || !("params" in value) || typeof value.value !== "string") {
    return { type: "text/plain", parameters: {} };
  }
  return { type: value.value.toLowerCase(), parameters: { ...value.params } };
}

function addressesOf(headers: Headers, name: string): ParsedAddress[] {
  const value = headers.get(name);
  const objects: unknown[] = Array.isArray(value) ? value : [value];
  return objects.filter(isAddressObject).flatMap((object) => object.value.flatMap(flatten));
}

function isAddressObject(value: unknown): value is AddressObject {
  return typeof value === "object" && value !== null && "value" in value && Array.isArray(value.value);
}

function flatten(address: AddressObject["value"][number]): ParsedAddress[] {
  if (address.group !== undefined) return address.group.flatMap(flatten);
  return [{ name: address.name, address: address.address ?? "" }];
}

function translate(error: unknown): UnreadableMail {
  if (error instanceof UnreadableMail) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && "code" in error && error.code === "EMAXLEN") {
    return /head/i.test(message)
      ? new UnreadableMail(
          "header-too-large",
          "Its header section is longer than 1 MiB or has more lines than anybody writes.",
          error,
        )
      : new UnreadableMail("too-many-parts", "It has more than 1,000 parts.", error);
  }
  return new UnreadableMail("malformed", "Its structure cannot be read.", error);
}
