/** A name server of our own (RFC 1035 over UDP) that answers what a test has put in. Of `silent.test`
 * it says nothing; everything else does not exist. */
import { createSocket } from "node:dgram";
import { once } from "node:events";

export type NameRecord =
  | { readonly type: "A"; readonly address: string }
  | { readonly type: "MX"; readonly priority: number; readonly exchange: string }
  | { readonly type: "SRV"; readonly priority: number; readonly port: number; readonly target: string };

export type TestNameServer = {
  /** As the setting DNS_SERVERS wants it. */
  readonly address: string;
  /** `type name` of every question, oldest first. */
  readonly questions: string[];
  /** The answer to each question in turn; the last one stays. */
  set(name: string, ...answers: readonly (readonly NameRecord[])[]): void;
  close(): void;
};

const typeCodes = { A: 1, MX: 15, AAAA: 28, SRV: 33 } as const;
const nameOfType = new Map<number, string>(Object.entries(typeCodes).map(([name, code]) => [code, name]));

export async function startNameServer(): Promise<TestNameServer> {
  const zone = new Map<string, (readonly NameRecord[])[]>();
  const questions: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    const { name, type, end } = readQuestion(query);
    const typeName = nameOfType.get(type) ?? String(type);
    questions.push(`${typeName} ${name}`);
    if (name.endsWith("silent.test")) return;
    const answers = zone.get(`${typeName} ${name}`) ?? [];
    const records = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    const exists = [...zone.keys()].some((key) => key.endsWith(` ${name}`));
    socket.send(answerTo(query, end, { records, type, exists }), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    questions,
    set(name, ...answers) {
      const type = answers.flat()[0]?.type ?? "A";
      zone.set(`${type} ${name}`, [...answers]);
    },
    close: () => socket.close(),
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
