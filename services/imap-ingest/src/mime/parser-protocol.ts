/** What main thread and parser threads say to each other; one mail at a time per thread. */
import type { ParsedAddress, ParsedReportedRecipient } from "../domain/parsed-mail.ts";

export type ToParser =
  /** A mail in one piece. */
  | { readonly kind: "parse"; readonly bytes: Uint8Array }
  /** A mail that comes in chunks, each asked for with `pull`. */
  | { readonly kind: "parse-stream" }
  | { readonly kind: "chunk"; readonly bytes: Uint8Array }
  | { readonly kind: "end" }
  /** Answer to an attachment's chunk that is not its last: room for more. */
  | { readonly kind: "taken" };

export type FromParser =
  | { readonly kind: "ready" }
  | { readonly kind: "pull" }
  | { readonly kind: "attachment"; readonly n: number; readonly bytes: Uint8Array; readonly isLast: boolean }
  | { readonly kind: "parsed"; readonly mail: DecodedMail }
  | { readonly kind: "unreadable"; readonly code: string; readonly detail: string };

export type DecodedMail = {
  readonly subject: string;
  readonly from: ParsedAddress | null;
  readonly sender: ParsedAddress | null;
  readonly replyTo: readonly ParsedAddress[];
  readonly to: readonly ParsedAddress[];
  readonly cc: readonly ParsedAddress[];
  readonly contentType: { readonly type: string; readonly parameters: Readonly<Record<string, string>> };
  readonly text: string | null;
  readonly html: string | null;
  /** In order of `n`, from 1; content went ahead. */
  readonly attachments: readonly DecodedAttachment[];
  readonly reportedMessageIds: readonly string[];
  readonly reportedRecipients: readonly ParsedReportedRecipient[];
};

export type DecodedAttachment = {
  readonly filename: string | null;
  readonly contentType: string;
  readonly contentId: string | null;
};

/**
 * What to post: the bytes in a buffer of their own, to be transferred. Posting a view as it is would copy all of the
 * buffer behind it.
 */
export function movable<M extends { readonly bytes: Uint8Array }>(message: M): readonly [M, ArrayBuffer[]] {
  const bytes = new Uint8Array(message.bytes);
  return [{ ...message, bytes }, [bytes.buffer]];
}

/** Attachments travel in pieces of about this size. */
export const pieceBytes = 256 * 1024;
