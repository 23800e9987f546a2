import { Writable } from "node:stream";
import { expect, test } from "@jest/globals";
import { FrameStream } from "./frame-stream.ts";

const frame = "x".repeat(1024);

function fill(stream: FrameStream): number {
  let sent = 0;
  while (stream.sendFrame(frame)) sent += 1;
  return sent;
}

test("a client that does not read may have a quarter of a mebibyte under way, not more", () => {
  const stream = new FrameStream();
  expect(fill(stream)).toBe(257);
  stream.destroy();
});

test("once the client reads there is room again", async () => {
  const stream = new FrameStream();
  fill(stream);
  let received = 0;
  const room = stream.room();
  stream.pipe(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        received += chunk.length;
        done();
      },
    }),
  );
  await room;
  expect(stream.sendFrame("more")).toBe(true);
  expect(received).toBeGreaterThan(0);
  stream.destroy();
});

test("nobody waits for room in a stream that is over", async () => {
  const stream = new FrameStream();
  fill(stream);
  const room = stream.room();
  stream.destroy();
  await room;
  await stream.room();
  expect(stream.sendFrame(frame)).toBe(true);
});
