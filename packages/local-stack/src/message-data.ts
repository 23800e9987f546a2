const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const dot = 0x2e;
const crlf = Buffer.from("\r\n");
const stuffing = Buffer.from(".");
const blockBytes = 64 * 1024;

/**
 * A message as it follows DATA (RFC 5321 §4.1.1.4, §4.5.2): lines end in CRLF, a leading dot is doubled, the final dot
 * ends it. Every other byte is kept. It comes in blocks, not in lines: each becomes one write.
 */
export function* encodeMessageData(raw: Uint8Array): Generator<Buffer, void> {
  let block: Uint8Array[] = [];
  let length = 0;
  for (const piece of encodeLines(raw)) {
    block.push(piece);
    length += piece.length;
    if (length < blockBytes) continue;
    yield Buffer.concat(block);
    block = [];
    length = 0;
  }
  yield Buffer.concat(block);
}

function* encodeLines(raw: Uint8Array): Generator<Uint8Array, void> {
  let start = 0;
  while (start < raw.length) {
    const end = raw.indexOf(lineFeed, start);
    const lineEnd = end === -1 ? raw.length : end;
    if (raw[start] === dot) yield stuffing;
    const hasCarriageReturn = lineEnd > start && end !== -1 && raw[lineEnd - 1] === carriageReturn;
    yield raw.subarray(start, hasCarriageReturn ? lineEnd - 1 : lineEnd);
    yield crlf;
    start = lineEnd + 1;
  }
  yield Buffer.from(".\r\n");
}
