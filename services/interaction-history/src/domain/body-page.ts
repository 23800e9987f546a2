import type { AttachmentDescription } from "@mailroom/contracts/events/message";
import { escapeHtml } from "./text-to-html.ts";

/** A piece of the page: markup, or the place where the bytes of an image go, as base64. */
export type PagePart =
  | { readonly kind: "markup"; readonly html: string }
  | { readonly kind: "image"; readonly hash: string; readonly contentType: string };

/** Pictures that can hold no script. */
const rasterTypes = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
/** All images of a page together, repetitions counted: a small mail must not become a gigabyte in a browser. */
const maxInlineBytes = 32 * 1024 * 1024;
/** As the sanitiser writes it; in text and in other attributes `<` is escaped. */
const imageTag = /<img data-cid="([A-Za-z0-9_-]*)"/g;

/**
 * How a mail looks that says nothing of it. Mails are written for white paper: the page stays light, whatever scheme the
 * viewer has. Whatever the mail itself says, in attributes, comes after this and wins.
 */
const pageStyle = [
  ":root{color-scheme:only light;background:#fff;color:#1f2328}",
  "body{margin:12px;overflow-wrap:break-word;font:14px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif}",
  "pre{white-space:pre-wrap}",
  "blockquote{margin:0 0 0 4px;padding-inline-start:12px;border-inline-start:2px solid #d0d4da}",
  ".text{font:inherit}",
  ".note{margin:0 0 12px;padding:4px 8px;border:1px solid #d0d4da;font-size:13px;color:#57606a}",
].join("");

export type BodyPage = {
  /** Sanitised; null where it could not be made safe. */
  readonly html: string | null;
  readonly remoteImages: number;
  readonly attachments: readonly AttachmentDescription[];
  /** Of an outgoing or incoming message; shown where `html` is null. */
  readonly text: string;
};

/**
 * A message's body as a page of its own. Its images are inside the page: the frame that shows it has no origin, so it
 * could not fetch them with the viewer's session, and nothing of it has to be reachable for others.
 */
export function bodyPage(page: BodyPage, decodeContentId: (text: string) => string): PagePart[] {
  const head = `<head><meta charset="utf-8"><title>Message</title><style>${pageStyle}</style></head>`;
  return [
    { kind: "markup", html: `<!doctype html><html>${head}<body>${noteOf(page)}` },
    ...bodyParts(page, decodeContentId),
    { kind: "markup", html: "</body></html>" },
  ];
}

function noteOf({ html, remoteImages }: BodyPage): string {
  if (html === null) {
    return note(
      "The formatted body of this message could not be shown safely. This is its plain text; the source can be downloaded.",
    );
  }
  if (remoteImages === 0) return "";
  const what = remoteImages === 1 ? "1 image from elsewhere is" : `${remoteImages} images from elsewhere are`;
  return note(`${what} not shown, so that the sender does not learn that the message was opened.`);
}

function note(text: string): string {
  return `<p class="note">${escapeHtml(text)}</p>`;
}

function bodyParts(page: BodyPage, decodeContentId: (text: string) => string): PagePart[] {
  const { html, text, attachments } = page;
  if (html === null) return [{ kind: "markup", html: `<pre class="text">${escapeHtml(text)}</pre>` }];
  const parts: PagePart[] = [];
  let end = 0;
  let room = maxInlineBytes;
  for (const match of html.matchAll(imageTag)) {
    const contentId = decodeContentId(match[1] ?? "");
    const image = attachments.find((attachment) => attachment.contentId === contentId && isRaster(attachment));
    if (image === undefined || image.sizeBytes > room) continue;
    room -= image.sizeBytes;
    parts.push({ kind: "markup", html: `${html.slice(end, match.index)}<img src="data:${typeOf(image)};base64,` });
    parts.push({ kind: "image", hash: image.hash, contentType: typeOf(image) });
    end = match.index + match[0].length - 1; // goes on with the closing quotation mark
  }
  return [...parts, { kind: "markup", html: html.slice(end) }];
}

function isRaster(attachment: AttachmentDescription): boolean {
  return rasterTypes.has(typeOf(attachment));
}

function typeOf({ contentType }: AttachmentDescription): string {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase();
}
