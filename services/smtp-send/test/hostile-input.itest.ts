/**
 * Hostile values in every field of a message: it either goes out with exactly the header fields and recipients it should
 * have, or its delivery fails and says why.
 */
import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { attackInput, testWithAttackInputs } from "@mailroom/test-kit/attack-inputs";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { OutgoingMessage } from "@mailroom/contracts/events/delivery";
import { makeLogger } from "@mailroom/runtime/logger";
import { eventually } from "@mailroom/test-kit/eventually";
import { plainAccount } from "./account.ts";
import { messageFrom, useSmtpSend } from "./running-service.ts";
import { useScriptedServer } from "./scripted-server.ts";

const server = useScriptedServer();
const service = useSmtpSend({ instances: 0 });

const logged: string[] = [];
const destination = new Writable({
  write(chunk: Buffer, _encoding, done) {
    logged.push(chunk.toString());
    done();
  },
});
const logger = makeLogger({ service: "smtp-send", level: "debug", destination });

const expectedFields =
  "From To Cc Reply-To Subject Message-ID In-Reply-To References Date MIME-Version Content-Type X-Mark"
    .toLowerCase()
    .split(" ");
const partFields = ["content-type", "content-transfer-encoding", "content-disposition", "content-id"];

/** Names of the top header's fields, and of those of all parts. */
function fieldNames(source: string): { top: string[]; parts: string[] } {
  const names = (header: string) =>
    header
      .split(/\r\n(?![ \t])/)
      .filter((line) => line !== "")
      .map((line) => (/^([!-9;-~]+):/.exec(line)?.[1] ?? `not a field: ${line}`).toLowerCase());
  const [top = "", ...rest] = source.split("\r\n\r\n");
  const boundary = /boundary="([^"]+)"/.exec(top)?.[1] ?? "none";
  const parts = rest.join("\r\n\r\n").split(`--${boundary}`).slice(1, -1);
  return { top: names(top), parts: parts.flatMap((part) => names(part.trimStart().split("\r\n\r\n")[0] ?? "")) };
}

async function sendAll(messages: OutgoingMessage[]): Promise<Map<string, { state: string; detail: string | null }>> {
  await Promise.all(messages.map((message) => service.send(message)));
  return eventually(
    async () => {
      const rows = await service.query<{ delivery_id: string; state: string; detail: string | null }>(
        "select delivery_id, state, detail from delivery where state in ('sent', 'failed') and delivery_id = any ($1)",
        [messages.map(({ deliveryId }) => deliveryId)],
      );
      expect(rows).toHaveLength(messages.length);
      return new Map(rows.map((row) => [row.delivery_id, row]));
    },
    { deadlineMs: 60_000, everyMs: 200 },
  );
}

/** A message with one value in one field; null where a field does not travel this way. */
function hostile(account: AccountSnapshot, field: string, value: string, hash: string): OutgoingMessage {
  const at = (address: string, name = "") => ({ name, address });
  const attachment = { n: 1, filename: "a.txt", contentType: "text/plain", contentId: "one@acme.test" };
  const changed = (name: string, usual: string) => (field === name ? value : usual);
  return messageFrom(account, {
    from: at(changed("from.address", account.emailAddress), changed("from.name", "Desk")),
    to: [at("to@good.test", changed("to.name", "Customer"))],
    cc: [at(changed("cc.address", "cc@good.test"))],
    bcc: [at(changed("bcc.address", "bcc@good.test"))],
    replyTo: [at(changed("replyTo.address", "desk@acme.test"))],
    subject: changed("subject", "Re: lamp"),
    inReplyTo: changed("inReplyTo", "<q@good.test>"),
    references: ["<first@good.test>", changed("references", "<q@good.test>")],
    ...(field === "messageId" ? { messageId: value } : {}),
    extraHeaders: [{ name: changed("headers.key", "X-Mark"), value: changed("headers.value", "1") }],
    attachments: [
      {
        ...{ ...attachment, sizeBytes: 4, hash, disposition: "attachment" },
        filename: changed("attachment.filename", attachment.filename),
        contentId: changed("attachment.cid", attachment.contentId),
        contentType: changed("attachment.contentType", attachment.contentType),
      },
    ],
  });
}

const fields = [
  ...["from.address", "from.name", "to.name", "cc.address", "bcc.address", "replyTo.address", "subject", "inReplyTo"],
  ...["references", "messageId", "headers.key", "headers.value"],
  ...["attachment.filename", "attachment.cid", "attachment.contentType"],
];

async function prove(newlines: readonly string[]): Promise<void> {
  server.sessions.length = 0;
  const hash = await service.storeBlob("data");
  // An account of its own, so that no connection of an earlier test is used.
  const account = await service.account({ ...plainAccount(server.port), accountId: randomUUID() });
  const cases = newlines.flatMap((newline) =>
    fields.map((field) => ({ field, message: hostile(account, field, `x${newline}Bcc: evil@evil.test`, hash) })),
  );
  const results = await sendAll(cases.map(({ message }) => message));
  const sources = server.sessions.flatMap(({ bodies }) => bodies);
  expect(sources).toHaveLength([...results.values()].filter(({ state }) => state === "sent").length);
  for (const result of results.values()) {
    if (result.state === "failed") expect(result.detail).toMatch(/kept from being sent|header|Message-ID/);
  }
  for (const source of sources) {
    const { top, parts } = fieldNames(source);
    expect(top.toSorted()).toEqual(expectedFields.toSorted());
    expect(parts.filter((name) => !partFields.includes(name))).toEqual([]);
  }
  const allowed = ["to@good.test", "cc@good.test", "bcc@good.test"].map((address) => `RCPT TO:<${address}>`);
  expect(new Set(server.recipients())).toEqual(new Set(allowed));
}

describe("hostile input", () => {
  test("a line break in any field adds no header field and no recipient", async () => {
    await service.startInstance(logger);
    await prove(["\r\n", "\n", "\u0000", "\u2028", "=?utf-8?Q?=0D=0ABcc:_evil@evil.test?="]);
  }, 90_000);

  testWithAttackInputs(
    "the collected line breaks in any field add no header field and no recipient",
    async () => {
      const list = JSON.parse(attackInput("header-injection.json")) as { newlines: { s: string }[] };
      await prove(list.newlines.map(({ s }) => s));
    },
    90_000,
  );

  testWithAttackInputs(
    "the collected recipients get the message at their own domain, or it fails",
    async () => {
      server.sessions.length = 0;
      const account = await service.account({ ...plainAccount(server.port), accountId: randomUUID() });
      const { cases } = JSON.parse(attackInput("recipients.json")) as { cases: { in: string }[] };
      const fitting = cases.filter((hostileCase) => hostileCase.in.length <= 1000);
      await sendAll(fitting.map((one) => messageFrom(account, { to: [{ name: "", address: one.in }] })));
      expect(server.recipients().filter((line) => /evil/i.test(line.split("@").at(-1) ?? ""))).toEqual([]);
      expect(server.recipients().filter((line) => !/^RCPT TO:<("[^"<>]*"|[^<>\s@"]+)@[^<>\s@]+>$/.test(line))).toEqual(
        [],
      );
    },
    90_000,
  );

  test("F16 no address and no subject reaches the log, whatever fails", async () => {
    const account = await service.account({ ...plainAccount(server.port), accountId: randomUUID() });
    const canaries = ["canary-subject", "canary@good.test", "canary-reply"];
    server.behave((step) => (step === "RCPT" ? "550 5.1.1 <canary@good.test> canary-reply" : null));
    const message = messageFrom(account, {
      subject: "canary-subject",
      to: [{ name: "", address: "canary@good.test" }],
    });
    await service.query("alter table delivery add constraint none_fails check (state <> 'failed') not valid");
    await service.send(message);
    await eventually(() => {
      expect(logged.join("")).toContain("attempt not recorded");
    });
    await service.query("alter table delivery drop constraint none_fails");
    await service.reaches(message.deliveryId, "failed");
    for (const canary of canaries) expect(logged.join("")).not.toContain(canary);
  });
});
