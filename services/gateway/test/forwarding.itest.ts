import { get, type IncomingMessage } from "node:http";
import { afterEach, expect, jest, test } from "@jest/globals";
import { routesOf } from "@mailroom/contracts/catalogue";
import { makePrincipalReader } from "@mailroom/http/principal-token";
import { eventually } from "@mailroom/test-kit/eventually";
import pg from "pg";
import { internalKey, useGateway } from "./gateway-under-test.ts";

// long for a program that answers at once, short for a test of one that does not
const gateway = useGateway({ GATEWAY_READ_TIMEOUT_SECONDS: "5" });
let usual: typeof gateway.upstream.respond | null = null;
const id = "01a2044f-8f77-76ec-9a08-d0d7922cf595";

afterEach(() => {
  if (usual !== null) gateway.upstream.respond = usual;
  gateway.upstream.requests.length = 0;
});

function respondWith(respond: typeof gateway.upstream.respond): void {
  usual ??= gateway.upstream.respond;
  gateway.upstream.respond = respond;
}

/** fetch() would tidy the path up before it leaves. */
function getAsWritten(path: string, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(gateway.url, { path, headers: { cookie } }, (answer) => {
      answer.resume();
      resolve(answer);
    }).on("error", reject);
  });
}

/** As if the key had been made an hour earlier. */
async function ageByAnHour(apiKeyId: string): Promise<void> {
  const client = new pg.Client({ connectionString: gateway.databaseUrl });
  await client.connect();
  try {
    await client.query("update api_key set expires_at = expires_at - interval '1 hour' where id = $1", [apiKeyId]);
  } finally {
    await client.end();
  }
}

async function makeKey(scopes: string[], more: object = {}) {
  const cookie = await gateway.signIn();
  const answer = await gateway.call("POST", "/api/v1/api-keys", { cookie, body: { name: "Key", scopes, ...more } });
  expect(answer.status).toBe(201);
  return answer.body;
}

test("a call reaches its service with a signed principal and without the client's credentials", async () => {
  const cookie = await gateway.signIn();
  const answer = await gateway.call("GET", `/api/v1/interactions?limit=5&unread=true`, {
    cookie,
    headers: {
      "mailroom-principal": "forged",
      "mailroom-correlation-id": "call-4711",
      "x-forwarded-for": "203.0.113.9",
      "if-match": '"3"',
      "mailroom-draft": '"17"',
      "last-event-id": "9",
    },
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ method: "GET", url: "/api/v1/interactions?limit=5&unread=true" });
  expect(answer.headers.get("mailroom-correlation-id")).toBe("call-4711");
  const headers = gateway.upstream.requests[0]?.headers ?? {};
  expect(headers).toMatchObject({
    ...{ "mailroom-correlation-id": "call-4711", "if-match": '"3"', "last-event-id": "9", "mailroom-draft": '"17"' },
  });
  expect(headers).not.toHaveProperty("cookie");
  expect(headers).not.toHaveProperty("authorization");
  expect(headers).not.toHaveProperty("x-forwarded-for");
  const principal = await makePrincipalReader(internalKey)(String(headers["mailroom-principal"]));
  expect(principal).toMatchObject({ kind: "user", role: "admin" });
});

test("HEAD reaches the service as HEAD: its headers come back, without a body, and who may not GET may not HEAD", async () => {
  const cookie = await gateway.signIn();
  respondWith((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.setHeader("content-length", "4711");
    response.setHeader("etag", '"7"');
    response.end();
  });
  const answer = await gateway.call("HEAD", `/api/v1/interactions/${id}`, { cookie });
  expect([answer.status, answer.text]).toEqual([200, ""]);
  expect(answer.headers.get("etag")).toBe('"7"');
  expect(answer.headers.get("content-length")).toBe("4711");
  expect(gateway.upstream.requests.map(({ method, url }) => [method, url])).toEqual([
    ["HEAD", `/api/v1/interactions/${id}`],
  ]);
  expect((await gateway.call("HEAD", `/api/v1/interactions/${id}`)).status).toBe(401);
  const { key } = await makeKey(["lists.read"]);
  expect((await gateway.call("HEAD", `/api/v1/interactions/${id}`, { key })).status).toBe(403);
  expect((await gateway.call("HEAD", "/api/v1/events", { cookie })).status).toBe(405);
  expect((await gateway.call("HEAD", "/api/v1/oauth/callback")).status).toBe(405);
  expect(gateway.upstream.requests).toHaveLength(1);
  const page = await gateway.call("HEAD", "/agent", { cookie });
  expect([page.text, page.headers.get("content-type")]).toEqual(["", "text/html; charset=utf-8"]);
});

test("a query travels as it was written, whatever it would mean in a path", async () => {
  const cookie = await gateway.signIn();
  for (const query of [
    "search=../../etc/passwd",
    "search=%2e%2e%2fetc%2fpasswd%2500",
    "search=100%",
    "search=%zz&limit=5",
  ]) {
    const answer = await gateway.call("GET", `/api/v1/interactions?${query}`, { cookie });
    expect([answer.status, answer.body.url]).toEqual([200, `/api/v1/interactions?${query}`]);
  }
});

test("who comes back from a provider is led home however long its answer is, with a browser's headers too", async () => {
  respondWith((_request, response) => {
    response.writeHead(302, { location: "/accounts?consent=failed&code=consent-unknown" }).end();
  });
  const headers = { "user-agent": "Mozilla/5.0 ".repeat(20), "accept-language": "de-DE,de;q=0.9" };
  const path = "/api/v1/oauth/callback?code=any&state=";
  const led = await fetch(`${gateway.url}${path}${"g".repeat(15_000)}`, { headers, redirect: "manual" });
  expect([led.status, led.headers.get("location")]).toEqual([302, "/accounts?consent=failed&code=consent-unknown"]);
  const refused = await fetch(`${gateway.url}${path}${"g".repeat(16_384)}`, { headers, redirect: "manual" });
  expect([refused.status, await refused.json()]).toMatchObject([431, { code: "headers-too-large" }]);
});

test("an API key arrives as its scopes and accounts", async () => {
  const { key, prefix } = await makeKey(["interactions.*"], { accountIds: [id] });
  expect(key).toMatch(/^mrm_[A-Za-z0-9_-]{43}$/);
  expect(key.startsWith(prefix)).toBe(true);
  expect((await gateway.call("GET", "/api/v1/interactions", { key })).status).toBe(200);
  const token = gateway.upstream.requests[0]?.headers["mailroom-principal"];
  expect(await makePrincipalReader(internalKey)(String(token))).toMatchObject({
    kind: "api-key",
    scopes: ["interactions.*"],
    accountIds: [id],
  });
});

test("a key that is wrong, revoked, expired or used from elsewhere opens nothing", async () => {
  const cookie = await gateway.signIn();
  const elsewhere = await makeKey(["interactions.read"], { cidrs: ["203.0.113.0/24"] });
  const here = await makeKey(["interactions.read"], { cidrs: ["127.0.0.0/8"] });
  const inAnHour = { expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
  const [later, expired] = [
    await makeKey(["interactions.read"], inAnHour),
    await makeKey(["interactions.read"], inAnHour),
  ];
  await ageByAnHour(expired.id);
  const revoked = await makeKey(["interactions.read"]);
  await gateway.call("DELETE", `/api/v1/api-keys/${revoked.id}`, { cookie });
  for (const key of ["mrm_unknown", elsewhere.key, expired.key, revoked.key]) {
    const refused = await gateway.call("GET", "/api/v1/interactions", { key });
    expect(refused.status).toBe(401);
    expect(refused.body.code).toBe("not-signed-in");
  }
  for (const { key } of [here, later]) {
    expect((await gateway.call("GET", "/api/v1/interactions", { key })).status).toBe(200);
  }
  expect(gateway.upstream.requests).toHaveLength(2);
});

test("keys are listed without the key, newest first, with when they were last used", async () => {
  const cookie = await gateway.signIn();
  const made = await makeKey(["interactions.read"]);
  await gateway.call("GET", "/api/v1/interactions", { key: made.key });
  const list = await gateway.call("GET", "/api/v1/api-keys?limit=1", { cookie });
  const [newest] = list.body.items;
  expect(newest?.id).toBe(made.id);
  expect(newest).not.toHaveProperty("key");
  expect(newest?.lastUsedAt).not.toBeNull();
});

test("scopes that do not exist or are for people only, bad networks and past expiry are refused", async () => {
  const cookie = await gateway.signIn();
  const refused = await gateway.call("POST", "/api/v1/api-keys", {
    cookie,
    body: { name: "K", scopes: ["users.read", "mail.read"], cidrs: ["300.1.1.1/8"], expiresAt: "2020-01-01T00:00:00Z" },
  });
  expect(refused.status).toBe(422);
  const pointers = refused.body.errors.map((error) => error.pointer);
  expect(pointers).toEqual(["/scopes/0", "/scopes/1", "/cidrs/0", "/expiresAt"]);
  const [, , network, expiry] = refused.body.errors.map((error) => error.detail);
  expect(network).toBe("“300.1.1.1/8” is no network. Write it as 192.0.2.0/24.");
  expect(expiry).toBe("Choose a time in the future.");
});

test("bodies stream through in both directions, unread", async () => {
  respondWith((request, response) => {
    response.setHeader("content-type", "application/json");
    response.setHeader("etag", '"1"');
    response.setHeader("set-cookie", "stolen=1");
    request.pipe(response);
  });
  const cookie = await gateway.signIn();
  const odd = '{"name":   "spaces kept",\n"x":"\\u0000"}';
  const response = await fetch(`${gateway.url}/api/v1/accounts`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", "idempotency-key": "k1" },
    body: odd,
  });
  expect(await response.text()).toBe(odd);
  expect(response.headers.get("etag")).toBe('"1"');
  expect(response.headers.get("set-cookie")).toBeNull();
  expect(gateway.upstream.requests[0]?.headers["idempotency-key"]).toBe("k1");
});

test("an answer begins to arrive before it is complete", async () => {
  let finish = (): void => undefined;
  respondWith((_request, response) => {
    response.setHeader("content-type", "message/rfc822");
    response.write("Subject: first half\r\n");
    finish = () => response.end("second half");
  });
  const cookie = await gateway.signIn();
  const response = await fetch(`${gateway.url}/api/v1/messages/${id}/source`, { headers: { cookie } });
  const chunks: string[] = [];
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(new TextDecoder().decode(chunk));
    finish();
  }
  expect(chunks).toEqual(["Subject: first half\r\n", "second half"]);
});

test("a service that is down is named with 503 and Retry-After; the others go on", async () => {
  const cookie = await gateway.signIn();
  const down = await gateway.call("GET", "/api/v1/deliveries", { cookie });
  expect(down.status).toBe(503);
  expect(down.body.code).toBe("service-unavailable");
  expect(down.body.detail).toContain("smtp-send");
  expect(Number(down.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await gateway.call("GET", "/api/v1/accounts", { cookie })).status).toBe(200);
});

test("a service that hangs is named with 504 to who reads, before pages give up; a stream has more time", async () => {
  const cookie = await gateway.signIn();
  const hung: (() => void)[] = [];
  respondWith((_request, response) => hung.push(() => response.end("Subject: late")));
  const source = gateway.call("GET", `/api/v1/messages/${id}/source`, { cookie });
  const late = await gateway.call("GET", "/api/v1/queues", { cookie });
  expect([late.status, late.body.code]).toEqual([504, "service-timeout"]);
  expect(late.body.detail).toContain("The service routing did not answer within 5 s. Try again.");
  await eventually(() => {
    expect(hung).toHaveLength(2);
  });
  for (const end of hung) end();
  expect([(await source).status, (await source).text]).toEqual([200, "Subject: late"]);
}, 60_000);

test("S16 who goes away ends the test of a server in the service as well, and else has its answer", async () => {
  const cookie = await gateway.signIn();
  const ended: string[] = [];
  respondWith((request, response) => {
    response.once("close", () => ended.push(request.url ?? ""));
  });
  const abort = new AbortController();
  const paths = ["/api/v1/accounts/verify-imap", "/api/v1/accounts/autodetect", `/api/v1/accounts/${id}/verify-smtp`];
  const calls = paths.map((path) =>
    fetch(gateway.url + path, {
      ...{ method: "POST", headers: { cookie, "content-type": "application/json" }, signal: abort.signal },
      ...(path.includes(id) ? {} : { body: "{}" }),
    }),
  );
  for (const call of calls) call.catch(() => undefined);
  await eventually(() => {
    expect(gateway.upstream.requests).toHaveLength(3);
  });
  expect(ended).toEqual([]);
  abort.abort();
  await eventually(() => {
    expect(ended.toSorted()).toEqual(paths.toSorted());
  });
  respondWith((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.writeHead(429, { "content-type": "application/problem+json", "retry-after": "30" });
      response.end(Buffer.concat(chunks));
    });
  });
  const options = { cookie, body: { emailAddress: "desk@acme.test" } };
  const answer = await gateway.call("POST", "/api/v1/accounts/autodetect", options);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "30"]);
  expect(answer.body).toEqual({ emailAddress: "desk@acme.test" });
});

test("a problem of a service is handed on as it is, at once", async () => {
  respondWith((_request, response) => {
    response.writeHead(503, { "content-type": "application/problem+json", "retry-after": "30" });
    response.end('{"code":"busy"}');
  });
  const cookie = await gateway.signIn();
  const answer = await gateway.call("GET", "/api/v1/accounts", { cookie });
  expect(answer.status).toBe(503);
  expect(answer.body).toEqual({ code: "busy" });
  expect(gateway.upstream.requests).toHaveLength(1);
});

test("what a session has written it waits for in its next reads, for a short while", async () => {
  respondWith((request, response) => {
    if (request.method === "POST") response.setHeader("mailroom-position", `routing/${id}/7`);
    response.end("{}");
  });
  const cookie = await gateway.signIn();
  const other = await gateway.signIn();
  // the gateway runs in this process
  const startedAt = performance.now();
  const time = jest.spyOn(performance, "now").mockReturnValue(startedAt);
  try {
    await gateway.call("POST", `/api/v1/offers/${id}/accept`, { cookie });
    time.mockReturnValue(startedAt + 1_999);
    await gateway.call("GET", "/api/v1/interactions", { cookie });
    await gateway.call("GET", "/api/v1/interactions", { cookie: other });
    time.mockReturnValue(startedAt + 2_000);
    await gateway.call("GET", "/api/v1/interactions", { cookie });
  } finally {
    time.mockRestore();
  }
  const sent = gateway.upstream.requests.map(({ headers }) => headers["mailroom-position"]);
  expect(sent).toEqual([undefined, `routing/${id}/7`, undefined, undefined]);
});

test("an address that leads nowhere is a problem, a way up in the path too", async () => {
  const cookie = await gateway.signIn();
  for (const path of ["/api/v1/nothing", "/api/v1/interactions/%2e%2e/messages", "/api/v1/accounts/a%2Fb"]) {
    const answer = await getAsWritten(path, cookie);
    expect([path, answer.statusCode]).toEqual([path, 404]);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  }
  expect(gateway.upstream.requests).toHaveLength(0);
});

test("a body of another media type than the contract's is refused before it is sent on", async () => {
  const cookie = await gateway.signIn();
  const response = await fetch(`${gateway.url}/api/v1/accounts`, {
    method: "POST",
    headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
    body: "name=x",
  });
  expect(response.status).toBe(415);
  expect(gateway.upstream.requests).toHaveLength(0);
});

test("X24 JSON that is longer than the contract allows is refused before it is sent on, with the limit", async () => {
  const cookie = await gateway.signIn();
  const post = (path: string, bytes: number) =>
    fetch(`${gateway.url}/api/v1/${path}`, {
      ...{ method: "POST", headers: { cookie, "content-type": "application/json" }, body: " ".repeat(bytes) },
    });
  const refused = await post("accounts", 10_000_000);
  expect([refused.status, await refused.json()]).toEqual([
    413,
    expect.objectContaining({ code: "body-too-large", detail: expect.stringContaining("1048576 bytes") as unknown }),
  ]);
  expect(gateway.upstream.requests).toHaveLength(0);
  // An import of a whole configuration has a limit of its own.
  expect((await post("configuration", 10_000_000)).status).toBe(200);
});

test("every route of every service is forwarded", async () => {
  const cookie = await gateway.signIn();
  for (const service of ["account-config", "imap-ingest", "interaction-history", "routing"] as const) {
    for (const route of routesOf(service)) {
      const path = `/api/v1${route.path.replaceAll(/\{n\}/g, "1").replaceAll(/\{\w+\}/g, id)}`;
      const answer = await gateway.call(route.method, path, { cookie });
      expect([route.operationId, answer.status, answer.body.url]).toEqual([route.operationId, 200, path]);
    }
  }
});

test("an agent is refused what agents may never do, here already", async () => {
  const cookie = await gateway.signIn();
  const person = { name: "Ana", emailAddress: "ana@forward.test", role: "agent", password: "long enough" };
  await gateway.call("POST", "/api/v1/users", { cookie, body: person });
  const theirs = await gateway.signIn({ emailAddress: person.emailAddress, password: person.password });
  expect((await gateway.call("POST", "/api/v1/accounts", { cookie: theirs, body: {} })).status).toBe(403);
  expect((await gateway.call("GET", "/api/v1/users", { cookie: theirs })).status).toBe(403);
  expect((await gateway.call("GET", "/api/v1/interactions", { cookie: theirs })).status).toBe(200);
});
