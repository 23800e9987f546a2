import { randomBytes } from "node:crypto";

const counterMax = 0xfff;
let previousMs = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562 §5.7). The 12 bits of `rand_a` count within a millisecond (§6.2 method 1), so the ids one
 * process makes sort in the order it made them, also when the clock steps back.
 */
export function uuidv7(now: Date = new Date()): string {
  const bytes = randomBytes(16);
  const nowMs = now.getTime();
  if (nowMs > previousMs) {
    previousMs = nowMs;
    counter = bytes.readUInt16BE(6) & 0x7ff;
  } else if (counter < counterMax) {
    counter += 1;
  } else {
    previousMs += 1;
    counter = 0;
  }
  bytes.writeUIntBE(previousMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
