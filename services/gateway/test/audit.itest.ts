import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { AuditEntry, AuditVerification } from "@mailroom/contracts/api/audit-entry";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import { type AuditFacts, auditEntryRecord } from "@mailroom/contracts/events/audit-entry";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { jetstream } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import pg from "pg";
import { useGateway } from "./gateway-under-test.ts";

const gateway = useGateway();
let broker: NatsConnection;
let cookie = "";

beforeAll(async () => {
  broker = await connect({ servers: gateway.nats.url.replace("nats://", "") });
  cookie = await gateway.signIn();
}, 60_000);
afterAll(() => broker.close());

function note(objectId: string, seq: number, facts: Partial<AuditFacts> = {}): EventEnvelope {
  const data: AuditFacts = {
    ...{ actor: { kind: "user", id: uuidv7() }, action: "changed", objectType: "account", objectId, alert: null },
    changes: [{ field: "active", masked: false, before: true, after: false }],
    ...facts,
  };
  const time = new Date().toISOString();
  const { type } = auditEntryRecord;
  return { id: uuidv7(), type, source: "account-config", key: objectId, seq, time, correlationId: "c", data };
}

async function send(envelope: EventEnvelope): Promise<void> {
  await jetstream(broker, { timeout: 30_000 }).publish(`${envelope.type}.${envelope.key}`, JSON.stringify(envelope));
}

async function list(query: string): Promise<{ items: AuditEntry[]; next: string | null; text: string }> {
  const answer = await gateway.call("GET", `/api/v1/audit-entries?${query}`, { cookie });
  expect(answer.status).toBe(200);
  const { items, page } = answer.body as unknown as { items: AuditEntry[]; page: { nextCursor: string | null } };
  return { items, next: page.nextCursor, text: answer.text };
}

/** Once there are so many. */
async function listed(query: string, count: number): Promise<AuditEntry[]> {
  return eventually(async () => {
    const { items } = await list(query);
    expect(items).toHaveLength(count);
    return items;
  });
}

async function verify(from = 1): Promise<AuditVerification> {
  const answer = await gateway.call("GET", `/api/v1/audit-entries/verification?from=${from}`, { cookie });
  expect(answer.status).toBe(200);
  return answer.body as unknown as AuditVerification;
}

async function sql(connectionString: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

test("X13 people and keys: each change leaves one entry with who did it, newest first, without names and addresses", async () => {
  const person = { name: "Cy Canary", emailAddress: "cy@canary.test", password: "a good password", role: "agent" };
  const { body: user } = await gateway.call("POST", "/api/v1/users", { cookie, body: person });
  const change = (body: unknown) =>
    gateway.call("PATCH", `/api/v1/users/${user.id}`, { cookie, body, headers: { "if-match": "*" } });
  expect((await change({ role: "admin" })).status).toBe(200);
  expect((await change({ password: "another password" })).status).toBe(200);
  expect((await change({ role: "admin" })).status).toBe(200); // as it was
  expect((await gateway.call("DELETE", `/api/v1/users/${user.id}`, { cookie })).status).toBe(204);
  const entries = await listed(`objectType=user&objectId=${user.id}`, 4);
  expect(
    entries.map(({ action, changes }) => [action, changes.map(({ field, after }) => `${field} ${String(after)}`)]),
  ).toEqual([
    ["deleted", []],
    ["changed", ["password null"]],
    ["changed", ["role admin"]],
    ["created", ["active true", "emailAddress null", "name null", "role agent"]],
  ]);
  expect(entries[0]).toMatchObject({ service: "gateway", actor: { kind: "user", name: "Administrator" } });

  const { body: key } = await gateway.call("POST", "/api/v1/api-keys", {
    cookie,
    body: { name: "K", scopes: ["audit.read"] },
  });
  await gateway.call("DELETE", `/api/v1/api-keys/${key.id}`, { cookie });
  expect((await listed(`objectId=${key.id}`, 2)).map(({ action }) => action)).toEqual(["deleted", "created"]);
  expect((await list("limit=200")).text).not.toMatch(/canary|another password|mrm_/i);
}, 60_000);

test("X13 what arrives twice is one entry, what arrives early waits; the chain has no gap", async () => {
  const objectId = uuidv7();
  const [first, second, third] = [
    note(objectId, 1),
    note(objectId, 2),
    note(objectId, 3, { action: "deleted", changes: [] }),
  ];
  for (const envelope of [second, first, second, first, third, third]) await send(envelope);
  const entries = await listed(`objectId=${objectId}`, 3);
  expect(entries.map(({ id }) => id)).toEqual([third.id, second.id, first.id]);
  const { items: all } = await list("limit=200");
  const oldest = [...all].reverse();
  expect(oldest.map(({ number }) => number)).toEqual(oldest.map((_entry, index) => index + 1));
  expect(oldest.slice(1).map(({ previousHash }) => previousHash)).toEqual(oldest.slice(0, -1).map(({ hash }) => hash));
  expect(await verify()).toMatchObject({
    state: "intact",
    checked: all.length,
    breakAt: null,
    nextFrom: null,
    lastHash: all[0]?.hash,
  });
  expect(await verify(all.length)).toMatchObject({ state: "intact", checked: 1 });
}, 60_000);

test("X13 it is read page by page, by who, what, which object and when", async () => {
  const [objectId, actor] = [uuidv7(), { kind: "api-key", id: uuidv7() } as const];
  const alert = "certificates-unchecked";
  for (const seq of [1, 2, 3, 4, 5]) await send(note(objectId, seq, { actor, ...(seq === 3 ? { alert } : {}) }));
  const entries = await listed(`actorId=${actor.id}`, 5);
  const first = await list(`objectId=${objectId}&limit=3`);
  const rest = await list(`objectId=${objectId}&limit=3&cursor=${encodeURIComponent(first.next ?? "")}`);
  expect([...first.items, ...rest.items]).toEqual(entries);
  expect(rest.next).toBeNull();
  expect(entries[0]?.actor).toEqual({ ...actor, name: null });
  expect(await listed(`objectId=${objectId}&alert=${alert}`, 1)).toEqual([entries[2]]);
  await listed(`objectId=${objectId}&objectType=queue`, 0);
  await listed(`objectId=${objectId}&action=deleted`, 0);
  const at = encodeURIComponent(entries[2]?.occurredAt ?? "");
  const later = await list(`objectId=${objectId}&from=${at}`);
  const earlier = await list(`objectId=${objectId}&until=${at}`);
  expect([...later.items, ...earlier.items]).toEqual(entries);
}, 60_000);

test("X13 only administrators and keys with the scope for all accounts read it", async () => {
  const person = { name: "Agent", emailAddress: "agent@audit.test", password: "a good password", role: "agent" };
  const { body: user } = await gateway.call("POST", "/api/v1/users", { cookie, body: person });
  const made: string[] = [];
  const keyWith = async (scopes: string[], accountIds: string[] | null) => {
    const { body } = await gateway.call("POST", "/api/v1/api-keys", {
      cookie,
      body: { name: "K", scopes, accountIds },
    });
    made.push(body.id);
    return body.key;
  };
  for (const path of ["/api/v1/audit-entries", "/api/v1/audit-entries/verification"]) {
    const status = async (options: { cookie?: string; key?: string }) =>
      (await gateway.call("GET", path, options)).status;
    expect(await status({ cookie: await gateway.signIn(person) })).toBe(403);
    expect(await status({ key: await keyWith(["accounts.*"], null) })).toBe(403);
    expect(await status({ key: await keyWith(["audit.read"], [uuidv7()]) })).toBe(403);
    expect(await status({ key: await keyWith(["audit.read"], null) })).toBe(200);
  }
  // what is noted of all this comes later; the next test counts
  for (const id of [user.id, ...made]) await listed(`objectId=${id}`, 1);
}, 60_000);

test("X13 the database refuses to change the log; who gets round that is found out, and where", async () => {
  const objectId = uuidv7();
  for (const seq of [1, 2, 3]) await send(note(objectId, seq));
  const [, middle] = await listed(`objectId=${objectId}`, 3);
  const number = middle?.number ?? 0;
  for (const statement of ["update audit_entry set alert = null", "delete from audit_entry", "truncate audit_entry"]) {
    await expect(sql(gateway.databaseUrl, statement)).rejects.toThrow("append-only");
  }
  expect((await verify()).state).toBe("intact");

  const { rows } = await sql(gateway.databaseUrl, `select changes::text from audit_entry where number = ${number}`);
  const disarmed = (statement: string) =>
    sql(
      gateway.databaseUrl,
      `begin; alter table audit_entry disable trigger all; ${statement}; alter table audit_entry enable trigger all; commit`,
    );
  await disarmed(`update audit_entry set changes = '[]' where number = ${number}`);
  expect(await verify()).toMatchObject({ state: "broken", breakAt: { number, reason: "changed" }, nextFrom: null });
  expect((await verify(number + 1)).state).toBe("intact");
  const [row] = rows as { changes: string }[];
  await disarmed(`update audit_entry set changes = '${row?.changes ?? ""}' where number = ${number}`);
  expect((await verify()).state).toBe("intact");
  const { lastNumber: end } = await verify();
  await sql(
    gateway.databaseUrl,
    `insert into audit_entry select ${end + 1}, gen_random_uuid(), occurred_at, service, actor_kind, actor_id, action,
      object_type, object_id, alert, changes, correlation_id, hash, sha256(hash) from audit_entry where number = ${end}`,
  );
  expect(await verify()).toMatchObject({
    state: "broken",
    checked: end,
    breakAt: { number: end + 1, reason: "added" },
  });

  // what is done meanwhile is noted all the same, behind the row that is none of ours
  const later = uuidv7();
  for (const seq of [1, 2]) await send(note(later, seq));
  const noted = await listed(`objectId=${later}`, 2);
  expect(noted.map(({ number: place }) => place)).toEqual([end + 3, end + 2]);
  expect(await verify()).toMatchObject({ state: "broken", breakAt: { number: end + 1, reason: "added" } });
  expect(await verify(end + 2)).toMatchObject({ state: "intact", checked: 2, lastNumber: end + 3 });
  await disarmed(`delete from audit_entry where number = ${end + 1}`);
  expect(await verify()).toMatchObject({ state: "intact", checked: end + 2 });
  await disarmed(`delete from audit_entry where number = ${number}`);
  expect(await verify()).toMatchObject({
    state: "broken",
    checked: number - 1,
    breakAt: { number, reason: "missing" },
  });
  const { lastNumber } = await verify();
  await disarmed(`delete from audit_entry where number = ${lastNumber}`);
  expect(await verify(lastNumber)).toMatchObject({
    state: "broken",
    breakAt: { number: lastNumber, reason: "missing" },
  });
}, 60_000);
