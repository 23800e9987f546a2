const maxBytes = 255;
/** Room for the extension that is kept when a name is cut. */
const maxExtensionBytes = 20;
// controls, format characters (bidi, zero width, BOM), private use, unassigned, separators of lines and paragraphs
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\uFE00-\uFE0F]/gu;
/** Not allowed in names on Windows, or separators of paths. */
const reserved = /[<>:"/\\|?*\uFFFD]+/gu;
/** Names of devices on Windows, whatever extension follows. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;

/**
 * A sender's file name as it may be shown and saved: NFC, no control, bidi or zero-width characters, no path, no name
 * a file system treats as something else, at most 255 bytes of UTF-8 with the extension kept. Blobs are never stored
 * under it. `n` names what has no usable name.
 */
export function attachmentName(given: string | null, n: number): string {
  const lastPart = (given ?? "").toWellFormed().replace(/^.*[/\\]/su, "");
  const visible = lastPart.replace(invisible, "").normalize("NFC").replace(reserved, "_").replace(/\s+/gu, " ");
  const trimmed = visible.replace(/^[.\s_]+/u, "").replace(/[.\s]+$/u, "");
  if (trimmed === "") return `attachment-${n}`;
  return cut(device.test(trimmed) ? `_${trimmed}` : trimmed);
}

function cut(name: string): string {
  if (byteLength(name) <= maxBytes) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && byteLength(name.slice(dot)) <= maxExtensionBytes ? name.slice(dot) : "";
  let stem = "";
  let room = maxBytes - byteLength(extension);
  for (const character of name.slice(0, name.length - extension.length)) {
    room -= byteLength(character);
    if (room < 0) break;
    stem += character;
  }
  return `${stem.trimEnd()}${extension}`;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
