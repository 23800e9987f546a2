/** Files on outgoing mail: uploads, files of canned answers, and what a forward carries. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Blobs } from "@mailroom/blobs/blobs";
import { openBlobs } from "@mailroom/blobs/open-blobs";
import type { Upload } from "@mailroom/contracts/api/upload";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { cannedAnswerChanged, type CannedAnswerSnapshot } from "@mailroom/contracts/events/canned-answer";
import { settingsChanged, settingsKey } from "@mailroom/contracts/events/settings";
import type { Principal } from "@mailroom/contracts/principal";
import { settingsDefaults } from "@mailroom/contracts/settings-values";
import { principalHeader, signPrincipal } from "@mailroom/http/principal-token";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { sql } from "kysely";
import { forgetCommands } from "../src/operations/forget-commands.ts";
import { cleanUpUploads } from "../src/operations/manage-uploads.ts";
import { releaseUnsent } from "../src/operations/outgoing-content.ts";
import { makeUnitOfWork } from "../src/store/unit-of-work.ts";
import { admin, adminId, agentOf, internalKey, mailTo, type MailOverrides, useHistory } from "./history.ts";

const history = useHistory();
const ada = uuidv7();
const megabyte = 1024 * 1024;
let account: AccountSnapshot;
let blobs: Blobs;

beforeAll(async () => {
  account = await history.makeAccount({ agentIds: [ada] });
  blobs = await openBlobs(history.blobsUrl(), { max: 2, applicationName: "test" });
});
afterAll(() => blobs.close());

type UploadAnswer = { readonly status: number; readonly body: Upload & { code: string; detail: string } };

async function upload(content: string | Buffer, filename = "box.pdf", as: Principal = agentOf(ada)) {
  const response = await fetch(
    `${history.url()}/api/v1/uploads?filename=${encodeURIComponent(filename)}&contentType=application%2Fpdf`,
    {
      method: "POST",
      headers: { "content-type": "application/octet-stream", [principalHeader]: await signPrincipal(as, internalKey) },
      body: new Uint8Array(Buffer.from(content)),
    },
  );
  return { status: response.status, body: await response.json() } as UploadAnswer;
}

const hashOf = (content: string) => createHash("sha256").update(content).digest("hex");

async function open(overrides: MailOverrides = {}) {
  const row = await history.receive(mailTo(account, overrides));
  return { interactionId: row.interaction_id, messageId: row.id };
}

function post(path: string, body: Record<string, unknown>, { as = agentOf(ada), key = uuidv7() } = {}) {
  return history.call("POST", path, { as, body, headers: { "idempotency-key": key } });
}

async function commandOf(deliveryId: string) {
  const [command] = await history.announced(deliveryId);
  return command?.data;
}

async function setLimit(maxAttachmentMegabytes: number, version: number): Promise<void> {
  await history.publish(settingsChanged, settingsKey, { ...settingsDefaults, version, maxAttachmentMegabytes });
  await eventually(async () => {
    const { body } = await history.call("GET", "/attachment-limits", { as: agentOf(ada) });
    expect(body).toMatchObject({ maxTotalBytes: maxAttachmentMegabytes * megabyte });
  });
}

async function publishCanned(changes: Partial<CannedAnswerSnapshot> = {}): Promise<CannedAnswerSnapshot> {
  const bytes = Buffer.from(`opening hours ${uuidv7()}`);
  const file = {
    attachmentId: uuidv7(),
    filename: "hours.pdf",
    contentType: "application/pdf",
    sizeBytes: bytes.length,
  };
  const snapshot = {
    ...{ cannedAnswerId: uuidv7(), version: 1, accountId: null, key: "hours", deleted: false },
    attachments: [{ ...file, hash: await history.storeBlob(bytes) }],
    ...changes,
  };
  await history.publish(cannedAnswerChanged, snapshot.cannedAnswerId, snapshot);
  return snapshot;
}

const namesOf = (answer: CannedAnswerSnapshot) =>
  answer.attachments.map(({ attachmentId }) => ({ cannedAnswerId: answer.cannedAnswerId, attachmentId }));

describe("files of a reply", () => {
  test("S98 uploads go with it in their order, and stand at the message, to be downloaded", async () => {
    const { interactionId } = await open();
    const one = await upload("first", "../../Größe\u202Efdp.exe");
    const two = await upload(Buffer.alloc(600_000, 1), "box.pdf");
    expect(one).toMatchObject({
      status: 201,
      body: { filename: "Größefdp.exe", contentType: "application/pdf", sizeBytes: 5 },
    });
    const attachmentIds = [two.body.id, one.body.id];
    const { body } = await post(`/interactions/${interactionId}/reply`, { text: "Here it is.", attachmentIds });
    expect((await commandOf(body.deliveryId))?.attachments).toMatchObject([
      { n: 1, filename: "box.pdf", sizeBytes: 600_000, disposition: "attachment", contentId: null },
      { n: 2, filename: "Größefdp.exe", sizeBytes: 5, hash: hashOf("first") },
    ]);
    const message = (await history.call("GET", `/messages/${body.messageId}`)).body;
    expect(message.attachments).toMatchObject([
      { n: 1, filename: "box.pdf" },
      { n: 2, filename: "Größefdp.exe", inline: false },
    ]);
    expect((await history.call("GET", `/messages/${body.messageId}/attachments/2`)).text).toBe("first");
  });

  test("S98 are its author's alone, and named where they are not there", async () => {
    const { interactionId } = await open();
    const { body: mine } = await upload("mine");
    const { body: other } = await upload("other", "x.pdf", admin);
    expect((await history.call("GET", `/uploads/${other.id}`, { as: agentOf(ada) })).status).toBe(404);
    expect((await history.call("DELETE", `/uploads/${other.id}`, { as: agentOf(ada) })).status).toBe(404);
    const answer = await post(`/interactions/${interactionId}/reply`, {
      text: "x",
      attachmentIds: [mine.id, other.id],
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: "file-gone", errors: [{ pointer: "/attachmentIds/1" }] },
    });
    expect((await history.call("DELETE", `/uploads/${mine.id}`, { as: agentOf(ada) })).status).toBe(204);
    expect((await history.call("GET", `/uploads/${mine.id}`, { as: agentOf(ada) })).status).toBe(404);
  });

  test("X12 have the global setting's size together, to the byte; the refusal names it", async () => {
    await setLimit(1, 2);
    const { interactionId } = await open();
    const whole = await upload(Buffer.alloc(megabyte, 2));
    const tooLong = await upload(Buffer.alloc(megabyte + 1, 2));
    expect(tooLong).toMatchObject({ status: 413, body: { code: "attachments-too-large" } });
    expect(tooLong.body.detail).toContain("may have 1 MB together");
    const { body: byte } = await upload("b");
    const path = `/interactions/${interactionId}/reply`;
    const refused = await post(path, { text: "x", attachmentIds: [whole.body.id, byte.id] });
    expect(refused).toMatchObject({ status: 413, body: { code: "attachments-too-large" } });
    expect((await post(path, { text: "x", attachmentIds: [whole.body.id] })).status).toBe(202);
    await setLimit(25, 3);
    expect((await post(path, { text: "x", attachmentIds: [whole.body.id, byte.id] })).status).toBe(202);
  });

  test("S98 a canned answer's files go straight into the mail, of the account's own and the global answers only", async () => {
    const { interactionId } = await open();
    const shared = await publishCanned();
    const own = await publishCanned({ accountId: account.accountId });
    const foreign = await publishCanned({ accountId: uuidv7() });
    const path = `/interactions/${interactionId}/reply`;
    const sent = await eventually(async () => {
      const answer = await post(path, { text: "x", cannedAnswerAttachments: [...namesOf(own), ...namesOf(shared)] });
      expect(answer.status).toBe(202);
      return answer;
    });
    const hashes = [own, shared].map(({ attachments }) => attachments[0]?.hash);
    expect((await commandOf(sent.body.deliveryId))?.attachments.map(({ hash }) => hash)).toEqual(hashes);
    await eventually(async () => {
      const { rows } = await sql`
        select from canned_attachment where canned_answer_id = ${foreign.cannedAnswerId}`.execute(history.database());
      expect(rows).toHaveLength(1);
    });
    expect(await post(path, { text: "x", cannedAnswerAttachments: namesOf(foreign) })).toMatchObject({
      status: 422,
      body: { code: "file-gone", errors: [{ pointer: "/cannedAnswerAttachments/0" }] },
    });
  });

  test("S98 a canned answer that is deleted meanwhile takes nothing from mail, written or being written", async () => {
    const { interactionId } = await open();
    const answer = await publishCanned();
    const [hash = ""] = answer.attachments.map((file) => file.hash);
    const path = `/interactions/${interactionId}/reply`;
    const body = { text: "x", cannedAnswerAttachments: namesOf(answer) };
    const written = await eventually(async () => {
      const sent = await post(path, body);
      expect(sent.status).toBe(202);
      return sent;
    });
    await history.publish(cannedAnswerChanged, answer.cannedAnswerId, { ...answer, version: 2, deleted: true });
    await eventually(async () => {
      const { rows } = await sql`
        select from canned_attachment where hash = ${hash} and removed_at is not null`.execute(history.database());
      expect(rows).toHaveLength(1);
    });
    expect((await post(path, body)).status).toBe(202);
    await sql`update canned_attachment set removed_at = removed_at - interval '25 hours'`.execute(history.database());
    await cleanUp(new Date());
    expect(await post(path, body)).toMatchObject({ status: 422, body: { code: "file-gone" } });
    expect((await history.call("GET", `/messages/${written.body.messageId}/attachments/1`)).bytes).toHaveLength(50);
  });

  test("S98 uploads are dropped after 48 hours, content without a row too; what a message has stays", async () => {
    const { interactionId } = await open();
    const { body: used } = await upload("used");
    const { body: unused } = await upload("unused");
    const sent = await post(`/interactions/${interactionId}/reply`, { text: "x", attachmentIds: [used.id] });
    const lost = `upload:${uuidv7()}`;
    await blobs.write(Buffer.from("lost"), { reference: lost });
    const later = new Date(Date.parse(unused.createdAt) + 48 * 60 * 60 * 1000 + 60_000);
    await cleanUp(new Date());
    expect((await history.call("GET", `/uploads/${unused.id}`, { as: agentOf(ada) })).status).toBe(200);
    await cleanUp(later);
    expect((await history.call("GET", `/uploads/${unused.id}`, { as: agentOf(ada) })).status).toBe(404);
    const query = { prefix: "upload:", addedBefore: later, limit: 500 };
    expect(await blobs.listReferences(query)).toEqual([]);
    expect((await history.call("GET", `/messages/${sent.body.messageId}/attachments/1`)).text).toBe("used");
  });

  test("S98 uploads that no message has used have a quota a person; used and removed ones do not count", async () => {
    const cleo = agentOf(uuidv7());
    const { interactionId } = await open();
    await sql`
      insert into upload (id, owner_id, filename, content_type, size_bytes, hash, created_at)
      select gen_random_uuid(), ${`user:${adminId}`}, 'x', 'x/y', 1, '', now()
      from generate_series(1, 299)`.execute(history.database());
    const both = await Promise.all([upload("a", "a.pdf", admin), upload("b", "b.pdf", admin)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 429]);
    expect(both.find(({ status }) => status === 429)?.body.code).toBe("upload-quota-reached");
    expect((await upload("c", "c.pdf", cleo)).status).toBe(201);
    const taken = both.find(({ status }) => status === 201)?.body.id ?? "";
    const sent = await post(
      `/interactions/${interactionId}/reply`,
      { text: "x", attachmentIds: [taken] },
      { as: admin },
    );
    expect(sent.status).toBe(202);
    expect((await upload("d", "d.pdf", admin)).status).toBe(201);
    expect((await upload("e", "e.pdf", admin)).status).toBe(429);
    await sql`delete from upload where filename = 'x'`.execute(history.database());
  });

  test("commands that were carried out are known until nothing can bring them again", async () => {
    const [old, recent] = [uuidv7(), uuidv7()];
    await sql`
      insert into carried_out_command (command_id, at)
      values (${old}, now() - interval '31 days'), (${recent}, now() - interval '29 days')`.execute(history.database());
    await cleanUp(new Date());
    const { rows } = await sql<{ id: string }>`
      select command_id as id from carried_out_command where command_id in (${old}, ${recent})`.execute(
      history.database(),
    );
    expect(rows).toEqual([{ id: recent }]);
  });

  test("S98 what a message that was refused had taken along is let go of", async () => {
    const { interactionId } = await open();
    const path = `/interactions/${interactionId}/reply`;
    const { body: file } = await upload("kept");
    const sent = await post(path, { text: "x", attachmentIds: [file.id] });
    const lost = uuidv7();
    const { hash } = await blobs.write(Buffer.from("never sent"), { reference: `sending:${lost}` });
    await blobs.addReference(hash, `message:${lost}`);
    const later = new Date(Date.now() + 49 * 60 * 60 * 1000);
    const listed = (prefix: string) => blobs.listReferences({ prefix, addedBefore: later, limit: 500 });
    expect(await listed("sending:")).toEqual(expect.arrayContaining([`sending:${sent.body.messageId}`]));
    await cleanUp(new Date());
    expect(await listed("message:")).toContain(`message:${lost}`);
    await cleanUp(later);
    expect(await listed("sending:")).toEqual([]);
    expect(await listed("message:")).not.toContain(`message:${lost}`);
    expect((await history.call("GET", `/messages/${sent.body.messageId}/attachments/1`)).text).toBe("kept");
  });
});

describe("a forward", () => {
  const carla = "carla@customer.test";
  const forward = (messageId: string, body: Record<string, unknown> = {}, options = {}) =>
    post(`/messages/${messageId}/forward`, { to: ["Bob <bob@carrier.test>"], ...body }, options);

  async function fileOf(name: string, contentType: string, more: Record<string, unknown> = {}) {
    const bytes = Buffer.from(`${name} ${uuidv7()}`);
    const hash = await history.storeBlob(bytes);
    const file = {
      filename: name,
      contentType,
      sizeBytes: bytes.length,
      hash,
      contentId: null,
      disposition: "attachment" as const,
    };
    return { ...file, ...more };
  }

  test("S99 carries the chosen message with its attachments, stays in its interaction and answers nobody", async () => {
    const files = [
      await fileOf("box.jpg", "image/jpeg"),
      await fileOf("../../in\u202Evoice.pdf", "application/pdf; name=x"),
    ];
    const attachments = files.map((file, index) => ({ n: index + 1, ...file }));
    const { interactionId, messageId } = await open({
      attachments,
      receivedAt: "2026-03-02T10:00:00.000Z",
      headers: {
        date: "2026-03-02T09:59:00.000Z",
        subject: "Re: Parcel\r\nBcc: evil@evil.test",
        from: { name: "Carla\r\nTo: evil@evil.test", address: carla },
      },
    });
    const answer = await forward(messageId, { cc: ["boss@desk.test"], text: "Please look." });
    expect(answer).toMatchObject({ status: 202, body: { interactionId } });
    const command = await commandOf(answer.body.deliveryId);
    expect(command).toMatchObject({
      to: [{ name: "Bob", address: "bob@carrier.test" }],
      cc: [{ name: "", address: "boss@desk.test" }],
      subject: "Fwd: Parcel Bcc: evil@evil.test",
      inReplyTo: null,
      attachments: [
        { n: 1, filename: "box.jpg", contentType: "image/jpeg", hash: files[0]?.hash },
        { n: 2, filename: "invoice.pdf", contentType: "application/pdf", hash: files[1]?.hash },
      ],
    });
    expect(command?.text).toEqual({
      kind: "inline",
      text: [
        ...["Please look.", "", "---------- Forwarded message ----------"],
        `From: Carla To: evil@evil.test <${carla}>`,
        "Date: Mon, 02 Mar 2026 09:59:00 GMT",
        "Subject: Re: Parcel Bcc: evil@evil.test",
        ...[`To: ${account.emailAddress}`, "", "Hello,", "where is my parcel?", "Carla"],
      ].join("\n"),
    });
    const message = (await history.call("GET", `/messages/${answer.body.messageId}`)).body;
    expect(message).toMatchObject({ direction: "out", author: "agent", agentId: ada, join: { reason: "forward" } });
    expect((await history.call("GET", `/messages/${answer.body.messageId}/attachments/2`)).text).toMatch(/^\.\./);
    const events = await history.announced(interactionId);
    expect(events.at(-1)).toMatchObject({ data: { joinReason: "forward", forward: true, direction: "out" } });
    expect((await history.call("GET", `/interactions/${interactionId}`)).body).toMatchObject({
      unread: true,
      messageCount: 2,
    });
  });

  test("S99 too long to be sent is refused at once, and leaves no message", async () => {
    const long = Buffer.alloc(1_000_000, "&");
    const text = { kind: "blob" as const, hash: await history.storeBlob(long), sizeBytes: long.length };
    const { interactionId, messageId } = await open({ text });
    expect((await forward(messageId)).status).toBe(202);
    // each & has five bytes in HTML
    const refused = await forward(messageId, { text: "&".repeat(200_000) });
    expect(refused).toMatchObject({ status: 413, body: { code: "message-too-large" } });
    expect((await history.call("GET", `/interactions/${interactionId}`)).body.messageCount).toBe(2);
  });

  test("S46 S99 on adds all earlier messages and no later one, off adds none; hidden copies stay hidden", async () => {
    const rule = await history.makeAccount({ agentIds: [ada], includeMessageOnForward: true });
    const first = await history.receive(
      mailTo(rule, {
        text: { kind: "inline", text: "The first one." },
        attachments: [{ n: 1, ...(await fileOf("old.pdf", "x/y")) }],
      }),
    );
    const interactionId = first.interaction_id;
    const path = `/interactions/${interactionId}/reply`;
    const reply = await post(path, { text: "The second one.", bcc: ["hidden@desk.test"] });
    const { references } = (await history.call("GET", `/messages/${reply.body.messageId}`)).body;
    const third = await history.receive(
      mailTo(rule, { text: { kind: "inline", text: "The third one." }, headers: { references: [...references] } }),
    );
    expect(third.interaction_id).toBe(interactionId);
    await post(path, { text: "The fourth one." });
    const textOf = async (deliveryId: string) => {
      const text = (await commandOf(deliveryId))?.text;
      return text?.kind === "inline" ? text.text : "";
    };
    const all = await forward(third.id);
    const carried = await textOf(all.body.deliveryId);
    const found = [...carried.matchAll(/The (\w+) one\.|-- (Earlier|Forwarded)|not included: (.*)/g)].map(
      (match) => match[1] ?? match[2] ?? match[3],
    );
    expect(found).toEqual(["Forwarded", "third", "Earlier", "second", "Earlier", "old.pdf", "first"]);
    expect((await commandOf(all.body.deliveryId))?.attachments).toEqual([]);
    expect(carried).not.toContain("hidden@desk.test");
    await history.makeAccount({ ...rule, version: 2, includeMessageOnForward: false });
    const one = await textOf((await forward(third.id)).body.deliveryId);
    expect(one).toContain("The third one.");
    expect(one).not.toMatch(/first|second|fourth|Earlier/);
  });

  test("S99 HTML goes as it is shown: safe, with its images, each once, and the attachments that were chosen", async () => {
    const logo = await fileOf("logo.png", "image/png", { contentId: "logo@x", disposition: "inline" });
    const attachments = [logo, await fileOf("a.pdf", "application/pdf"), await fileOf("b.pdf", "application/pdf")];
    const html = `<p onclick="x()">Hi</p><script>x</script><img src="cid:logo@x"><img src="cid:logo%40x"><img src="https://far.test/i.png">`;
    const { messageId } = await open({
      html: { kind: "inline", text: html },
      attachments: attachments.map((file, index) => ({ n: index + 1, ...file })),
    });
    expect(await forward(messageId, { attachments: [2, 9] })).toMatchObject({
      status: 422,
      body: { code: "file-gone", errors: [{ pointer: "/attachments/1" }] },
    });
    const { body } = await forward(messageId, { attachments: [2] });
    const command = await commandOf(body.deliveryId);
    const [pdf, image] = command?.attachments ?? [];
    expect([pdf?.filename, image?.filename, command?.attachments.length]).toEqual(["a.pdf", "logo.png", 2]);
    expect(image).toMatchObject({
      disposition: "inline",
      contentId: expect.stringMatching(/^[0-9a-f]{32}@desk\.test$/) as unknown,
    });
    const sent = command?.html?.kind === "inline" ? command.html.text : "";
    expect(sent.split(`<img src="cid:${image?.contentId ?? ""}"`)).toHaveLength(3);
    expect(sent).toContain('<img src="https://far.test/i.png"');
    expect(sent).not.toMatch(/script|onclick|data-/);
    const page = (await history.call("GET", `/messages/${body.messageId}/body`)).text;
    expect(page.split('<img src="data:image/png;base64,')).toHaveLength(3);
    const { attachments: shown } = (await history.call("GET", `/messages/${body.messageId}`)).body;
    expect(shown.map(({ inline }) => inline)).toEqual([false, true]);
  });

  test("X12 S99 keeps to the size of all files together, and takes uploads along", async () => {
    const big = await history.storeBlob(Buffer.alloc(megabyte, 3));
    const file = {
      n: 1,
      ...(await fileOf("big.bin", "application/octet-stream")),
      hash: big,
      sizeBytes: 25 * megabyte,
    };
    const { messageId } = await open({ attachments: [file] });
    const { body: more } = await upload("more");
    expect(await forward(messageId, { attachmentIds: [more.id] })).toMatchObject({
      status: 413,
      body: { code: "attachments-too-large" },
    });
    const { body } = await forward(messageId, { attachmentIds: [more.id], attachments: [] });
    expect((await commandOf(body.deliveryId))?.attachments.map(({ filename }) => filename)).toEqual(["box.pdf"]);
  });

  test("X12 S46 S99 images of earlier messages stay behind where they would crowd out the agent's own files", async () => {
    const rule = await history.makeAccount({ agentIds: [ada], includeMessageOnForward: true });
    const image = await fileOf("photo.png", "image/png", { disposition: "inline" });
    // more than a message may have, each another picture to all appearances
    const images = Array.from({ length: 98 }, (_, index) => ({ n: index + 2, ...image, contentId: `i${index}@x` }));
    const hashes = await Promise.all(images.map(({ contentId }) => history.storeBlob(Buffer.from(contentId))));
    const large = { n: 1, ...image, contentId: "large@x", sizeBytes: 25 * megabyte };
    const attachments = [large, ...images.map((each, index) => ({ ...each, hash: hashes[index] ?? "" }))];
    const html = attachments.map(({ contentId }) => `<img src="cid:${contentId}">`).join("");
    const { headers } = await mailBefore(rule, { html: { kind: "inline", text: html }, attachments });
    const { id } = await history.receive(mailTo(rule, { headers: { inReplyTo: [headers.messageId ?? ""] } }));
    const own = [await upload("one"), await upload("two")].map(({ body }) => body.id);
    const answer = await forward(id, { attachmentIds: own });
    expect(answer.status).toBe(202);
    const carried = (await commandOf(answer.body.deliveryId))?.attachments ?? [];
    expect(carried).toHaveLength(99);
    expect(carried.filter(({ filename }) => filename === "box.pdf")).toHaveLength(2);
    expect(carried.some(({ hash }) => hash === large.hash)).toBe(false);
  });

  async function mailBefore(of: AccountSnapshot, overrides: MailOverrides) {
    const mail = mailTo(of, overrides);
    await history.receive(mail);
    return mail;
  }

  test("F15 S99 asked for twice with one key is sent once; who may not answer may not forward", async () => {
    const { interactionId, messageId } = await open();
    const key = uuidv7();
    const [one, two] = await Promise.all([forward(messageId, {}, { key }), forward(messageId, {}, { key })]);
    expect(two.body).toEqual(one.body);
    expect((await history.call("GET", `/interactions/${interactionId}`)).body.messageCount).toBe(2);
    expect((await forward(messageId, {}, { as: agentOf(uuidv7()) })).status).toBe(404);
    expect((await forward(uuidv7())).status).toBe(404);
    expect(await forward(messageId, { to: ["nobody"] })).toMatchObject({
      status: 422,
      body: { code: "invalid-address" },
    });
    expect((await forward(messageId, { to: [] })).status).toBe(422);
  });

  test("S99 whoever was asked answers into the interaction, and the next reply still goes to the customer", async () => {
    const { interactionId, messageId } = await open();
    const { body } = await forward(messageId);
    const { references } = (await history.call("GET", `/messages/${body.messageId}`)).body;
    const headers = { from: { name: "Bob", address: "bob@carrier.test" }, references: [...references] };
    const answer = await history.receive(mailTo(account, { headers }));
    expect(answer).toMatchObject({ interaction_id: interactionId, join_reason: "token", join_confidence: "certain" });
    const reply = await post(`/interactions/${interactionId}/reply`, { text: "It is on its way." });
    expect((await commandOf(reply.body.deliveryId))?.to).toMatchObject([{ address: carla }]);
  });
});

async function cleanUp(now: Date): Promise<void> {
  const outbox = { append: () => "" };
  const work = makeUnitOfWork({ tx: history.database(), send: () => undefined, outbox });
  const transact = <T>(run: (unit: typeof work) => Promise<T>) => run(work);
  const ports = { read: work, transact, content: blobs, newId: uuidv7, clock: { now: () => now } };
  await cleanUpUploads(ports);
  await releaseUnsent(ports);
  await forgetCommands(ports);
}
