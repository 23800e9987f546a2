import { pipeline } from "node:stream/promises";
import { Transform } from "node:stream";
import { Joiner, type SplitterChunk, Splitter } from "@zone-eu/mailsplit";
import { bareEncodingIn } from "./bare-encoding.ts";

/** Of all text and HTML of a mail together, before decoding. The parser holds text in memory several times over. */
const maxTextBytes = 2 * 1024 * 1024;

/**
 * Takes from a long mail the text beyond 2 MiB, so that memory stays flat whatever is sent; attachments pass untouched.
 * Transfer encodings become bare words. Errors of the source or of the structure are thrown on.
 */
export async function* limitText(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const joined = new Joiner();
  const running = pipeline(
    source,
    new Splitter({ maxHeadSize: 1024 * 1024, maxChildNodes: 1000 }),
    dropLongText(),
    joined,
  );
  running.catch((error: unknown) => joined.destroy(error instanceof Error ? error : new Error(String(error))));
  const chunks: AsyncIterable<unknown> = joined;
  for await (const chunk of chunks) {
    if (Buffer.isBuffer(chunk)) yield chunk;
  }
  await running;
}

function dropLongText(): Transform {
  let textBytes = 0;
  return new Transform({
    objectMode: true,
    transform(chunk: SplitterChunk, _encoding, done) {
      if (chunk.type === "node" && chunk.headers !== false) bareEncodingIn(chunk.headers);
      if (chunk.type !== "body" || !isText(chunk.node)) {
        done(null, chunk);
        return;
      }
      textBytes += chunk.value.length;
      if (textBytes <= maxTextBytes) done(null, chunk);
      else done();
    },
  });
}

function isText(node: { readonly contentType: string | false; readonly disposition: string | false }): boolean {
  if (node.disposition === "attachment") return false;
  return node.contentType === false || node.contentType === "" || node.contentType.startsWith("text/");
}
