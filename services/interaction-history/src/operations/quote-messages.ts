/** Gathers what a forward carries: the chosen message, all earlier ones where the account says so (S46), and their files. */
import { attachmentName } from "@mailroom/attachment-name/attachment-name";
import { DomainError, type FieldError } from "@mailroom/contracts/domain-error";
import type { AttachmentDescription } from "@mailroom/contracts/events/message";
import {
  imagesIn,
  type Quotation,
  type QuotedMessage,
  quoteMessages,
  restoreImages,
} from "../domain/forwarded-message.ts";
import { filesGone } from "../domain/upload.ts";
import type { OutgoingFile } from "./file-ports.ts";
import type { Message, UnitOfWork } from "./ports.ts";
import { readTexts } from "./read-text.ts";
import { renderMessages, type RenderParts } from "./render-message.ts";

export type QuoteOptions = {
  /** Numbers of the chosen message's attachments that go along; absent: all. */
  readonly attachments: readonly number[] | undefined;
  readonly includesEarlier: boolean;
  /** Earlier images that would make more than this of the files stay behind: nobody could leave them out. */
  readonly room: Room;
  /** What the Content-IDs of images end with. */
  readonly domain: string;
};

/** For files, before a message has as many as it may have. */
export type Room = { readonly bytes: number; readonly files: number };

export type Quoted = { readonly quotation: Quotation; readonly files: readonly OutgoingFile[] };

/** Bounds of a message's body; beyond them earlier messages stay behind, and the mail says so. */
const maxEarlier = 200;
const maxQuotedLength = 1_000_000;
const page = 20;
/** Longer HTML is quoted as text: the body of a message is limited where it is sent. */
const maxHtmlLength = 1_500_000;

/** @throws DomainError `file-gone` where the message has no attachment of a number, `blobs-unavailable` */
export async function gatherQuoted(
  work: UnitOfWork,
  parts: RenderParts,
  chosen: Message,
  options: QuoteOptions,
): Promise<Quoted> {
  const images = makeImages(options.domain);
  const [first] = await renderBodies(parts, [chosen]);
  if (first === undefined) throw new Error("a message had no body");
  const inline = images.take(first, { bytes: Number.POSITIVE_INFINITY, files: Number.POSITIVE_INFINITY });
  const files = [...chosenFiles(chosen, inline, options.attachments), ...rawOfUnreadable(chosen)];
  const { bodies, isCut } = options.includesEarlier ? await readEarlier(work, parts, chosen) : nothingEarlier;
  const earlier = bodies.map((body) => {
    const shown = images.take(body, roomBeside(options.room, [...files, ...images.files()]));
    return toQuoted(body, images, leftOutOf(body.message, shown));
  });
  const quotation = quoteMessages(toQuoted(first, images, []), earlier, { isCut });
  return { quotation, files: [...files, ...images.files()] };
}

/** What these files leave of it. */
export function roomBeside({ bytes, files: count }: Room, files: readonly OutgoingFile[]): Room {
  return { bytes: files.reduce((left, { sizeBytes }) => left - sizeBytes, bytes), files: count - files.length };
}

type Body = { readonly message: Message; readonly text: string; readonly html: string | null };

async function renderBodies(parts: RenderParts, messages: readonly Message[]): Promise<Body[]> {
  const texts = await readTexts(parts, messages, maxQuotedLength);
  const renderings = await renderMessages(parts, messages);
  return messages.map((message) => {
    const { text = "", isTruncated = false } = texts.get(message.id) ?? {};
    const html = renderings.get(message.id)?.html ?? null;
    return {
      message,
      text: isTruncated ? `${text}\n[…]` : text,
      html: html !== null && html.length <= maxHtmlLength ? html : null,
    };
  });
}

type Earlier = { readonly bodies: readonly Body[]; readonly isCut: boolean };
const nothingEarlier: Earlier = { bodies: [], isCut: false };

async function readEarlier(
  work: UnitOfWork,
  parts: RenderParts,
  { interactionId, position }: Message,
): Promise<Earlier> {
  const bodies: Body[] = [];
  let length = 0;
  let beforePosition = position;
  while (interactionId !== null && beforePosition !== null && beforePosition > 1) {
    const messages = await work.messages.listMessages({ interactionId, beforePosition, limit: page });
    if (messages.length === 0) break;
    for (const body of await renderBodies(parts, messages)) {
      length += body.text.length + (body.html?.length ?? body.text.length);
      if (length > maxQuotedLength || bodies.length === maxEarlier) return { bodies, isCut: true };
      bodies.push(body);
    }
    beforePosition = messages.at(-1)?.position ?? null;
  }
  return { bodies, isCut: false };
}

/** Images inside texts: the same picture travels once, however often signatures repeat it. */
function makeImages(domain: string) {
  const byHash = new Map<string, OutgoingFile>();
  const idOf = ({ hash }: AttachmentDescription): string => `${hash.slice(0, 32)}@${domain}`;
  const find = ({ attachments }: Message, encodedId: string): AttachmentDescription | undefined => {
    const id = Buffer.from(encodedId, "base64url").toString("utf8");
    return attachments.find(({ contentId, contentType }) => contentId === id && /^image\//i.test(contentType));
  };
  return {
    files: (): OutgoingFile[] => [...byHash.values()],
    /** Takes along what the text shows and `room` holds; answers the attachments that it shows. */
    take({ message, html }: Body, room: Room): Set<AttachmentDescription> {
      const shown = imagesIn(html ?? "").flatMap((encodedId) => find(message, encodedId) ?? []);
      let left = room;
      for (const image of shown) {
        if (byHash.has(image.hash) || image.sizeBytes > left.bytes || left.files < 1) continue;
        const file: OutgoingFile = { ...toFile(image), contentId: idOf(image), disposition: "inline" };
        left = roomBeside(left, [file]);
        byHash.set(image.hash, file);
      }
      return new Set(shown);
    },
    contentIdOf(message: Message, encodedId: string): string | null {
      const hash = find(message, encodedId)?.hash;
      return hash === undefined ? null : (byHash.get(hash)?.contentId ?? null);
    },
  };
}

function toQuoted(
  { message, text, html }: Body,
  images: ReturnType<typeof makeImages>,
  leftOut: readonly string[],
): QuotedMessage {
  const { from, date, at, subject, to, cc } = message;
  const restored = html === null ? null : restoreImages(html, (encodedId) => images.contentIdOf(message, encodedId));
  return { from, at: date ?? at, subject, to, cc, text, html: restored, leftOut };
}

function chosenFiles(
  { attachments }: Message,
  inline: ReadonlySet<AttachmentDescription>,
  numbers: readonly number[] | undefined,
): OutgoingFile[] {
  const faults: FieldError[] = (numbers ?? []).flatMap((n, index) =>
    attachments.some((each) => each.n === n)
      ? []
      : [{ pointer: `/attachments/${index}`, detail: `The message has no attachment ${n}.` }],
  );
  if (faults.length > 0) throw filesGone(faults);
  return attachments.filter((each) => !inline.has(each) && (numbers?.includes(each.n) ?? true)).map(toFile);
}

function leftOutOf({ attachments }: Message, shown: ReadonlySet<AttachmentDescription>): string[] {
  return attachments.filter((each) => !shown.has(each)).map(({ filename, n }) => attachmentName(filename, n));
}

/** Of a mail that nobody could read all there is are its bytes. */
function rawOfUnreadable({ quarantine, rawHash, sizeBytes }: Message): OutgoingFile[] {
  if (quarantine === null || rawHash === null) return [];
  const file = { filename: "message.eml", contentType: "message/rfc822", sizeBytes: sizeBytes ?? 0, hash: rawHash };
  return [{ ...file, contentId: null, disposition: "attachment" }];
}

function toFile({ n, filename, contentType, sizeBytes, hash }: AttachmentDescription): OutgoingFile {
  const type = contentType.replace(/;.*$/s, "").trim().toLowerCase();
  return {
    filename: attachmentName(filename, n),
    contentType: /^[\x21-\x7e]+\/[\x21-\x7e]+$/.test(type) ? type : "application/octet-stream",
    sizeBytes,
    hash,
    contentId: null,
    disposition: "attachment",
  };
}

/** @throws DomainError `not-in-interaction` (409): a report that matches nothing belongs to its account alone */
export function requireInteraction({ interactionId }: Message): string {
  if (interactionId !== null) return interactionId;
  const detail =
    "This message is a delivery report that belongs to no interaction, so it cannot be forwarded from one.";
  throw new DomainError("not-in-interaction", "conflict", detail);
}
