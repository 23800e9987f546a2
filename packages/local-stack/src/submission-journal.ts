import { appendFile, readFile } from "node:fs/promises";

/** One message that the relay took: written before the client was told so. */
export type Submission = {
  readonly time: string;
  /** The Message-ID header with `<>`, or null where the message had none. */
  readonly messageId: string | null;
  readonly smtpEnvelope: { readonly from: string; readonly to: readonly string[] };
  readonly user: string;
  readonly sizeBytes: number;
  readonly deliveredTo: readonly string[];
  /** Recipients whom the mailbox server refused after the relay had accepted them. */
  readonly failedFor: readonly string[];
};

export async function appendSubmission(journalFile: string, submission: Submission): Promise<void> {
  await appendFile(journalFile, `${JSON.stringify(submission)}\n`);
}

/** A last line that is still being written is left out. */
export async function readSubmissions(journalFile: string): Promise<Submission[]> {
  const lines = (await readFile(journalFile, "utf8")).split("\n").slice(0, -1);
  return lines.map((line) => {
    const submission: Submission = JSON.parse(line);
    return submission;
  });
}

/** Header fields may be folded (RFC 5322 §2.2.3); only the header is searched. */
export function readMessageId(raw: Buffer): string | null {
  const text = raw.subarray(0, 256 * 1024).toString("latin1");
  const end = text.search(/\r?\n\r?\n/);
  const header = (end === -1 ? text : text.slice(0, end)).replace(/\r?\n[ \t]+/g, " ");
  return /^message-id:\s*(<[^>]*>)/im.exec(header)?.[1] ?? null;
}
