import { DomainError } from "@mailroom/contracts/domain-error";

/** White space, control characters, what Unicode gives no shape (zero width), and the empty Braille cell. */
const invisible = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * A mail in which its reader would see nothing goes out only where files go with it.
 * @throws DomainError `text-missing`
 */
export function assertWritten(text: string, files: readonly unknown[]): void {
  if (files.length > 0 || !invisible.test(text)) return;
  const detail = "The text has no visible characters, and no file goes with it. Write something, or attach a file.";
  throw new DomainError("text-missing", "invalid", detail, { fields: [{ pointer: "/text", detail }] });
}
