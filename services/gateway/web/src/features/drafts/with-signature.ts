/**
 * The signature as it stands below a text, without blank lines around it; null where nothing is left. Mail programs know it
 * by the line before it (RFC 3676 §4.3), and fold it away.
 */
export function signatureBlock(signature: string | null): string | null {
  const shown = (signature ?? "").replaceAll(/^\s*\n|\s+$/g, "");
  return shown === "" ? null : `-- \n${shown}`;
}

/** What is sent: the text as typed, and the writer's signature below. */
export function writtenText(text: string, signature: string | null): string {
  const block = signatureBlock(signature);
  return block === null ? text : `${text.trimEnd()}\n\n${block}`;
}
