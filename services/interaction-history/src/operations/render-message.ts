import { storable } from "../domain/storable.ts";
import type { BlobReader, Message, Renderer, Rendering, RenderingStore } from "./ports.ts";

export type RenderParts = {
  readonly renderer: Renderer;
  readonly renderings: RenderingStore;
  readonly blobs: BlobReader;
};

/** In bytes. The sanitiser cuts at two million characters anyway. */
const maxHtmlBytes = 4 * 1024 * 1024;

/** Sanitised HTML and its text for those of the messages that have HTML: stored ones, or made now and stored. */
export async function renderMessages(
  parts: RenderParts,
  messages: readonly Message[],
): Promise<Map<string, Rendering>> {
  const withHtml = messages.filter(({ html }) => html !== null);
  const known = await parts.renderings.findRenderings(withHtml.map(({ id }) => id));
  const made = await Promise.all(
    withHtml
      .filter(({ id }) => !known.has(id))
      .map(async (message): Promise<[string, Rendering]> => [message.id, await renderAnew(parts, message)]),
  );
  return new Map([...known, ...made]);
}

async function renderAnew(parts: RenderParts, message: Message): Promise<Rendering> {
  const rendering = storable(await parts.renderer.render(await readHtml(parts.blobs, message)));
  await parts.renderings.saveRendering(message.id, rendering);
  return rendering;
}

async function readHtml(blobs: BlobReader, { html }: Message): Promise<string> {
  if (html === null) return "";
  if (html.kind === "inline") return html.text;
  return new TextDecoder().decode(await blobs.readStart(html.hash, maxHtmlBytes));
}
