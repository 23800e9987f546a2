import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { encodeMessageData } from "./message-data.ts";

export type LmtpMessage = {
  /** Reverse-path without `<>`; empty for bounces. */
  readonly from: string;
  readonly to: readonly string[];
  /** Line ends become CRLF, everything else travels as it is. */
  readonly raw: Uint8Array;
};

/** One recipient's answer to a delivery (RFC 2033 §4.2). */
export type LmtpReply = { readonly recipient: string; readonly code: number; readonly text: string };

/** One LMTP connection (RFC 2033) that delivers any number of messages, one after another. */
export type LmtpConnection = {
  /** One reply per recipient, in order; a refused recipient is a reply, not an error. */
  deliver(message: LmtpMessage): Promise<LmtpReply[]>;
  /** Whether the server would take mail for this address. */
  accepts(recipient: string): Promise<boolean>;
  close(): Promise<void>;
};

type Reply = { readonly code: number; readonly text: string };

// RFC 5321 §4.5.3.2.6 allows ten minutes after the final dot; a server on the same machine has no such excuse.
const replyDeadlineMs = 60_000;

/** @throws when the server does not answer in time or breaks the protocol. */
export async function connectLmtp(options: { readonly host: string; readonly port: number }): Promise<LmtpConnection> {
  const socket = connect({ host: options.host, port: options.port, timeout: replyDeadlineMs, noDelay: true });
  const replies = readReplies(socket);
  const send = async (command: string): Promise<Reply> => {
    socket.write(`${command}\r\n`);
    return nextReply(replies);
  };
  try {
    expect(await nextReply(replies), 220, "the greeting");
    expect(await send("LHLO localhost"), 250, "LHLO");
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return {
    deliver: async (message) => deliver({ socket, send, replies }, message),
    async accepts(recipient) {
      expect(await send("MAIL FROM:<>"), 250, "MAIL");
      const { code } = await send(`RCPT TO:<${recipient}>`);
      expect(await send("RSET"), 250, "RSET");
      return code === 250;
    },
    async close() {
      await send("QUIT").catch(() => undefined);
      socket.destroy();
    },
  };
}

/** Delivers one message over a connection of its own. */
export async function deliverByLmtp(port: number, message: LmtpMessage, host = "127.0.0.1"): Promise<LmtpReply[]> {
  const connection = await connectLmtp({ host, port });
  try {
    return await connection.deliver(message);
  } finally {
    await connection.close();
  }
}

type Session = {
  readonly socket: Socket;
  readonly replies: AsyncIterator<Reply>;
  readonly send: (command: string) => Promise<Reply>;
};

async function deliver({ socket, replies, send }: Session, message: LmtpMessage): Promise<LmtpReply[]> {
  expect(await send(`MAIL FROM:<${requirePath(message.from)}>`), 250, "MAIL");
  const answers: { recipient: string; reply: Reply }[] = [];
  for (const recipient of message.to) {
    answers.push({ recipient, reply: await send(`RCPT TO:<${requirePath(recipient)}>`) });
  }
  if (answers.some(({ reply }) => reply.code === 250)) {
    expect(await send("DATA"), 354, "DATA");
    for (const part of encodeMessageData(message.raw)) {
      if (!socket.write(part)) await drained(socket);
    }
    // One reply for each recipient that was accepted, in the order of RCPT.
    for (const answer of answers.filter(({ reply }) => reply.code === 250)) answer.reply = await nextReply(replies);
  } else {
    expect(await send("RSET"), 250, "RSET");
  }
  return answers.map(({ recipient, reply }) => ({ recipient, ...reply }));
}

/** Also resolves when the connection closes; the reply that never comes says so. */
async function drained(socket: Socket): Promise<void> {
  const either = new AbortController();
  const { signal } = either;
  try {
    await Promise.race([once(socket, "drain", { signal }), once(socket, "close", { signal })]);
  } finally {
    either.abort(); // else each wait would leave a listener on the socket
  }
}

/** A path that could end its own line would become a command. */
function requirePath(path: string): string {
  if (/[\u0000-\u0020<>\u007f]/.test(path))
    throw new Error("an LMTP path may hold no space, bracket or control character");
  return path;
}

function expect(reply: Reply, code: number, what: string): void {
  if (reply.code !== code) throw new Error(`the LMTP server answered ${what} with ${reply.code} ${reply.text}`);
}

async function nextReply(replies: AsyncIterator<Reply>): Promise<Reply> {
  const { value, done } = await replies.next();
  if (done === true) throw new Error("the LMTP server closed the connection");
  return value;
}

/** Replies of any number of lines: `250-first`, `250 last`. */
async function* readReplies(socket: Socket): AsyncGenerator<Reply, undefined> {
  socket.on("timeout", () => socket.destroy(new Error(`the LMTP server did not answer within ${replyDeadlineMs} ms`)));
  let rest = "";
  let text: string[] = [];
  for await (const chunk of socket) {
    const lines = (rest + String(chunk)).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      text.push(line.slice(4));
      if (line[3] === "-") continue;
      yield { code: Number(line.slice(0, 3)), text: text.join("\n") };
      text = [];
    }
  }
  return undefined;
}
