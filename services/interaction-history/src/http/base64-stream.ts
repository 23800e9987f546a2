/** Base64 of a stream, without line ends and without holding more than one piece. */
export async function* toBase64(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const piece of source) {
    const bytes = Buffer.concat([rest, piece]);
    // three bytes are four characters; what is over waits for the next piece
    const whole = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(whole);
    if (whole > 0) yield Buffer.from(bytes.toString("base64", 0, whole), "latin1");
  }
  if (rest.length > 0) yield Buffer.from(Buffer.from(rest).toString("base64"), "latin1");
}
