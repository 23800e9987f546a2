// The longest reply line that RFC 5321 §4.5.3.1.5 allows is 512 bytes.
const maxLength = 512;

/** Words of a stranger's server for a person's eyes: one line, without control characters, of bounded length. */
export function printable(text: string): string {
  const clean = text.replace(/ *[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+ */gu, " ").trim();
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean;
}
