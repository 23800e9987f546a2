import type { MailServer } from "@mailroom/local-stack/mail-server";

/** A fresh mailbox on the run's mail server. */
export type TestMailbox = {
  readonly address: string;
  readonly password: string;
  readonly server: MailServer;
  /** By LMTP, byte for byte. `from` is the reverse-path, default `customer@example.test`. */
  deliver(raw: Uint8Array | string, from?: string): Promise<void>;
  /** Everything in one IMAP mailbox (default INBOX), oldest first. */
  list(mailbox?: string): Promise<StoredMessage[]>;
};

export type StoredMessage = { readonly uid: number; readonly flags: ReadonlySet<string>; readonly raw: Buffer };

/** Call it at the top of a test file or of a `describe`; more than one call makes more mailboxes. */
export function useMailbox(): TestMailbox {
  throw new Error("not built yet");
}

/** The same outside of jest's hooks, e.g. for one more mailbox inside a test. */
export function makeMailbox(): Promise<TestMailbox> {
  return Promise.reject(new Error("not built yet"));
}
