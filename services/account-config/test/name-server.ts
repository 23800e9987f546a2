/** A name server of our own (RFC 1035 over UDP) that answers what a test has put in. Of `silent.test`
 * it says nothing; everything else does not exist. */
import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { once } from "node:events";

export type NameRecord =
  | { readonly type: "A"; readonly address: string }
  | { readonly type: "MX"; readonly priority: number; readonly exchange: string }
  | { readonly type: "SRV"; readonly priority: number; readonly port: number; readonly target: string };

export type TestNameServer = {
  /** As the setting DNS_SERVERS wants it. */
  readonly address: string;
  /** All of its addresses: a resolver that knows several waits for each of them before it gives a question up. */
  readonly addresses: string[];
  /** `type name` of every question, oldest first; one that was sent again is still the same. */
  readonly questions: string[];
  /** The answer to each question in turn; the last one stays. */
  set(name: string, ...answers: readonly (readonly NameRecord[])[]): void;
  /** What it has said nothing to, it answers as a failure of its own, and from now on at once. */
  fail(): void;
  close(): void;
};

const typeCodes = { A: 1, MX: 15, AAAA: 28, SRV: 33 } as const;
const nameOfType = new Map<number, string>(Object.entries(typeCodes).map(([name, code]) => [code, name]));

export async function startNameServer(addressCount = 1): Promise<TestNameServer> {
  const zone = new Map<string, (readonly NameRecord[])[]>();
  const questions: string[] = [];
  /** By the number that the resolver has given the question. */
  const answered = new Map<string, Buffer>();
  const unanswered: (() => void)[] = [];
  let isFailing = false;
  const hear = (socket: Socket, query: Buffer, from: RemoteInfo): void => {
    const { name, type, end } = readQuestion(query);
    const question = `${nameOfType.get(type) ?? String(type)} ${name}`;
    const key = `${query.readUInt16BE(0)} ${question}`;
    const isNew = !answered.has(key);
    if (isNew) questions.push(question);
    if (name.endsWith("silent.test")) {
      answered.set(key, failureOf(query, end));
      const fail = () => {
        socket.send(failureOf(query, end), from.port, from.address);
      };
      if (isFailing) fail();
      else unanswered.push(fail);
      return;
    }
    const answers = zone.get(question) ?? [];
    const next = (): Buffer => {
      const records = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
      const exists = [...zone.keys()].some((each) => each.endsWith(` ${name}`));
      return answerTo(query, end, { records, type, exists });
    };
    const answer = answered.get(key) ?? next();
    answered.set(key, answer);
    socket.send(answer, from.port, from.address);
  };
  const sockets = Array.from({ length: addressCount }, () => createSocket("udp4"));
  for (const socket of sockets) {
    socket.on("message", (query, from) => {
      hear(socket, query, from);
    });
    socket.bind(0, "127.0.0.1");
    await once(socket, "listening");
  }
  const addresses = sockets.map((socket) => `127.0.0.1:${socket.address().port}`);
  return {
    address: addresses[0] ?? "",
    addresses,
    questions,
    set(name, ...answers) {
      const type = answers.flat()[0]?.type ?? "A";
      zone.set(`${type} ${name}`, [...answers]);
    },
    fail() {
      isFailing = true;
      for (const fail of unanswered.splice(0)) fail();
    },
    close() {
      for (const socket of sockets) socket.close();
    },
  };
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** RCODE 2 (RFC 1035 §4.1.1): the server could not find out. */
function failureOf(query: Buffer, questionEnd: number): Buffer {
  const answer = answerTo(query, questionEnd, { records: [], type: 0, exists: true });
  answer.writeUInt16BE(0x8182, 2);
  return answer;
}

type Content = { readonly records: readonly NameRecord[]; readonly type: number; readonly exists: boolean };

function answerTo(query: Buffer, questionEnd: number, { records, type, exists }: Content): Buffer {
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(exists ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(records.length, 6);
  header.writeUInt16BE(0, 8);
  header.writeUInt16BE(0, 10);
  const answers = records.map((record) => {
    const data = dataOf(record);
    const head = Buffer.alloc(12);
    head.writeUInt16BE(0xc00c, 0); // the question's name
    head.writeUInt16BE(type, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(data.length, 10);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([header, query.subarray(12, questionEnd), ...answers]);
}

function dataOf(record: NameRecord): Buffer {
  switch (record.type) {
    case "A":
      return Buffer.from(record.address.split(".").map(Number));
    case "MX":
      return Buffer.concat([uint16(record.priority), nameBytes(record.exchange)]);
    case "SRV":
      return Buffer.concat([uint16(record.priority), uint16(0), uint16(record.port), nameBytes(record.target)]);
  }
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function nameBytes(name: string): Buffer {
  const labels = name.split(".").filter((label) => label !== "");
  return Buffer.concat([
    ...labels.map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, "latin1")),
    Buffer.from([0]),
  ]);
}
