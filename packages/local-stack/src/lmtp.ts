import type { LmtpReply } from "./mail-server.ts";

export type LmtpMessage = {
  /** Reverse-path without `<>`; empty for bounces. */
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Uint8Array;
};

/** One LMTP connection (RFC 2033) that delivers any number of messages, one after another. */
export type LmtpConnection = {
  /** One reply per recipient, in order; a refused recipient is a reply, not an error. */
  deliver(message: LmtpMessage): Promise<LmtpReply[]>;
  close(): Promise<void>;
};

/** @throws when the server does not answer or breaks the protocol. */
export function connectLmtp(options: { readonly host: string; readonly port: number }): Promise<LmtpConnection> {
  return Promise.reject(new Error(`not built yet: ${options.host}`));
}

/** Delivers one message over a connection of its own. */
export async function deliverByLmtp(port: number, message: LmtpMessage): Promise<LmtpReply[]> {
  const connection = await connectLmtp({ host: "127.0.0.1", port });
  try {
    return await connection.deliver(message);
  } finally {
    await connection.close();
  }
}
