import { expect, test } from "@jest/globals";
import pg from "pg";
import { eventually } from "@mailroom/test-kit/eventually";
import { connect } from "@nats-io/transport-node";
import { admin, type AnswerBody, useGateway } from "./gateway-under-test.ts";

const gateway = useGateway();

type Announced = {
  agentId: string;
  version: number;
  name: string;
  alias: string | null;
  role: string;
  active: boolean;
};

let counter = 0;
async function makeUser(role: "admin" | "agent" = "agent") {
  const cookie = await gateway.signIn();
  const person = {
    name: `Person ${++counter}`,
    emailAddress: `person${counter}@mailroom.test`,
    password: "a good password",
    role,
  };
  const answer = await gateway.call("POST", "/api/v1/users", { cookie, body: person });
  expect(answer.status).toBe(201);
  return { cookie, person, user: answer.body };
}

test("the administrator of the configuration signs in and out", async () => {
  const signedIn = await gateway.call("POST", "/api/v1/sessions", { body: admin });
  expect(signedIn.status).toBe(201);
  const setCookie = signedIn.headers.get("set-cookie") ?? "";
  expect(setCookie).toMatch(/^mailroom_session=[A-Za-z0-9_-]{43};/);
  expect(setCookie).toContain("HttpOnly");
  expect(setCookie).toContain("SameSite=Strict");
  expect(setCookie).toContain("Path=/");
  expect(setCookie).not.toContain("Secure");
  const cookie = setCookie.split(";")[0] ?? "";
  const current = await gateway.call("GET", "/api/v1/sessions/current", { cookie });
  expect(current.body.user).toMatchObject({ emailAddress: admin.emailAddress, role: "admin" });
  expect((await gateway.call("DELETE", "/api/v1/sessions/current", { cookie })).status).toBe(204);
  expect((await gateway.call("GET", "/api/v1/sessions/current", { cookie })).status).toBe(401);
});

test("neither token nor password is stored as it is", async () => {
  const cookie = await gateway.signIn();
  const token = cookie.split("=")[1] ?? "";
  const client = new pg.Client({ connectionString: gateway.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ sessions: string; users: string }>(
      `select (select string_agg(s::text, ' ') from session s) as sessions, (select string_agg(u::text, ' ') from "user" u) as users`,
    );
    expect(rows[0]?.sessions).not.toContain(Buffer.from(token).toString("hex"));
    expect(rows[0]?.users).toContain("$argon2id$");
    expect(rows[0]?.users).not.toContain(admin.password);
  } finally {
    await client.end();
  }
});

test("one refusal for an unknown address, a wrong password and a deactivated person", async () => {
  const { cookie, person, user } = await makeUser();
  await gateway.call("PATCH", `/api/v1/users/${user.id}`, {
    cookie,
    body: { active: false },
    headers: { "if-match": '"1"' },
  });
  const attempts = [
    { emailAddress: "nobody@mailroom.test", password: "a good password" },
    { emailAddress: admin.emailAddress, password: "not the password" },
    { emailAddress: person.emailAddress, password: person.password },
  ];
  for (const body of attempts) {
    const refused = await gateway.call("POST", "/api/v1/sessions", { body });
    expect(refused.status).toBe(401);
    expect(refused.body).toMatchObject({ code: "sign-in-refused", detail: "Address or password is wrong." });
  }
});

test("failed attempts on one address are stopped with 429 and Retry-After, the right password included", async () => {
  const { person } = await makeUser();
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    const body = { emailAddress: person.emailAddress.toUpperCase(), password: "guess" };
    expect((await gateway.call("POST", "/api/v1/sessions", { body })).status).toBe(401);
  }
  const { emailAddress, password } = person;
  const stopped = await gateway.call("POST", "/api/v1/sessions", { body: { emailAddress, password } });
  expect(stopped.status).toBe(429);
  expect(stopped.body.code).toBe("too-many-attempts");
  expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(500);
  await gateway.signIn(); // others are not concerned
});

test("an address belongs to one person, whatever its case", async () => {
  const { cookie, person } = await makeUser();
  const again = { ...person, emailAddress: person.emailAddress.toUpperCase() };
  const refused = await gateway.call("POST", "/api/v1/users", { cookie, body: again });
  expect(refused.status).toBe(409);
  expect(refused.body.code).toBe("email-address-taken");
});

test("what cannot be a user is refused field by field", async () => {
  const cookie = await gateway.signIn();
  const bad = await gateway.call("POST", "/api/v1/users", {
    cookie,
    body: { name: "X", emailAddress: "no address", role: "boss", password: "short", shoeSize: 43 },
  });
  expect(bad.status).toBe(422);
  const pointers = bad.body.errors.map((error) => error.pointer);
  expect(pointers).toEqual(expect.arrayContaining(["/role", "/password", "/shoeSize"]));
  const address = await gateway.call("POST", "/api/v1/users", {
    cookie,
    body: { name: "X", emailAddress: "no address", role: "agent", password: "long enough" },
  });
  expect(address.status).toBe(422);
  expect(address.body.errors[0]?.pointer).toBe("/emailAddress");
  const lines = await gateway.call("POST", "/api/v1/users", {
    cookie,
    body: { name: "Two\nlines", emailAddress: "lines@mailroom.test", role: "agent", password: "long enough" },
  });
  expect([lines.status, lines.body.errors[0]?.pointer]).toEqual([422, "/name"]);
});

test("a new password ends the person's sessions and is the one that counts", async () => {
  const { cookie, person, user } = await makeUser();
  const theirs = await gateway.signIn(person);
  const changed = await gateway.call("PATCH", `/api/v1/users/${user.id}`, {
    cookie,
    body: { password: "another password" },
    headers: { "if-match": '"1"' },
  });
  expect(changed.status).toBe(200);
  expect(changed.headers.get("etag")).toBe('"2"');
  expect((await gateway.call("GET", "/api/v1/sessions/current", { cookie: theirs })).status).toBe(401);
  await expect(gateway.signIn(person)).rejects.toThrow("sign-in failed");
  await gateway.signIn({ ...person, password: "another password" });
});

test("a change of another version than the one seen is refused", async () => {
  const { cookie, user } = await makeUser();
  const path = `/api/v1/users/${user.id}`;
  expect((await gateway.call("PATCH", path, { cookie, body: { name: "N" } })).status).toBe(428);
  const stale = await gateway.call("PATCH", path, { cookie, body: { name: "N" }, headers: { "if-match": '"7"' } });
  expect(stale.status).toBe(412);
});

test("the last active administrator cannot be removed, demoted or deactivated, also by two at once", async () => {
  const { cookie, person, user: second } = await makeUser("admin");
  const first = (await gateway.call("GET", "/api/v1/sessions/current", { cookie })).body.user;
  const secondCookie = await gateway.signIn(person);
  const answers = await Promise.all([
    gateway.call("PATCH", `/api/v1/users/${second.id}`, {
      cookie,
      body: { role: "agent" },
      headers: { "if-match": "*" },
    }),
    gateway.call("PATCH", `/api/v1/users/${first.id}`, {
      cookie: secondCookie,
      body: { role: "agent" },
      headers: { "if-match": "*" },
    }),
  ]);
  // Whoever comes second is either refused for that reason or is no administrator any more.
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const client = new pg.Client({ connectionString: gateway.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(`select id from "user" where role = 'admin' and active and deleted_at is null`);
    expect(rows).toHaveLength(1);
    await client.query(`update "user" set role = 'admin' where id = $1`, [first.id]);
    await client.query(`update "user" set role = 'agent' where id = $1`, [second.id]);
  } finally {
    await client.end();
  }
  const again = await gateway.signIn();
  for (const change of [{ role: "agent" }, { active: false }]) {
    const refused = await gateway.call("PATCH", `/api/v1/users/${first.id}`, {
      cookie: again,
      body: change,
      headers: { "if-match": "*" },
    });
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe("last-administrator");
  }
  expect((await gateway.call("DELETE", `/api/v1/users/${first.id}`, { cookie: again })).status).toBe(409);
});

test("a deleted person is gone from the list and may not sign in; the address is free again", async () => {
  const { cookie, person, user } = await makeUser();
  expect((await gateway.call("DELETE", `/api/v1/users/${user.id}`, { cookie })).status).toBe(204);
  expect((await gateway.call("GET", `/api/v1/users/${user.id}`, { cookie })).status).toBe(404);
  await expect(gateway.signIn(person)).rejects.toThrow("sign-in failed");
  expect((await gateway.call("POST", "/api/v1/users", { cookie, body: person })).status).toBe(201);
});

test("users are listed by name, page by page, and found by a part of name or address", async () => {
  const cookie = await gateway.signIn();
  for (const name of ["Zora", "anton", "Berta"]) {
    const body = { name, emailAddress: `${name}@list.test`, role: "agent", password: "long enough" };
    await gateway.call("POST", "/api/v1/users", { cookie, body });
  }
  const names: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = new URLSearchParams({ search: "LIST.test", limit: "2", ...(cursor === "" ? {} : { cursor }) });
    const page: { body: AnswerBody } = await gateway.call("GET", `/api/v1/users?${query.toString()}`, { cookie });
    names.push(...page.body.items.map((item) => item.name));
    cursor = page.body.page.nextCursor;
  }
  expect(names).toEqual(["anton", "Berta", "Zora"]);
});

test("X11 each change of a user is announced with its version, the alias with it", async () => {
  const connection = await connect({ servers: gateway.nats.url.replace("nats://", "") });
  const seen: Announced[] = [];
  const subscription = connection.subscribe("mail.evt.gateway.agent.changed.v1.*", {
    callback: (_error, message) => {
      seen.push(message.json<{ data: Announced }>().data);
    },
  });
  await connection.flush();
  try {
    const { cookie, user } = await makeUser();
    await gateway.call("PATCH", `/api/v1/users/${user.id}`, {
      cookie,
      body: { name: "Renamed", alias: " Jo  (Acme) " },
      headers: { "if-match": '"1"' },
    });
    await gateway.call("DELETE", `/api/v1/users/${user.id}`, { cookie });
    // what the tests before have made may be announced late
    const ofUser = await eventually(() => {
      const found = seen.filter(({ agentId }) => agentId === user.id);
      expect(found).toHaveLength(3);
      return found;
    });
    expect(ofUser.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
    expect(ofUser.find(({ version }) => version === 2)).toMatchObject({
      ...{ name: "Renamed", alias: "Jo (Acme)", role: "agent", active: true },
    });
    expect(ofUser.find(({ version }) => version === 3)).toMatchObject({ active: false });
  } finally {
    subscription.unsubscribe();
    await connection.close();
  }
});

test("a write that another site makes a browser send is refused", async () => {
  const cookie = await gateway.signIn();
  const body = { name: "X", emailAddress: "x@cross.test", role: "agent", password: "long enough" };
  const host = new URL(gateway.url).host;
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.test" },
    { origin: "null" },
  ]) {
    const refused = await gateway.call("POST", "/api/v1/users", { cookie, body, headers });
    expect(refused.status).toBe(403);
    expect(refused.body.code).toBe("cross-site-request");
  }
  const form = await fetch(`${gateway.url}/api/v1/users`, {
    method: "POST",
    headers: { cookie, "content-type": "text/plain" },
    body: JSON.stringify(body),
  });
  expect(form.status).toBe(415);
  const signIn = await gateway.call("POST", "/api/v1/sessions", {
    body: admin,
    headers: { origin: "https://evil.test" },
  });
  expect(signIn.status).toBe(403);
  const own = await gateway.call("POST", "/api/v1/users", { cookie, body, headers: { origin: `http://${host}` } });
  expect(own.status).toBe(201);
});

test("X-Forwarded headers of a stranger change nothing", async () => {
  const answer = await gateway.call("POST", "/api/v1/sessions", {
    body: admin,
    headers: { "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9" },
  });
  expect(answer.headers.get("set-cookie")).not.toContain("Secure");
});

test("X11 X26 everybody sets their own alias and signature, administrators everybody's; nothing else of oneself can be changed that way", async () => {
  const { cookie: adminCookie, person, user } = await makeUser();
  const cookie = await gateway.signIn(person);
  const change = async (body: unknown) => gateway.call("PATCH", "/api/v1/sessions/current/user", { cookie, body });
  const signature = "\nPerson\n\tCustomer care\r\n\n";
  expect((await change({ signature })).body).toMatchObject({ id: user.id, version: 2, signature });
  const { body } = await gateway.call("GET", "/api/v1/sessions/current", { cookie });
  expect(body.user).toMatchObject({ signature });
  for (const refused of [{ signature: "a\u0000b" }, { alias: "a\u0000b" }, { alias: "Jo\nBcc: x@evil.test" }]) {
    const pointer = `/${Object.keys(refused).join("")}`;
    expect(await change(refused)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  }
  expect((await change({ alias: "a".repeat(256) })).status).toBe(422);
  expect((await change({ role: "admin" })).body).toMatchObject({ status: 422, code: "invalid-request" });
  expect((await change({ signature: "s".repeat(2_000) })).status).toBe(200);
  expect((await change({ signature: "s".repeat(2_001) })).status).toBe(422);
  const cleared = await gateway.call("PATCH", `/api/v1/users/${user.id}`, {
    ...{ cookie: adminCookie, body: { signature: null }, headers: { "if-match": '"3"' } },
  });
  expect(cleared.body).toMatchObject({ version: 4, alias: null, signature: null });
  const { id } = user;
  expect((await change({ alias: " Jo " })).body).toMatchObject({ id, version: 5, alias: " Jo ", signature: null });
  expect((await change({ alias: " " })).body).toMatchObject({ version: 6, alias: " " });
  expect((await change({ alias: "", signature: "" })).body).toMatchObject({ version: 7, alias: "", signature: "" });
  const key = await gateway.call("POST", "/api/v1/api-keys", {
    ...{ cookie: adminCookie, body: { name: "signatures", scopes: ["accounts.read"] } },
  });
  const byKey = await gateway.call("PATCH", "/api/v1/sessions/current/user", {
    ...{ key: key.body.key, body: { signature: "x" } },
  });
  expect(byKey.status).toBe(404);
});
