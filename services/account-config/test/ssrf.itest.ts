import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attackInput, hasAttackInputs } from "@mailroom/test-kit/attack-inputs";
import type { VerifyResult } from "@mailroom/contracts/api/account";
import type { Principal } from "@mailroom/contracts/principal";
import { type HostileServer, speakImap, startHostileServer } from "./hostile-server.ts";
import { startNameServer, type TestNameServer } from "./name-server.ts";
import { admin, useAccountConfig } from "./running-service.ts";

/** 127.0.0.2 stands for the public internet here; everything else of this machine must never hear from the service. */
let names: TestNameServer;
let spy: HostileServer;
let outside: HostileServer;

beforeAll(async () => {
  names = await startNameServer();
  spy = await startHostileServer(() => undefined, "127.0.0.1");
});
afterAll(() => {
  names.close();
});
const service = useAccountConfig({
  settings: () => ({ DNS_SERVERS: [names.address], ALLOWED_DESTINATIONS: ["127.0.0.2"], ISPDB_URL: "off" }),
});

/** A few of each kind; the whole list of the attack inputs where it is at hand. */
const hosts = [
  ...["127.0.0.1", "127.1", "0x7f.0.0.1", "localhost", "[::1]", "::ffff:7f00:1", "10.0.0.1", "169.254.169.254"],
  ...["postgres", "metadata.google.internal", "127.0.0.1:6379", "http://127.0.0.1/", "x\r\ny", "１２７.0.0.1"],
  ...deniedHosts(),
];

let count = 0;
function somebody(): Principal {
  count += 1;
  return { ...admin, userId: `0190a0a0-0000-7000-9000-${String(count).padStart(12, "0")}` } as Principal;
}
const draft = (host: string) => ({
  ...{ username: "desk", password: "secret" },
  ...{ imap: { host, port: spy.port, ssl: false }, smtp: { host, port: spy.port, ssl: false } },
});
const account = (changes: Record<string, unknown>) => {
  count += 1;
  return { name: `Desk ${count}`, key: `K${count}`, emailAddress: "desk@acme.test", active: false, ...changes };
};

describe("hosts that nobody may make the service reach", () => {
  test.each([...new Set(hosts)])(
    "%j is refused in drafts, at creation and at change, before any packet",
    async (host) => {
      names.set(host.toLowerCase(), [{ type: "A", address: "127.0.0.1" }]);
      for (const which of ["imap", "smtp"]) {
        const { status, body } = await service.call("POST", `/accounts/verify-${which}`, {
          ...{ body: draft(host), principal: somebody() },
        });
        const { ok, steps } = body as unknown as VerifyResult;
        expect([status, ok, steps.map(({ step, state }) => `${step} ${state}`)]).toEqual([
          200,
          false,
          ["resolve failed"],
        ]);
      }
      const created = await service.call("POST", "/accounts", { body: account(draft(host)) });
      expect([created.status, created.body.errors?.map(({ pointer }) => pointer)]).toEqual([
        422,
        ["/imap/host", "/smtp/host"],
      ]);
      expect(spy.sockets).toEqual([]);
    },
  );

  test("at change, with the stored password", async () => {
    const created = await service.call("POST", "/accounts", { body: account(draft("127.0.0.2")) });
    expect(created.status).toBe(201);
    for (const host of ["127.0.0.1", "10.0.0.1", "localhost"]) {
      const patched = await service.call("PATCH", `/accounts/${String(created.body["id"])}`, {
        ...{ body: { password: "secret", imap: { host } }, etag: '"1"' },
      });
      expect([host, patched.status, patched.body.errors?.[0]?.pointer]).toEqual([host, 422, "/imap/host"]);
    }
    expect(spy.sockets).toEqual([]);
  });
});

describe("names that change their mind", () => {
  const lookUps = (name: string) => names.questions.filter((question) => question === `A ${name}`).length;

  test("a name that first leads outside and then inside is looked up once for probe and login, and refused the next time", async () => {
    const answers = { CAPABILITY: "* CAPABILITY IMAP4rev1\r\nTAG OK done", LOGIN: "TAG NO wrong" };
    outside = await startHostileServer(speakImap("* OK ready", answers), "127.0.0.2");
    names.set("rebind.test", [{ type: "A", address: "127.0.0.2" }], [{ type: "A", address: "127.0.0.1" }]);
    const body = { ...draft("rebind.test"), imap: { host: "rebind.test", port: outside.port, ssl: false } };
    const first = await service.call("POST", "/accounts/verify-imap", { body, principal: somebody() });
    expect(first.body).toMatchObject({ ok: false, code: "authentication-failed" });
    expect(lookUps("rebind.test")).toBe(1);
    // probe and login; of a server that is slow to greet the probe asks on a third whether it waits for TLS
    expect(outside.sockets.length).toBeGreaterThanOrEqual(2);
    const second = await service.call("POST", "/accounts/verify-imap", { body, principal: somebody() });
    expect(second.body).toMatchObject({ ok: false, code: "destination-refused" });
    expect(spy.sockets).toEqual([]);
  });

  test("a name with one address outside and one inside is refused", async () => {
    names.set("both.test", [
      { type: "A", address: "127.0.0.2" },
      { type: "A", address: "127.0.0.1" },
    ]);
    const { body } = await service.call("POST", "/accounts/verify-imap", {
      ...{ body: draft("both.test"), principal: somebody() },
    });
    expect(body).toMatchObject({ ok: false, code: "destination-refused" });
    expect(spy.sockets).toEqual([]);
  });
});

function deniedHosts(): string[] {
  return hasAttackInputs ? (JSON.parse(attackInput("ssrf-hosts.json")) as { deny: string[] }).deny : [];
}
