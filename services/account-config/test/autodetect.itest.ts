import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attackInput, hasAttackInputs } from "@mailroom/test-kit/attack-inputs";
import type { AccountProposal } from "@mailroom/contracts/api/account";
import { startAwakeTime } from "@mailroom/test-kit/awake-time";
import { generate } from "selfsigned";
import { startNameServer, type TestNameServer } from "./name-server.ts";
import { useAccountConfig } from "./running-service.ts";

let names: TestNameServer;
let ispdb: Server;
let caFile = "";
let ispdbUrl = "";
const asked: string[] = [];

beforeAll(async () => {
  names = await startNameServer();
  const pems = await generate([{ name: "commonName", value: "ispdb.test" }], {
    keyType: "ec",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "ispdb.test" }] }],
  });
  caFile = join(mkdtempSync(join(tmpdir(), "autodetect-")), "ca.pem");
  writeFileSync(caFile, pems.cert);
  ispdb = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    asked.push(request.url ?? "");
    if (request.url?.endsWith("/listed.test") === true) response.end(listed);
    else response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await once(ispdb, "listening");
  const address = ispdb.address();
  ispdbUrl = `https://ispdb.test:${typeof address === "object" && address !== null ? address.port : 0}/v1.1`;
  names.set("ispdb.test", [{ type: "A", address: "127.0.0.1" }]);
});
afterAll(() => {
  names.close();
  ispdb.closeAllConnections();
  ispdb.close();
});

const service = useAccountConfig({
  caFile: () => caFile,
  settings: () => ({ DNS_SERVERS: [names.address], ISPDB_URL: ispdbUrl }),
});

const listed = `<clientConfig version="1.1"><emailProvider id="listed"><displayName>Listed</displayName>
  <incomingServer type="imap"><hostname>imap.listed.test</hostname><port>993</port><socketType>SSL</socketType></incomingServer>
  <outgoingServer type="smtp"><hostname>smtp.listed.test</hostname><port>465</port><socketType>SSL</socketType></outgoingServer>
  </emailProvider></clientConfig>`;

async function detect(emailAddress: string): Promise<AccountProposal> {
  const { status, body } = await service.call("POST", "/accounts/autodetect", { body: { emailAddress } });
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as unknown as AccountProposal;
}
const publicAddress = [{ type: "A", address: "127.0.0.1" }] as const;

describe("a proposal and its source", () => {
  test("S12 a known provider is answered without asking anybody", async () => {
    const before = [names.questions.length, asked.length];
    expect(await detect("desk@gmail.com")).toMatchObject({
      ...{ source: "known-provider", service: "gmail", hint: expect.stringMatching(/app password/) as unknown },
      imap: { host: "imap.gmail.com", port: 993, ssl: true, tlsMode: "implicit", username: "desk@gmail.com" },
      helpUrl: expect.stringMatching(/^https:/) as unknown,
    });
    expect([names.questions.length, asked.length]).toEqual(before);
  });

  test("a domain at Microsoft 365 is known by its mail exchanger, and logs in with OAuth", async () => {
    names.set("corp.test", [
      { type: "MX", priority: 20, exchange: "backup.test" },
      { type: "MX", priority: 5, exchange: "corp-test.mail.protection.outlook.com" },
    ]);
    expect(await detect("desk@corp.test")).toMatchObject({
      ...{ source: "mx", service: "outlook365", authenticationMethod: "oauth" },
      smtp: { host: "smtp.office365.com", port: 587, tlsMode: "starttls" },
    });
  });

  test("the ISPDB goes before SRV records, and hears the domain only", async () => {
    for (const host of ["imap.listed.test", "smtp.listed.test", "other.test"]) names.set(host, publicAddress);
    names.set("_imaps._tcp.listed.test", [{ type: "SRV", priority: 0, port: 993, target: "other.test" }]);
    expect(await detect("secret.name@listed.test")).toMatchObject({
      ...{ source: "ispdb", imap: { host: "imap.listed.test", username: "secret.name@listed.test" } },
    });
    expect(asked.filter((url) => url.includes("listed"))).toEqual(["/v1.1/listed.test"]);
  });

  test("SRV records: the lowest priority, TLS from the first byte before STARTTLS, a dot means none", async () => {
    for (const host of ["a.srv.test", "b.srv.test"]) names.set(host, publicAddress);
    names.set("_imaps._tcp.srv.test", [
      { type: "SRV", priority: 10, port: 993, target: "b.srv.test" },
      { type: "SRV", priority: 1, port: 10_993, target: "a.srv.test" },
    ]);
    names.set("_imap._tcp.srv.test", [{ type: "SRV", priority: 0, port: 143, target: "b.srv.test" }]);
    names.set("_submissions._tcp.srv.test", [{ type: "SRV", priority: 0, port: 0, target: "" }]);
    names.set("_submission._tcp.srv.test", [{ type: "SRV", priority: 0, port: 587, target: "b.srv.test" }]);
    expect(await detect("desk@srv.test")).toMatchObject({
      source: "srv",
      imap: { host: "a.srv.test", port: 10_993, tlsMode: "implicit" },
      smtp: { host: "b.srv.test", port: 587, tlsMode: "starttls" },
    });
  });

  test("nobody describes the domain: the usual names are guessed where they exist, and it is said", async () => {
    names.set("imap.plain.test", publicAddress);
    names.set("mail.plain.test", publicAddress);
    expect(await detect("desk@plain.test")).toMatchObject({
      ...{ source: "guess", imap: { host: "imap.plain.test" }, smtp: { host: "mail.plain.test" } },
      sourceDetail: expect.stringMatching(/^A guess: nobody describes plain\.test/) as unknown,
      hint: expect.stringMatching(/Verify both servers/) as unknown,
    });
    const nothing = await detect("desk@nothing.test");
    expect(nothing).toMatchObject({ source: "guess", imap: null, smtp: null, service: "custom" });
    expect(nothing.hint).toMatch(/Ask whoever runs the mailbox/);
  });
});

describe("hostile answers", () => {
  test("a server inside this network, or a name that leads there, is left out, and it is said", async () => {
    names.set("inside.evil.test", [{ type: "A", address: "10.0.0.1" }]);
    names.set("mixed.evil.test", [
      { type: "A", address: "127.0.0.1" },
      { type: "A", address: "169.254.169.254" },
    ]);
    names.set("_imaps._tcp.evil.test", [{ type: "SRV", priority: 0, port: 993, target: "inside.evil.test" }]);
    names.set("_submissions._tcp.evil.test", [{ type: "SRV", priority: 0, port: 465, target: "mixed.evil.test" }]);
    const proposal = await detect("desk@evil.test");
    expect(proposal).toMatchObject({ imap: null, smtp: null });
    expect(proposal.hint).toMatch(/IMAP server that was named \(srv\) may not be reached.*SMTP server/);
  });

  test("a port of another service is no mail server", async () => {
    names.set("redis.port.test", publicAddress);
    names.set("_imaps._tcp.port.test", [{ type: "SRV", priority: 0, port: 6379, target: "redis.port.test" }]);
    expect(await detect("desk@port.test")).toMatchObject({ imap: null });
  });

  test("a name server that does not answer costs four seconds, and not four for each question", async () => {
    const time = startAwakeTime();
    expect(await detect("desk@sub.silent.test")).toMatchObject({ source: "guess" });
    // A second wait would end after eight; the rest is room for a busy machine.
    expect(time.ms()).toBeLessThan(7_900);
    time.stop();
  });
});

describe("an address that is none of the public mail system", () => {
  const hosts = [
    ...["127.0.0.1", "localhost", "[::1]", "[127.0.0.1]", "postgres", "10.0.0.1", "0x7f.0.0.1", "a b", "１２７.0.0.1"],
    ...deniedHosts().filter((host) => !host.includes(".") || /^[\d.:[\]]+$/.test(host)),
  ];
  test.each([...new Set(hosts)])("desk@%j is refused before anybody is asked", async (host) => {
    const before = [names.questions.length, asked.length];
    const { status, body } = await service.call("POST", "/accounts/autodetect", {
      body: { emailAddress: `desk@${host}` },
    });
    expect([host, status, body.errors?.[0]?.pointer]).toEqual([host, 422, "/emailAddress"]);
    expect([names.questions.length, asked.length]).toEqual(before);
  });
});

/** The list of hosts that must never be reached, where it is at hand; a few of its kinds stand inline above. */
function deniedHosts(): string[] {
  return hasAttackInputs ? (JSON.parse(attackInput("ssrf-hosts.json")) as { deny: string[] }).deny : [];
}

test("too many questions of one caller wait, with the time", async () => {
  const principal = { kind: "user", userId: "0190a0a0-0000-7000-8000-0000000000ee", role: "admin" } as const;
  const ask = () =>
    service.call("POST", "/accounts/autodetect", { body: { emailAddress: "desk@nothing.test" }, principal });
  const answers = await Promise.all(Array.from({ length: 61 }, ask));
  expect(answers.filter(({ status }) => status === 429).map(({ body }) => body["code"])).toEqual(["too-many-tests"]);
});
