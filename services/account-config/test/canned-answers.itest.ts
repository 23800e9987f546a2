import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attackInput, hasAttackInputs } from "@mailroom/test-kit/attack-inputs";
import type { Blobs } from "@mailroom/blobs/blobs";
import { openBlobs } from "@mailroom/blobs/open-blobs";
import { type CannedAnswer, maxCannedAttachmentBytes } from "@mailroom/contracts/api/canned-answer";
import type { CannedAnswerSnapshot } from "@mailroom/contracts/events/canned-answer";
import type { Principal } from "@mailroom/contracts/principal";
import { signPrincipal } from "@mailroom/http/principal-token";
import { makeDatabase } from "@mailroom/postgres/database";
import { makePool } from "@mailroom/postgres/pool";
import { eventually } from "@mailroom/test-kit/eventually";
import { releaseOrphans } from "../src/operations/manage-canned-attachments.ts";
import { makeCannedAnswerStore } from "../src/store/canned-answer-store.ts";
import type { AccountConfigDatabase } from "../src/store/schema.ts";
import { agent, agentId, announced, createAccount, listAll, unknownId } from "./library-fixtures.ts";
import { admin, internalKey, useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});
let blobs: Blobs;
beforeAll(async () => {
  blobs = await openBlobs(service.database.blobsUrl, { max: 2, applicationName: "account-config-test" });
});
afterAll(() => blobs.close());

async function create(changes: Record<string, unknown> = {}): Promise<CannedAnswer> {
  const key = `k${randomBytes(5).toString("hex")}`;
  const answer = await service.call("POST", "/canned-answers", { body: { key, value: "We are open.", ...changes } });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as unknown as CannedAnswer;
}

type Uploaded = { status: number; code: unknown; body: CannedAnswer };

/**
 * Sends a file; without `length` in chunks of unknown number. Answers what was answered, also in the middle.
 * @throws what `pieces` throws, after breaking off; what the connection ended with where there was no answer
 */
async function upload(
  id: string,
  pieces: Iterable<Uint8Array>,
  options: { length?: number; filename?: string } = {},
): Promise<Uploaded> {
  const { length, filename = "opening.pdf" } = options;
  const url = `${service.url}/api/v1/canned-answers/${id}/attachments?filename=${encodeURIComponent(filename)}`;
  const connections = new Agent({ keepAlive: true });
  const outgoing = request(`${url}&contentType=application%2Fpdf`, {
    method: "POST",
    // a connection of its own: after a length that was a lie the next call would be taken for the file. It is kept alive, as
    // with every ordinary client: one that asks to be closed after the answer may meet the close while it still writes
    agent: connections,
    headers: {
      "content-type": "application/octet-stream",
      "mailroom-principal": await signPrincipal(admin, internalKey),
      ...(length === undefined ? {} : { "content-length": length }),
    },
  });
  const body = Readable.from(pieces, { objectMode: false });
  const answered = new Promise<Uploaded>((resolve, reject) => {
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      void text(incoming).then((content) => {
        const answer = JSON.parse(content) as CannedAnswer & { code?: string };
        resolve({ status: incoming.statusCode ?? 0, code: answer.code, body: answer });
        connections.destroy();
        body.destroy();
      }, reject);
    });
    body.on("error", (error) => {
      outgoing.destroy();
      reject(error);
    });
  });
  body.pipe(outgoing);
  return answered;
}

function* bytes(total: number): Generator<Uint8Array> {
  const piece = randomBytes(64 * 1024);
  for (let left = total; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
}

async function download(answer: CannedAnswer, index = 0, principal: Principal = admin): Promise<Response> {
  const path = `/api/v1/canned-answers/${answer.id}/attachments/${answer.attachments[index]?.id ?? unknownId}`;
  return fetch(service.url + path, { headers: { "mailroom-principal": await signPrincipal(principal, internalKey) } });
}

const references = () =>
  blobs.listReferences({ prefix: "canned:", addedBefore: new Date(Date.now() + 60_000), limit: 1000 });
/** What earlier tests have deleted may be let go of in between. */
const addedSince = async (before: readonly string[]) =>
  (await references()).filter((reference) => !before.includes(reference));

describe("a canned answer", () => {
  test("S52 has key, value and description; lists go by key; a change needs the version that was read", async () => {
    const account = await createAccount(service);
    const answer = await create({ key: "hours", description: "Opening times", accountId: account.id });
    expect(answer).toMatchObject({ format: "text", accountId: account.id, attachments: [], version: 1 });
    await create({ key: "Address", accountId: account.id, value: "<p>x</p>", format: "html" });
    const keys = await listAll<CannedAnswer>(service, `/canned-answers?accountId=${account.id}`, 1);
    expect(keys.map(({ key }) => key)).toEqual(["Address", "hours"]);
    const path = `/canned-answers/${answer.id}`;
    expect((await service.call("PATCH", path, { body: { value: "x" } })).status).toBe(428);
    const changed = await service.call("PATCH", path, { body: { description: null }, etag: '"1"' });
    expect(changed.body).toMatchObject({ description: null, value: "We are open.", version: 2 });
    expect((await service.call("PATCH", path, { body: { value: "x" }, etag: '"1"' })).status).toBe(412);
  });

  test("S52 the longest value may come as escapes, as many programs write what is not ASCII", async () => {
    const body = `{"key":"escaped","value":"${"\\ud83d\\ude00".repeat(100_000)}"}`;
    const made = await service.call("POST", "/canned-answers", { body });
    expect([made.status, Array.from(String(made.body["value"])).length]).toEqual([201, 100_000]);
  });

  test.each([
    ["value", "v".repeat(100_000), 201],
    ["value", "v".repeat(100_001), 422],
    ["value", "", 422],
    ["description", "d".repeat(2000), 201],
    ["description", "d".repeat(2001), 422],
    ["key", "k".repeat(50), 201],
    ["key", "k".repeat(51), 422],
    ["key", "two words", 422],
  ])("S52 a %s of this length is answered as it must", async (name, value, status) => {
    const body = { key: `b${randomBytes(4).toString("hex")}`, value: "x", [name]: value };
    expect((await service.call("POST", "/canned-answers", { body })).status).toBe(status);
  });

  test("S51 a key comes once in an account and once among the global ones", async () => {
    const account = await createAccount(service);
    await create({ key: "dup" });
    const own = await create({ key: "dup", accountId: account.id });
    const refused = async (body: object) => (await service.call("POST", "/canned-answers", { body })).body["code"];
    expect(await refused({ key: "DUP", value: "x" })).toBe("key-taken");
    expect(await refused({ key: "DUP", value: "x", accountId: account.id })).toBe("key-taken");
    const other = await create({ accountId: account.id });
    const renamed = await service.call("PATCH", `/canned-answers/${other.id}`, { body: { key: "dup" }, etag: "*" });
    expect(renamed.body["code"]).toBe("key-taken");
    const nowhere = await service.call("POST", "/canned-answers", {
      body: { key: "n", value: "x", accountId: unknownId },
    });
    expect(nowhere.body.errors?.[0]?.pointer).toBe("/accountId");
    await service.call("DELETE", `/accounts/${account.id}`);
    expect((await service.call("GET", `/canned-answers/${own.id}`)).status).toBe(404);
  });

  test("S51 S116 offered are the account's own and the global ones; the own wins where keys are equal", async () => {
    const account = await createAccount(service, { agentIds: [agentId] });
    const other = await createAccount(service);
    await create({ key: "o-both", value: "global" });
    await create({ key: "o-global", value: "also about o-both" });
    await create({ key: "O-Both", value: "own", accountId: account.id });
    await create({ key: "o-foreign", accountId: other.id });
    const offered = async (search: string) => {
      const path = `/accounts/${account.id}/canned-answers?search=${search}`;
      const { body } = await service.call("GET", path, { principal: agent });
      return (body["items"] as CannedAnswer[]).map(({ key, value }) => `${key}: ${value}`);
    };
    expect(await offered("o-")).toEqual(["O-Both: own", "o-global: also about o-both"]);
    expect(await offered("o-both")).toEqual(["O-Both: own", "o-global: also about o-both"]);
    expect(await offered("ABOUT")).toEqual(["o-global: also about o-both"]);
    expect(await offered("100%25_")).toEqual([]);
    const foreign = await service.call("GET", `/accounts/${other.id}/canned-answers`, { principal: agent });
    expect(foreign).toMatchObject({ status: 404, body: { code: "not-found" } });
    expect((await service.call("GET", "/canned-answers", { principal: agent })).status).toBe(403);
  });
});

describe("files of a canned answer", () => {
  test("S52 come back byte for byte as a download, to agents of the account too", async () => {
    const account = await createAccount(service, { agentIds: [agentId] });
    const other = await createAccount(service);
    const content = Buffer.concat([...bytes(700_000)]);
    const answer = (await upload((await create({ accountId: account.id })).id, [content], { filename: "été.pdf" }))
      .body;
    expect(answer).toMatchObject({ version: 2, attachments: [{ filename: "été.pdf", sizeBytes: 700_000 }] });
    const response = await download(answer, 0, agent);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-disposition": `attachment; filename="_t_.pdf"; filename*=UTF-8''%C3%A9t%C3%A9.pdf`,
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    const ofOther = (await upload((await create({ accountId: other.id })).id, [content])).body;
    expect((await download(ofOther, 0, agent)).status).toBe(404);
    const told = (await announced<CannedAnswerSnapshot>(service, "canned-answer.changed")).filter(
      ({ cannedAnswerId }) => cannedAnswerId === answer.id,
    );
    expect(told.at(-1)).toMatchObject({ version: 2, attachments: [{ hash: expect.stringMatching(/^[0-9a-f]{64}$/) }] });
    expect(JSON.stringify(told)).not.toContain("We are open");
  });

  test("S52 16 MiB together are taken, in one file or several, and not a byte more", async () => {
    const { id } = await create();
    expect((await upload(id, bytes(maxCannedAttachmentBytes - 1000))).status).toBe(201);
    expect(await upload(id, bytes(1001))).toMatchObject({ status: 413, code: "attachments-too-large" });
    const full = await upload(id, bytes(1000), { length: 1000 });
    expect(full.body.attachments).toHaveLength(2);
    expect(await upload(id, bytes(1))).toMatchObject({ status: 413, code: "attachments-too-large" });
    const [first] = full.body.attachments;
    await service.call("DELETE", `/canned-answers/${id}/attachments/${first?.id ?? ""}`);
    expect((await upload(id, bytes(maxCannedAttachmentBytes - 1000))).status).toBe(201);
    expect(await upload((await create()).id, bytes(maxCannedAttachmentBytes + 1))).toMatchObject({ status: 413 });
  });

  test("S52 too much is refused while it comes, whatever Content-Length says, and nothing of it is kept", async () => {
    const { id } = await create();
    const before = await references();
    function* endless() {
      let sent = 0;
      for (const piece of bytes(Number.MAX_SAFE_INTEGER)) {
        sent += piece.length;
        if (sent > 4 * maxCannedAttachmentBytes) throw new Error("nobody stopped the upload");
        yield piece;
      }
    }
    expect(await upload(id, endless())).toMatchObject({ status: 413, code: "attachments-too-large" });
    expect(await upload(id, [], { length: 1e12 })).toMatchObject({ status: 413, code: "attachments-too-large" });
    expect(await addedSince(before)).toEqual([]);
  });

  test("S52 uploads at the same time cannot exceed the sum together", async () => {
    const { id } = await create();
    const half = maxCannedAttachmentBytes / 2;
    const outcomes = await Promise.all([1, 2, 3].map(() => upload(id, bytes(half))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([201, 201, 413]);
    const { body } = await service.call("GET", `/canned-answers/${id}`);
    expect((body as unknown as CannedAnswer).attachments).toHaveLength(2);
  });

  test("S52 an upload that breaks off leaves nothing", async () => {
    const { id } = await create();
    function* broken() {
      yield* bytes(600_000);
      throw new Error("the line broke");
    }
    const before = await references();
    await expect(upload(id, broken(), { length: 10_000_000 })).rejects.toThrow("the line broke");
    const { body } = await service.call("GET", `/canned-answers/${id}`);
    expect((body as unknown as CannedAnswer).attachments).toEqual([]);
    expect(await addedSince(before)).toEqual([]);
  });

  test("S52 content is let go of with its file and with its answer", async () => {
    const answer = await create();
    await upload(answer.id, bytes(10));
    const { attachments } = (await upload(answer.id, bytes(20))).body;
    const held = attachments.map(({ id }) => `canned:${id}`);
    expect((await references()).filter((each) => held.includes(each))).toHaveLength(2);
    await service.call("DELETE", `/canned-answers/${answer.id}/attachments/${attachments[0]?.id ?? ""}`);
    await eventually(async () => {
      expect((await references()).filter((each) => held.includes(each))).toEqual(held.slice(1));
    });
    await service.call("DELETE", `/canned-answers/${answer.id}`);
    await eventually(async () => {
      expect((await references()).filter((each) => held.includes(each))).toEqual([]);
    });
    expect(
      (await announced<CannedAnswerSnapshot>(service, "canned-answer.changed")).some(
        ({ cannedAnswerId, deleted }) => cannedAnswerId === answer.id && deleted,
      ),
    ).toBe(true);
  });

  test("S52 file names are made safe to show and to save", async () => {
    const names = hasAttackInputs
      ? (JSON.parse(attackInput("attachment-filenames.json")) as { names: string[] }).names
      : ["../../etc/passwd", "inv\u202Efdp.exe", "a\r\nX-Evil: 1.txt", 'a";filename=b.exe;"', "nul.txt", "..."];
    const usable = names.filter((name) => name !== "" && Array.from(name).length <= 255 && !name.includes("\u0000"));
    let { id } = await create();
    for (const [index, name] of usable.entries()) {
      if (index % 40 === 39) ({ id } = await create());
      const { status, body } = await upload(id, [Buffer.from("x")], { filename: name.toWellFormed() });
      const shown = body.attachments.at(-1)?.filename ?? "";
      expect([name, status]).toEqual([name, 201]);
      expect(shown).toMatch(/^[^.\s\p{Cc}\p{Cf}<>:"/\\|?*][^\p{Cc}\p{Cf}<>:"/\\|?*]*$/u);
    }
    expect((await upload(id, [], { filename: "a\u0000.txt" })).status).toBe(422);
  });

  test("S52 content whose upload died is found and let go of", async () => {
    await blobs.write(Buffer.from("orphan"), { reference: `canned:${unknownId}` });
    const answer = await create();
    const { attachments } = (await upload(answer.id, bytes(30))).body;
    const pool = makePool({
      url: service.database.url,
      schema: service.database.schema,
      max: 1,
      applicationName: "test",
    });
    const cannedAnswers = makeCannedAnswerStore(makeDatabase<AccountConfigDatabase>(pool));
    await releaseOrphans({
      content: blobs,
      clock: { now: () => new Date(Date.now() + 49 * 3_600_000) },
      makeId: () => unknownId,
      withTransaction: (run) => run({ cannedAnswers } as never),
    });
    await pool.end();
    const held = await references();
    expect(held).not.toContain(`canned:${unknownId}`);
    expect(held).toContain(`canned:${attachments[0]?.id ?? ""}`);
  });

  test("X24 a clone of the account has dispositions and canned answers of its own, with their files", async () => {
    const account = await createAccount(service);
    const owner = { scope: "account", scopeId: account.id };
    const parent = (await service.call("POST", "/dispositions", { body: { name: "Done", ...owner } })).body;
    const child = (await service.call("POST", "/dispositions", { body: { name: "Late", parentId: parent["id"] } }))
      .body;
    const actions = [{ id: "end", kind: "close", dispositionId: child["id"] }];
    await service.call("PATCH", `/accounts/${account.id}`, { body: { actions }, etag: "*" });
    const answer = await create({ key: "copied", accountId: account.id });
    await upload(answer.id, [Buffer.from("a file")]);
    const clone = await service.call("POST", `/accounts/${account.id}/clone`, { body: { name: "Clone", key: "CLN" } });
    expect(clone).toMatchObject({ status: 201 });
    const cloneId = String(clone.body["id"]);
    const copies = await listAll<{ id: string; path: string[] }>(service, `/dispositions?scopeId=${cloneId}`, 1);
    expect(copies.map(({ path }) => path)).toEqual([["Done"], ["Done", "Late"]]);
    expect(clone.body["actions"]).toEqual([{ ...actions[0], dispositionId: copies[1]?.id }]);
    await service.call("DELETE", `/accounts/${account.id}`);
    const [copy] = await listAll<CannedAnswer>(service, `/canned-answers?accountId=${cloneId}`, 1);
    if (copy === undefined) throw new Error("no copy");
    expect(await (await download(copy)).text()).toBe("a file");
    expect(await references()).toContain(`canned:${copy.attachments[0]?.id ?? ""}`);
  });
});
