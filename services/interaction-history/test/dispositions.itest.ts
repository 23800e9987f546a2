import { beforeAll, expect, test } from "@jest/globals";
import type { InteractionDispositions } from "@mailroom/contracts/api/interaction-disposition";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { DispositionSnapshot } from "@mailroom/contracts/events/disposition";
import { interactionClose } from "@mailroom/contracts/events/interaction-command";
import { assignmentChanged, offerMade } from "@mailroom/contracts/events/offer";
import type { Principal } from "@mailroom/contracts/principal";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { admin, agentOf, type Answer, mailTo, useHistory } from "./history.ts";

const history = useHistory();
const ada = agentOf(uuidv7());
const adaId = ada.kind === "user" ? ada.userId : "";
const queueId = uuidv7();
let account: AccountSnapshot;
let complaint: DispositionSnapshot;
let late: DispositionSnapshot;
let ofQueue: DispositionSnapshot;

const open = async (from = account) => (await history.receive(mailTo(from))).interaction_id;
const close = (interactionId: string, body?: object, as: Principal = ada): Promise<Answer> =>
  history.call("POST", `/interactions/${interactionId}/close`, { as, body });
const put = (interactionId: string, body: object, as: Principal = ada): Promise<Answer> =>
  history.call("PUT", `/interactions/${interactionId}/disposition`, { as, body });

async function dispositionsOf(interactionId: string, as = ada): Promise<InteractionDispositions> {
  const answer = await history.call("GET", `/interactions/${interactionId}/dispositions`, { as });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as InteractionDispositions;
}

beforeAll(async () => {
  account = await history.makeAccount({ agentIds: [adaId] });
  complaint = await history.makeDisposition({ name: "Complaint", path: ["Complaint"] });
  const { dispositionId: parentId } = complaint;
  late = await history.makeDisposition({
    name: "Late",
    path: ["Complaint", "Late"],
    parentId,
    description: "Days too late",
  });
  ofQueue = await history.makeDisposition({ name: "Callback", path: ["Callback"], scope: "queue", scopeId: queueId });
  await history.makeDisposition({ name: "Warranty", path: ["Warranty"], scope: "account", scopeId: account.accountId });
  await history.makeDisposition({ name: "Subscriber", path: ["Subscriber"], scope: "list", scopeId: account.listId });
  await history.makeDisposition({ name: "Closed for inactivity", path: ["Closed for inactivity"], isSystem: true });
  await history.makeDisposition({ name: "Foreign", path: ["Foreign"], scope: "account", scopeId: uuidv7() });
  await history.makeDisposition({ name: "Other list", path: ["Other list"], scope: "list", scopeId: uuidv7() });
  await history.makeDisposition({ name: "Gone", path: ["Gone"], deleted: true });
}, 60_000);

test("S50 an interaction is offered its account's, global, its list's and its queue's, labelled, and no others", async () => {
  const interactionId = await open();
  const labels = async () => (await dispositionsOf(interactionId)).items.map(({ scope, path }) => [scope, ...path]);
  const withoutQueue = [
    ["account", "Warranty"],
    ["global", "Complaint"],
    ["global", "Complaint", "Late"],
    ["list", "Subscriber"],
  ];
  expect(await labels()).toEqual(withoutQueue);
  await history.publish(offerMade, interactionId, {
    ...{ offerId: uuidv7(), interactionId, accountId: account.accountId, agentId: adaId, queueId },
    ...{ workItemKind: "new", madeAt: new Date().toISOString(), expiresAt: null },
  });
  await eventually(async () => {
    expect(await labels()).toEqual([...withoutQueue, ["queue", "Callback"]]);
  });
  expect((await dispositionsOf(interactionId)).items.find(({ name }) => name === "Late")?.description).toBe(
    "Days too late",
  );
  const stranger = await history.call("GET", `/interactions/${interactionId}/dispositions`, { as: agentOf(uuidv7()) });
  expect(stranger.status).toBe(404);
  const notOffered = await put(await open(), { dispositionId: ofQueue.dispositionId });
  expect(notOffered).toMatchObject({ status: 422, body: { code: "disposition-not-offered" } });
  expect(notOffered.body.errors.map(({ pointer }) => pointer)).toEqual(["/dispositionId"]);
});

test("S107 X9 the choice is kept with who, when, note and the path as it was, whatever becomes of the disposition", async () => {
  const late2 = await history.makeDisposition({
    name: "Lost",
    path: ["Complaint", "Lost"],
    parentId: complaint.dispositionId,
  });
  const interactionId = await open();
  const before = Date.now();
  const closed = await close(interactionId, { dispositionId: late2.dispositionId, note: " Third parcel. " });
  expect(closed.status).toBe(200);
  const chosen = {
    ...{ dispositionId: late2.dispositionId, name: "Lost", path: ["Complaint", "Lost"], note: "Third parcel." },
    ...{ chosenBy: "agent", agentId: adaId },
  };
  expect(closed.body).toMatchObject({ status: "closed", disposition: chosen });
  expect(Date.parse(closed.body.disposition?.at ?? "")).toBeGreaterThanOrEqual(before);

  await history.makeDisposition({ ...late2, version: 2, name: "Missing", path: ["Claims", "Missing"] });
  await history.makeDisposition({ ...late2, version: 3, deleted: true });
  const listed = await history.call("GET", `/interactions?accountId=${account.accountId}&status=closed`, { as: ada });
  expect(listed.body.items.find(({ id }) => id === interactionId)?.disposition).toMatchObject(chosen);

  // what it has already may be kept with another note; what is deleted is offered to nobody else
  const noted = await put(interactionId, { dispositionId: late2.dispositionId, note: "Refunded" });
  expect(noted.body.disposition).toMatchObject({ ...chosen, note: "Refunded" });
  expect((await put(await open(), { dispositionId: late2.dispositionId })).status).toBe(422);

  const changed = await put(interactionId, { dispositionId: late.dispositionId }, admin);
  expect(changed.body.disposition).toMatchObject({ path: ["Complaint", "Late"], note: null });
  const again = await put(interactionId, { dispositionId: late.dispositionId }, admin);
  expect(again.body.version).toBe(changed.body.version);
  const { chosen: history3 } = await dispositionsOf(interactionId);
  expect(history3.map(({ name, note }) => [name, note])).toEqual([
    ["Late", null],
    ["Lost", "Refunded"],
    ["Lost", "Third parcel."],
  ]);
  const types = (await history.announced(interactionId)).map(({ type, data }) => [
    type.split(".").slice(-2)[0],
    "dispositionId" in data ? data.dispositionId : null,
  ]);
  expect(types.slice(-3)).toEqual([
    ["closed", late2.dispositionId],
    ["changed", null],
    ["changed", null],
  ]);
});

test("S91 where the account demands a disposition nobody closes without one, and none of an earlier closing counts", async () => {
  const strict = await history.makeAccount({ agentIds: [adaId], mandatoryDisposition: true });
  const key = { kind: "api-key" as const, apiKeyId: uuidv7(), scopes: ["interactions.*"], accountIds: null };
  const mail = mailTo(strict);
  const interactionId = (await history.receive(mail)).interaction_id;
  expect(await dispositionsOf(interactionId)).toMatchObject({ required: true, pausesAgent: false });
  for (const as of [ada, admin, key]) {
    const refused = await close(interactionId, undefined, as);
    expect(refused).toMatchObject({ status: 422, body: { code: "disposition-required" } });
    expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual(["/dispositionId"]);
  }
  expect((await close(interactionId, { note: "no disposition" })).body.errors[0]?.pointer).toBe("/note");
  expect((await put(interactionId, { dispositionId: late.dispositionId })).body.status).toBe("open");
  expect((await close(interactionId, {}, key)).body).toMatchObject({ status: "closed", disposition: { name: "Late" } });
  expect(await put(interactionId, { dispositionId: null })).toMatchObject({
    ...{ status: 422, body: { code: "disposition-required" } },
  });

  const reply = mailTo(strict, { headers: { references: [mail.headers.messageId ?? ""] } });
  expect((await history.receive(reply)).interaction_id).toBe(interactionId);
  const reopened = (await history.call("GET", `/interactions/${interactionId}`, { as: ada })).body;
  expect(reopened).toMatchObject({ status: "open", disposition: null });
  expect((await dispositionsOf(interactionId)).chosen).toHaveLength(1);
  expect((await close(interactionId)).body.code).toBe("disposition-required");
});

test("S107 an account that demands none closes without one, and a choice can be taken away", async () => {
  const interactionId = await open();
  expect((await close(interactionId)).body).toMatchObject({ status: "closed", disposition: null });
  const chosen = await close(interactionId, { dispositionId: late.dispositionId });
  expect(chosen.body.disposition).toMatchObject({ name: "Late" });
  expect((await put(interactionId, { dispositionId: null })).body.disposition).toBeNull();
  expect((await dispositionsOf(interactionId)).chosen.map(({ name }) => name)).toEqual(["Late"]);
});

test("S107 who only has an offer may read, not dispose", async () => {
  const bo = agentOf(uuidv7());
  const boId = bo.kind === "user" ? bo.userId : "";
  const interactionId = await open();
  await history.publish(offerMade, interactionId, {
    ...{ offerId: uuidv7(), interactionId, accountId: account.accountId, agentId: boId, queueId: null },
    ...{ workItemKind: "new", madeAt: new Date().toISOString(), expiresAt: null },
  });
  await eventually(async () => {
    await dispositionsOf(interactionId, bo);
  });
  expect((await put(interactionId, { dispositionId: late.dispositionId }, bo)).status).toBe(403);
  await history.publish(assignmentChanged, interactionId, {
    ...{ interactionId, accountId: account.accountId, agentId: boId, queueId: null },
    ...{ at: new Date().toISOString(), cause: "accepted" },
  });
  await eventually(async () => {
    expect((await put(interactionId, { dispositionId: late.dispositionId }, bo)).status).toBe(200);
  });
});

test("S91 S107 steps and inactivity close although a disposition is demanded, inactivity with Mailroom's own", async () => {
  const strict = await history.makeAccount({ agentIds: [adaId], mandatoryDisposition: true });
  const closedBy = async (cause: "action" | "inactivity") => {
    const interactionId = await open(strict);
    const ids = { commandId: uuidv7(), interactionId, accountId: strict.accountId };
    const order = { ...ids, cause, ifLastMessage: null, dispositionId: null };
    await history.publish(interactionClose, interactionId, order);
    return eventually(async () => {
      const { body } = await history.call("GET", `/interactions/${interactionId}`, { as: ada });
      expect(body.status).toBe("closed");
      return body;
    });
  };
  expect((await closedBy("action")).disposition).toBeNull();
  const silent = await closedBy("inactivity");
  expect(silent.disposition).toMatchObject({ name: "Closed for inactivity", chosenBy: "system", agentId: null });
  const mended = await put(silent.id, { dispositionId: late.dispositionId });
  expect(mended.body.disposition).toMatchObject({ name: "Late", chosenBy: "agent", agentId: adaId });
});
