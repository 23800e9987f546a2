import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer, type Server } from "node:https";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { generate } from "selfsigned";
import { type GuardedFetch, makeGuardedFetch } from "./guarded-fetch.ts";
import { makeNetworkGuard } from "./network-guard.ts";

let server: Server;
let port = 0;
let certificate = "";
let answer: RequestListener = (_request, response) => response.end("fine");

beforeAll(async () => {
  const pems = await generate([{ name: "commonName", value: "names.test" }], {
    keyType: "ec",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "names.test" }] }],
  });
  certificate = pems.cert;
  server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function fetchWith(
  options: { allow?: string[]; trusts?: boolean; addresses?: string[]; deadlineMs?: number } = {},
): GuardedFetch {
  const { allow = ["127.0.0.0/8"], trusts = true, addresses = ["127.0.0.1"], deadlineMs = 30_000 } = options;
  const resolve = () => Promise.resolve(addresses.map((address) => ({ address, family: 4 })));
  return makeGuardedFetch({
    guard: makeNetworkGuard({ allow, deniedPorts: [], resolve }),
    extraAuthorities: trusts ? [certificate] : [],
    deadlineMs,
    maxAnswerBytes: 1000,
  });
}
const get = { method: "GET", headers: {} };
const url = () => `https://names.test:${port}/path?query=1`;

test("a request goes to the checked address, under the name, and a redirect is not followed", async () => {
  answer = (request, response) => {
    response.writeHead(302, { location: `https://10.0.0.1/${request.headers.host}${request.url}` }).end("moved");
  };
  const response = await fetchWith()(url(), get);
  expect([response.status, await response.text()]).toEqual([302, "moved"]);
  expect(response.headers.get("location")).toBe(`https://10.0.0.1/names.test:${port}/path?query=1`);
});

test("a name that leads into this network is refused before any packet", async () => {
  answer = () => {
    throw new Error("it was asked");
  };
  await expect(fetchWith({ allow: [] })(url(), get)).rejects.toMatchObject({ code: "destination-refused" });
  await expect(fetchWith({ addresses: ["127.0.0.1", "10.1.2.3"] })(url(), get)).rejects.toMatchObject({
    code: "destination-refused",
  });
});

test.each(["http://names.test/", "https://user:secret@names.test/", "file:///etc/passwd", "names.test"])(
  "%s is no address to ask",
  async (text) => {
    await expect(fetchWith()(text, get)).rejects.toMatchObject({ code: "destination-refused" });
  },
);

test("S10 a server that nobody vouches for is told nothing, and the reason is no advice of Node's", async () => {
  answer = () => {
    throw new Error("it was asked");
  };
  const asked = fetchWith({ trusts: false })(url(), get);
  await expect(asked).rejects.toThrow(/cannot be asked: .*self-signed certificate\.$/);
  await expect(asked).rejects.toMatchObject({ code: "request-failed" });
});

test("an answer without end and one that does not come are given up", async () => {
  answer = (_request, response) => response.end("x".repeat(1001));
  await expect(fetchWith()(url(), get)).rejects.toMatchObject({ code: "answer-too-long" });
  answer = (_request, response) => response.write("and");
  await expect(fetchWith({ deadlineMs: 300 })(url(), get)).rejects.toMatchObject({
    code: "request-failed",
    kind: "unavailable",
    message: expect.stringContaining("in time") as unknown,
  });
});

test("S10 a name server that hangs counts to the request's own time", async () => {
  const resolve = () => new Promise<never>(() => undefined);
  const guard = makeNetworkGuard({ allow: [], deniedPorts: [], resolve, lookupDeadlineMs: 60_000 });
  const fetch = makeGuardedFetch({ guard, extraAuthorities: [], deadlineMs: 100, maxAnswerBytes: 1000 });
  const startedAt = performance.now();
  await expect(fetch("https://names.test/", get)).rejects.toMatchObject({
    ...{ code: "request-failed", message: "names.test cannot be asked: it did not answer in time." },
  });
  expect(performance.now() - startedAt).toBeLessThan(30_000);
});
