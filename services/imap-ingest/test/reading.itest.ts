import { afterAll, expect, test } from "@jest/globals";
import { makeMailParser } from "../src/mime/mail-parser.ts";

const parser = makeMailParser({ threads: 1 });
afterAll(() => parser.stop());

const storeAttachment = () => Promise.resolve({ hash: "a".repeat(64), size: 1 });

async function read(mail: string) {
  const bytes = Buffer.from(mail, "latin1");
  const digest = parser.digest();
  digest.update(bytes);
  const { fields } = digest.finish();
  return parser.parse({ mail: bytes, fields, storeAttachment });
}

/** The same bytes in chunks of `size`. */
async function* cut(mail: Buffer, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let start = 0; start < mail.length; start += size)
    yield await Promise.resolve(mail.subarray(start, start + size));
}

test("F11 an unknown charset and broken bytes are shown as well as can be, never an error", async () => {
  const outcome = await read(
    "Content-Type: text/plain; charset=x-nonsense\r\nSubject: =?x-no?Q?caf=E9?=\r\n\r\ncaf\xe9\r\n",
  );
  expect(outcome).toMatchObject({ quarantine: null, body: { text: expect.stringContaining("caf") } });
});

test("F11 header fields that are no UTF-8 are read as what Windows wrote, those that are stay as they are", async () => {
  const legacy =
    'From: "J\xfcrgen" <j@x.test>\r\nSubject: Gr\xfc\xdfe \x96 =?utf-8?Q?caf=C3=A9?=\r\nTo: "\xc3\x84nne" <a@x.test>\r\n';
  const { headers, body } = await read(`${legacy}Content-Type: text/html; charset=utf-8\r\n\r\n<p>gr\xc3\xbcn</p>`);
  expect(headers).toMatchObject({
    ...{ subject: "Grüße – café", from: { name: "Jürgen", address: "j@x.test" }, to: [{ name: "Änne" }] },
    contentType: { type: "text/html" },
  });
  expect(body.text).toContain("grün");
});

test.each([
  ["x@example.test>", { name: "", address: "x@example.test" }],
  ["<script>alert(1)</script> <s@example.test>", { name: "", address: "s@example.test" }],
  ["<b> s@example.test", { name: "", address: "s@example.test" }],
  ["<b> s@example.test, t@example.test", { address: "b" }],
  ['"john doe"@example.test', { address: expect.stringMatching(/^"?john doe"?@example\.test$/) }],
  ["Ann <a@[192.0.2.1]>", { name: "Ann", address: "a@[192.0.2.1]" }],
])("F11 the From %s can be answered where that is no guess", async (from, expected) => {
  const { headers } = await read(`From: ${from}\r\n\r\ntext\r\n`);
  expect(headers.from).toMatchObject(expected);
});

test("a mail of HTML only gets a text, without script and style", async () => {
  const { body } = await read(
    "Content-Type: text/html\r\n\r\n<style>p{}</style><p>Hello</p><script>alert(1)</script><p>you",
  );
  expect(body.text?.replace(/\s+/g, " ").trim()).toBe("Hello you");
});

test.each([
  ["names no boundary", "multipart/mixed", "8bit", "Gr\xc3\xbc\xc3\x9fe\r\nand more"],
  [
    "names a boundary that never occurs",
    'multipart/alternative; boundary="b"',
    "quoted-printable",
    "Gr=C3=BC=C3=9Fe\r\nand more",
  ],
  ["has only a preamble, as Windows wrote it", "multipart/mixed; boundary=", "7bit", "Gr\xfc\xdfe\r\nand more"],
])("F11 the text of a multipart that %s is shown", async (_name, type, encoding, text) => {
  const { body, quarantine } = await read(
    `Subject: no parts\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${text}\r\n`,
  );
  expect(quarantine).toBeNull();
  expect(body.text?.trim()).toBe("Grüße\nand more");
});

const told = "The door is broken.\nNote: it was yesterday.";
test.each([
  ["nothing but traces", "Return-Path: <a@b.test>\r\n", "The door is broken.\r\nNote: it was yesterday.\r\n", told],
  ["fields", "From: a@b.test\r\nSubject: the door\r\n", told, told],
  [
    "more paragraphs",
    "From: a@b.test\r\nSubject: the door\r\n",
    `${told}\r\n\r\nRegards,\r\nJane`,
    `${told}\n\nRegards,\nJane`,
  ],
  ["HTML", "Content-Type: text/html\r\n", "<p>The door</p>\r\n<p>is broken.</p>", "The door\n\nis broken."],
  ["a multipart's type", "Content-Type: multipart/mixed\r\n", told, told],
  ["base64", "Content-Transfer-Encoding: base64\r\n", Buffer.from(told).toString("base64"), told],
])(
  "F11 the text of a mail with %s and without an empty line before it is shown",
  async (_name, header, text, shown) => {
    const mail = Buffer.from(header + text);
    for (const source of [mail, cut(mail, 1), cut(mail, 7)]) {
      const { body, quarantine } = await parser.parse({ mail: source, fields: [], storeAttachment });
      expect(quarantine).toBeNull();
      expect(body.text?.trim()).toBe(shown);
    }
  },
);

test("F11 a multipart without the empty line keeps its parts", async () => {
  const part = "Content-Type: text/plain\r\n\r\nThe door is broken.\r\n--b--";
  const { body } = await read(`From: a@b.test\r\nContent-Type: multipart/mixed; boundary="b"\r\n--b\r\n${part}\r\n`);
  expect(body.text?.trim()).toBe("The door is broken.");
});

test("F11 a broken line among the fields costs none of them, and is no text", async () => {
  const { headers, body } = await read(
    "X-Scan: ok\r\nsee report\r\nFrom: a@b.test\r\nSubject: the door\r\n\r\nIt broke.\r\n",
  );
  expect([headers.from?.address, headers.subject, body.text?.trim()]).toEqual(["a@b.test", "the door", "It broke."]);
});

test("F11 a mail without text that only has a line from an mbox stays empty", async () => {
  const { body } = await read("From a@b.test Mon Nov 23 10:00:00 2026\r\nSubject: nothing\r\n\r\n");
  expect(body.text?.trim() ?? "").toBe("");
});

test("F11 a multipart whose parts are empty stays empty", async () => {
  const { body } = await read('Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\n\r\n--b--\r\n');
  expect(body.text?.trim() ?? "").toBe("");
});

test.each([
  ["in quotes", '"base64"', "R3LDvMOfZQ=="],
  ["with a semicolon", "base64;", "R3LDvMOfZQ=="],
  ["with a parameter", "Base64 ; x=y", "R3LDvMOfZQ=="],
  ["in quotes on a line of its own", '\r\n "quoted-printable"', "Gr=C3=BC=C3=9Fe"],
])("F11 a transfer encoding %s is understood, of a mail and of a part", async (_name, encoding, text) => {
  const fields = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  const head = "From: a@b.test\r\nSubject: =?utf-8?Q?caf=C3=A9?= gr\xc3\xbcn\r\n";
  const multipart = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${fields}${text}\r\n--b--\r\n`;
  for (const written of [`${head}${fields}${text}\r\n`, multipart]) {
    const mail = Buffer.from(written, "latin1");
    for (const source of [mail, cut(mail, 7)]) {
      const { body, headers } = await parser.parse({ mail: source, fields: [], storeAttachment });
      expect(body).toMatchObject({ text: expect.stringMatching(/^Grüße\s*$/), attachments: [] });
      expect(headers.subject).toBe("café grün");
    }
  }
});

test("a delivery report names the mail it is about, and says what became of whom", async () => {
  const parts = [
    "Content-Type: text/plain\r\n\r\nsorry",
    [
      "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.y.test\r\n\r\nFinal-Recipient: rfc822; x@y.test",
      "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n no such user",
    ].join("\r\n"),
    "Content-Type: text/rfc822-headers\r\n\r\nFrom: a@b.test\r\nMessage-ID: <original@mailroom.test>",
  ];
  const type = 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"';
  const { body, headers } = await read(`${type}\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join("")}--b--\r\n`);
  expect(body.reportedMessageIds).toEqual(["<original@mailroom.test>"]);
  expect(body.reportedRecipients).toEqual([
    { address: "x@y.test", action: "failed", status: "5.1.1", diagnostic: "550 5.1.1 no such user" },
  ]);
  expect(body.attachments.map(({ contentType }) => contentType)).toContain("message/delivery-status");
  expect(headers.contentType).toMatchObject({
    type: "multipart/report",
    parameters: { "report-type": "delivery-status" },
  });
});

test("F1 after a mail nobody can read, the next one is read by a fresh thread", async () => {
  const parts = Array.from({ length: 1200 }, (_, n) => `--b\r\nContent-Type: image/png\r\n\r\n${n}\r\n`).join("");
  const hostile = `Subject: hostile\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b--\r\n`;
  expect(await read(hostile)).toMatchObject({
    quarantine: { code: "too-many-parts" },
    headers: { subject: "hostile" },
  });
  expect(await read("Subject: fine\r\n\r\nbody")).toMatchObject({
    quarantine: null,
    body: { text: "body", attachments: [] },
  });
});
