import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import { startedStream } from "./started-stream.ts";

function pieces(...texts: readonly string[]): {
  readonly source: AsyncIterable<Uint8Array>;
  readonly isEnded: () => boolean;
} {
  let isEnded = false;
  async function* give(): AsyncGenerator<Uint8Array> {
    try {
      for (const text of texts) yield Promise.resolve(Buffer.from(text));
    } finally {
      isEnded = true;
    }
  }
  return { source: give(), isEnded: () => isEnded };
}

test("all pieces come, the first of them too, and the source is ended", async () => {
  const { source, isEnded } = pieces("a", "b", "c");
  expect(String(await buffer(await startedStream(source)))).toBe("abc");
  expect(isEnded()).toBe(true);
  expect(await buffer(await startedStream(pieces().source))).toHaveLength(0);
});

test("given up unread, it ends its source", async () => {
  const { source, isEnded } = pieces("a", "b");
  const content = Readable.from(await startedStream(source), { objectMode: false });
  content.on("error", () => undefined).destroy();
  await new Promise((resolve) => content.once("close", resolve));
  expect(isEnded()).toBe(true);
});

test("what fails before the first piece is an error of its own", async () => {
  const failing: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("no such blob")) }),
  };
  await expect(startedStream(failing)).rejects.toThrow("no such blob");
});
