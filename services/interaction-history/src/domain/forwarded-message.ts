/**
 * What a forward carries below the agent's text (S99): each message with the lines of its head, as plain text and as HTML.
 * The HTML of a message was sanitised before; everything else is escaped here.
 */
import type { MailAddress } from "@mailroom/contracts/mail-address";
import { escapeHtml, textToHtml } from "./text-to-html.ts";

export type QuotedMessage = {
  readonly from: MailAddress | null;
  readonly at: Date;
  readonly subject: string;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly text: string;
  /** Sanitised, images by `cid:`; null: from the text. */
  readonly html: string | null;
  /** Names of files that stay behind. */
  readonly leftOut: readonly string[];
};

export type Quotation = { readonly text: string; readonly html: string };

/** @param isCut earlier messages follow that are too many, or too long */
export function quoteMessages(
  chosen: QuotedMessage,
  earlier: readonly QuotedMessage[],
  { isCut }: { readonly isCut: boolean },
): Quotation {
  const parts = [
    quote("Forwarded message", chosen),
    ...earlier.map((message) => quote("Earlier message", message)),
    ...(isCut ? [note("Messages from before are left out: there are too many.")] : []),
  ];
  return { text: parts.map(({ text }) => text).join("\n\n\n"), html: parts.map(({ html }) => html).join("\n") };
}

function quote(title: string, message: QuotedMessage): Quotation {
  const head = headOf(message);
  const line = `---------- ${title} ----------`;
  const rows = head.map(([name, value]) => `<b>${name}:</b> ${escapeHtml(value)}`);
  const body = message.html ?? textToHtml(message.text);
  return {
    text: [line, ...head.map(([name, value]) => `${name}: ${value}`), "", message.text.trim()].join("\n"),
    html: `<div><p>${[line, ...rows].join("<br>\n")}</p>\n<div>${body}</div></div>`,
  };
}

function note(text: string): Quotation {
  return { text, html: `<p>${escapeHtml(text)}</p>` };
}

/** Copies that were hidden stay so. */
function headOf({ from, at, subject, to, cc, leftOut }: QuotedMessage): [string, string][] {
  const rows: [string, string][] = [
    ["From", from === null ? "" : shown(from)],
    ["Date", at.toUTCString()],
    ["Subject", oneLine(subject)],
    ["To", to.map(shown).join(", ")],
    ["Cc", cc.map(shown).join(", ")],
    ["Attachments, not included", leftOut.map(oneLine).join(", ")],
  ];
  return rows.filter(([, value]) => value !== "");
}

function shown({ name, address }: MailAddress): string {
  return oneLine(name.trim() === "" ? address : `${name} <${address}>`);
}

/** A stranger's words cannot begin a line of the head. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

/** As the sanitiser writes images. */
const cidTag = /<img data-cid="([A-Za-z0-9_-]*)"/g;

/** Content-IDs, as the sanitiser wrote them (base64url), of the images in sanitised HTML; each once. */
export function imagesIn(html: string): string[] {
  return [...new Set(Array.from(html.matchAll(cidTag), ([, id = ""]) => id))];
}

/**
 * Sanitised HTML as it goes into a mail: images of the mail by their new Content-ID, those that stay behind by their
 * words only, those from elsewhere where they are.
 * @param contentIdOf of the image with this Content-ID as the sanitiser wrote it; null: it does not go along
 */
export function restoreImages(html: string, contentIdOf: (encodedId: string) => string | null): string {
  return html
    .replace(cidTag, (_tag, encodedId: string) => {
      const contentId = contentIdOf(encodedId);
      return contentId === null ? "<img" : `<img src="cid:${escapeHtml(contentId)}"`;
    })
    .replaceAll('<img data-remote-image="', '<img src="');
}
