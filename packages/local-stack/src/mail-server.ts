/** Where a running demo mail server is and which files steer it. Plain data: it travels to other processes as JSON. */
export type MailServerLocation = {
  readonly host: string;
  /** IMAP, STARTTLS offered. */
  readonly imapPort: number;
  /** IMAP over implicit TLS. */
  readonly imapsPort: number;
  /** Submission, STARTTLS (RFC 6409). */
  readonly smtpPort: number;
  /** Submission over implicit TLS (RFC 8314). */
  readonly smtpsPort: number;
  /** LMTP into the mailboxes, no TLS (RFC 2033). */
  readonly lmtpPort: number;
  /** PEM of the authority that signed the servers' certificate for `localhost` and 127.0.0.1. */
  readonly caFile: string;
  /** Dovecot's passwd-file; the relay reads it too. */
  readonly usersFile: string;
  /** JSON lines, one `Submission` each. */
  readonly journalFile: string;
  /** JSON lines, one `RelayRule` each; a later line wins over an earlier one. */
  readonly rulesFile: string;
};

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

/** Makes the relay misbehave for one recipient (`a@b.test`), one domain (`@b.test`) or everybody (`*`). */
export type RelayRule = { readonly match: string } & (
  | { readonly kind: "accept" }
  /** Answers with this reply, at RCPT or after the final dot. */
  | { readonly kind: "refuse"; readonly at: "rcpt" | "data"; readonly code: number; readonly text: string }
  /** Waits before it answers the final dot. The message is delivered before the wait. */
  | { readonly kind: "delay"; readonly delayMs: number }
  /** Cuts the connection instead of answering the final dot; `isDelivered` says whether the message arrives. */
  | { readonly kind: "drop"; readonly isDelivered: boolean }
);

/** One recipient's answer to an LMTP delivery (RFC 2033 §4.2). */
export type LmtpReply = { readonly recipient: string; readonly code: number; readonly text: string };

export type MailServer = MailServerLocation & {
  /** Makes a mailbox, usable at once. Existing ones keep their password: repeating is harmless. */
  addMailbox(address: string, password: string): Promise<void>;
  /** Puts a message into mailboxes by LMTP, byte for byte. Throws when a recipient is refused. */
  deliver(message: { readonly from: string; readonly to: readonly string[]; readonly raw: Uint8Array }): Promise<void>;
  addRelayRule(rule: RelayRule): Promise<void>;
  /** Everything the relay has taken so far. */
  listSubmissions(): Promise<Submission[]>;
};

/** A handle on a mail server that runs elsewhere, e.g. in the process that started the tests. */
export function connectMailServer(location: MailServerLocation): MailServer {
  throw new Error(`not built yet: ${location.host}`);
}
