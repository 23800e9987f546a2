/** Entry of a parser thread: one mail after another. A mail that breaks it takes the thread with it, nothing else. */
import { parentPort } from "node:worker_threads";
import { type FromParser, movable, type ToParser } from "./parser-protocol.ts";
import { type AttachmentSink, readMail, UnreadableMail } from "./read-mail.ts";

const port = requirePort();

function requirePort(): NonNullable<typeof parentPort> {
  if (parentPort === null) throw new Error("this file runs as a worker thread only");
  return parentPort;
}

/** Messages that wait for whoever asks next. */
class Inbox<T> {
  readonly #messages: T[] = [];
  #wake: ((message: T) => void) | null = null;

  put(message: T): void {
    if (this.#wake === null) {
      this.#messages.push(message);
      return;
    }
    const wake = this.#wake;
    this.#wake = null;
    wake(message);
  }

  async take(): Promise<T> {
    const message = this.#messages.shift();
    return message ?? new Promise((resolve) => (this.#wake = resolve));
  }
}

type Job = Extract<ToParser, { kind: "parse" | "parse-stream" }>;
type SourceAnswer = Extract<ToParser, { kind: "chunk" | "end" }>;

// Input and output are under way at the same time, so their answers wait in lists of their own.
const jobs = new Inbox<Job>();
const sourceAnswers = new Inbox<SourceAnswer>();
const takenAnswers = new Inbox<"taken">();

port.on("message", (message: ToParser) => {
  switch (message.kind) {
    case "parse":
    case "parse-stream":
      jobs.put(message);
      return;
    case "chunk":
    case "end":
      sourceAnswers.put(message);
      return;
    case "taken":
      takenAnswers.put("taken");
  }
});

function send(message: FromParser): void {
  port.postMessage(message);
}

const sink: AttachmentSink = async (piece) => {
  const [message, buffers] = movable({ kind: "attachment" as const, ...piece });
  port.postMessage(message satisfies FromParser, buffers);
  if (!piece.isLast) await takenAnswers.take();
};

async function* pulledChunks(): AsyncGenerator<Uint8Array, void, undefined> {
  for (;;) {
    send({ kind: "pull" });
    const answer = await sourceAnswers.take();
    if (answer.kind === "end") return;
    yield answer.bytes;
  }
}

async function run(job: Job): Promise<void> {
  try {
    const mail = await readMail(job.kind === "parse" ? job.bytes : pulledChunks(), sink);
    send({ kind: "parsed", mail });
  } catch (error) {
    if (!(error instanceof UnreadableMail)) throw error;
    send({ kind: "unreadable", code: error.code, detail: error.message });
  }
}

// The first mail would pay for loading and compiling the parser.
const warmUp = "From: a@example.org\r\nSubject: =?utf-8?Q?=C3=A4?=\r\nContent-Type: text/html\r\n\r\n<p>warm</p>\r\n";
await readMail(Buffer.from(warmUp), () => Promise.resolve());
send({ kind: "ready" });
for (;;) await run(await jobs.take());
