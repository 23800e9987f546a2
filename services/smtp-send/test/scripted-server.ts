/** A small SMTP server that does what a test says, and remembers every byte: for faults a real relay cannot show. */
import net from "node:net";
import { afterAll, beforeAll } from "@jest/globals";

export type Step =
  "greeting" | "EHLO" | "AUTH" | "answer" | "STARTTLS" | "MAIL" | "RCPT" | "DATA" | "body" | "end" | "QUIT" | "RSET";

/** A reply, `cut` (the connection is dropped without one) or null: the usual reply. At `body` null means to go on reading. */
export type Answer = string | null;
export type Behaviour = (step: Step, session: Session, line: string) => Answer | Promise<Answer>;

export type Session = {
  /** From 1, over the server's life. */
  readonly n: number;
  readonly commands: string[];
  /** Everything after DATA's 354, up to the end of the message or of the connection. */
  readonly bodies: string[];
  /** Messages whose final dot came. */
  dots: number;
  isClosed: boolean;
  /** The next line answers a challenge of AUTH. */
  isLoggingIn: boolean;
};

export type ScriptedServer = {
  readonly port: number;
  readonly sessions: Session[];
  /** Replaces what the server does from now on. */
  behave(behaviour: Behaviour): void;
  /** RCPT TO lines of all sessions, in order. */
  recipients(): string[];
  dots(): number;
};

const usual: Record<Step, string> = {
  greeting: "220 scripted",
  EHLO: "250-scripted\r\n250-PIPELINING\r\n250 SIZE 1000000",
  AUTH: "235 in",
  answer: "235 in",
  STARTTLS: "502 5.5.1 unknown",
  MAIL: "250 ok",
  RCPT: "250 ok",
  DATA: "354 go",
  body: "",
  end: "250 2.0.0 taken",
  QUIT: "221 bye",
  RSET: "250 ok",
};

export function useScriptedServer(): ScriptedServer {
  const sessions: Session[] = [];
  const sockets = new Set<net.Socket>();
  let behaviour: Behaviour = () => null;
  let port = 0;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    const n = sessions.length + 1;
    const session: Session = { n, commands: [], bodies: [], dots: 0, isClosed: false, isLoggingIn: false };
    sessions.push(session);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      session.isClosed = true;
      sockets.delete(socket);
    });
    converse(socket, session, (step, line) => behaviour(step, session, line)).catch(() => socket.destroy());
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as net.AddressInfo).port;
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    get port() {
      return port;
    },
    sessions,
    behave(next) {
      behaviour = next;
    },
    recipients: () => sessions.flatMap(({ commands }) => commands.filter((line) => line.startsWith("RCPT TO:"))),
    dots: () => sessions.reduce((sum, { dots }) => sum + dots, 0),
  };
}

type Behave = (step: Step, line: string) => Answer | Promise<Answer>;
/** Answers what was said; throws where the connection is cut instead. */
type Reply = (step: Step, line?: string) => Promise<string>;

async function converse(socket: net.Socket, session: Session, behave: Behave): Promise<void> {
  const reply: Reply = async (step, line = "") => {
    const answer = (await behave(step, line)) ?? usual[step];
    if (answer === "cut") throw new Error("cut");
    if (answer !== "") socket.write(`${answer}\r\n`);
    return answer;
  };
  await reply("greeting");
  let received = "";
  let isBody = false;
  for await (const chunk of socket) {
    received += (chunk as Buffer).toString("latin1");
    for (;;) {
      const end = isBody ? endOfMessage(received) : received.indexOf("\r\n");
      if (isBody) session.bodies[session.bodies.length - 1] = end === -1 ? received : received.slice(0, end);
      if (end === -1) break;
      const line = received.slice(0, end);
      received = received.slice(end + (isBody ? 3 : 2));
      isBody = isBody ? await takeMessage(session, reply) : await takeCommand(session, line, reply);
    }
    if (isBody) await reply("body");
  }
}

async function takeMessage(session: Session, reply: Reply): Promise<boolean> {
  session.dots += 1;
  await reply("end");
  return false;
}

/** Answers whether a message follows. */
async function takeCommand(session: Session, line: string, reply: Reply): Promise<boolean> {
  session.commands.push(line);
  if (/^[A-Za-z0-9+/]+=*$/.test(line) && session.isLoggingIn) {
    session.isLoggingIn = (await reply("answer", line)).startsWith("334");
    return false;
  }
  const verb = (/^[A-Z]+/i.exec(line)?.[0] ?? "").toUpperCase();
  if (!isStep(verb)) throw new Error(`the scripted server does not know ${verb}`);
  const answer = await reply(verb, line);
  session.isLoggingIn = verb === "AUTH" && answer.startsWith("334");
  const isBody = verb === "DATA" && answer.startsWith("354");
  if (isBody) session.bodies.push("");
  return isBody;
}

/** Where the final dot stands in what came after 354, or -1. */
function endOfMessage(received: string): number {
  if (received.startsWith(".\r\n")) return 0;
  const at = received.indexOf("\r\n.\r\n");
  return at === -1 ? -1 : at + 2;
}

function isStep(verb: string): verb is Step {
  return verb in usual;
}
