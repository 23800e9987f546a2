import { storable } from "../domain/storable.ts";
import type { BlobReader, Message } from "./ports.ts";
import { renderMessages, type RenderParts } from "./render-message.ts";

export type MessageText = { readonly text: string; readonly isTruncated: boolean };

const shownTextLength = 100_000;

/** Plain text of each message, from its HTML where it has no text of its own; cut at 100,000 characters, or as said. */
export async function readTexts(
  parts: RenderParts,
  messages: readonly Message[],
  maxTextLength = shownTextLength,
): Promise<Map<string, MessageText>> {
  const own = await Promise.all(
    messages.map(async (message): Promise<[Message, string]> => [
      message,
      await readOwnText(parts.blobs, message, maxTextLength),
    ]),
  );
  const renderings = await renderMessages(
    parts,
    own.filter(([, text]) => text.trim() === "").map(([message]) => message),
  );
  return new Map(
    own.map(([{ id }, text]) => {
      const whole = text.trim() === "" ? (renderings.get(id)?.text ?? "") : text;
      return [id, { text: whole.slice(0, maxTextLength).toWellFormed(), isTruncated: whole.length > maxTextLength }];
    }),
  );
}

async function readOwnText(blobs: BlobReader, { text }: Message, maxLength: number): Promise<string> {
  if (text === null) return "";
  if (text.kind === "inline") return text.text;
  // a UTF-16 unit takes three bytes of UTF-8 at most; one more tells that there is more
  const maxTextBytes = 3 * (maxLength + 1);
  return storable(new TextDecoder().decode(await blobs.readStart(text.hash, maxTextBytes)));
}
