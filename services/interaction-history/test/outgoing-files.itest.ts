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
import { cleanUpUploads } from "../src/operations/manage-uploads.ts";
import { makeUnitOfWork } from "../src/store/unit-of-work.ts";
import { admin, agentOf, internalKey, mailTo, type MailOverrides, useHistory } from "./history.ts";

const history = useHistory();
const ada = uuidv7();
const megabyte = 1024 * 1024;
let account: AccountSnapshot;
let blobs: Blobs;

beforeAll(async () => {
  account = await history.makeAccount({ agentIds: [ada] });
  blobs = await openBlobs(history.blobsUrl(), { max: 2, applicationName: "test" });
}, 30_000);
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
});

async function cleanUp(now: Date): Promise<void> {
  const outbox = { append: () => "" };
  const work = makeUnitOfWork({ tx: history.database(), send: () => undefined, outbox });
  const transact = <T>(run: (unit: typeof work) => Promise<T>) => run(work);
  await cleanUpUploads({ read: work, transact, content: blobs, newId: uuidv7, clock: { now: () => now } });
}
