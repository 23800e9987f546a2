/** Mail programs know a signature by the line before it (RFC 3676 §4.3), and fold it away. */
export function withSignature(text: string, signature: string): string {
  return `${text}-- \n${signature}`;
}

/** What is sent: the text as typed, and the writer's signature below. */
export function writtenText(text: string, signature: string | null): string {
  return signature === null ? text : withSignature(`${text.trimEnd()}\n\n`, signature);
}
