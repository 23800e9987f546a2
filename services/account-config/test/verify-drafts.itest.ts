import { readFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { VerifyResult } from "@mailroom/contracts/api/account";
import type { Principal } from "@mailroom/contracts/principal";
import { signPrincipal } from "@mailroom/http/principal-token";
import { startAwakeTime } from "@mailroom/test-kit/awake-time";
import { eventually } from "@mailroom/test-kit/eventually";
import { useMailbox } from "@mailroom/test-kit/use-mailbox";
import { ImapFlow } from "imapflow";
import { speakImap, startHostileServer, startTlsServer } from "./hostile-server.ts";
import { startNameServer, type TestNameServer } from "./name-server.ts";
import { admin, internalKey, useAccountConfig } from "./running-service.ts";

const mailbox = useMailbox();
let names: TestNameServer;
beforeAll(async () => {
  names = await startNameServer();
  names.set("other.test", [{ type: "A", address: "127.0.0.1" }]);
});
afterAll(() => {
  names.close();
});
const service = useAccountConfig({
  caFile: () => mailbox.server.caFile,
  settings: () => ({ DNS_SERVERS: [names.address] }),
});

type Body = Record<string, unknown>;

/** Each test asks as somebody else, from another address: limits are per caller and server. */
let count = 0;
function somebody(): Principal {
  count += 1;
  return { ...admin, userId: `0190a0a0-0000-7000-8000-${String(count).padStart(12, "0")}` } as Principal;
}

async function verify(which: "imap" | "smtp", body: Body): Promise<VerifyResult> {
  const answer = await service.call("POST", `/accounts/verify-${which}`, { body, principal: somebody() });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as unknown as VerifyResult;
}

const login = () => ({ username: mailbox.address, password: mailbox.password });
/** Another server than the one of most tests, where tests of one are limited. */
const elsewhere = "127.0.0.2";
const local = (port: number, changes: Body = {}) => ({ imap: { host: "127.0.0.1", port, ...changes } });

describe("before anything is saved", () => {
  test("S16 S12 good settings pass every step, IMAP with the number of unread mails, and nothing is stored", async () => {
    await mailbox.deliver("Subject: one\r\n\r\nunread");
    await mailbox.deliver("Subject: two\r\n\r\nunread too");
    const imap = await verify("imap", { ...login(), ...local(mailbox.server.imapsPort) });
    expect(imap).toMatchObject({
      ok: true,
      code: null,
      unreadCount: 2,
      host: "127.0.0.1",
      steps: Array(6).fill({ state: "ok" }),
    });
    const smtp = { host: "127.0.0.1", port: mailbox.server.smtpPort, tlsMode: "starttls" };
    expect(await verify("smtp", { ...login(), smtp })).toMatchObject({ ok: true, unreadCount: null });
    expect((await service.call("GET", "/accounts")).body["items"]).toEqual([]);
    expect((await mailbox.list()).every(({ flags }) => !flags.has("\\Seen"))).toBe(true);
  });

  test("S16 what a test needs and does not have is asked for, field by field; the rest of the form is left alone", async () => {
    const pointer = async (body: Body) => {
      const answer = await service.call("POST", "/accounts/verify-imap", { body, principal: somebody() });
      return `${answer.status} ${answer.body.errors?.[0]?.pointer ?? ""}`;
    };
    expect(await pointer({})).toBe("422 /imap/host");
    expect(await pointer(local(143))).toBe("422 /username");
    expect(await pointer({ ...local(143), emailAddress: "desk@acme.test" })).toBe("422 /password");
    expect(await pointer({ ...local(1), ...login(), transfer: { toAgent: true } })).toBe("200 ");
  });

  test("S16 over a saved account: the stored password at the stored server only", async () => {
    const created = await service.call("POST", "/accounts", {
      body: {
        ...{ name: "Saved", key: "SAVED", emailAddress: mailbox.address, ...login() },
        ...local(mailbox.server.imapsPort),
        smtp: { host: "127.0.0.1", port: mailbox.server.smtpsPort },
      },
    });
    const accountId = String(created.body["id"]);
    expect(await verify("imap", { accountId, name: "Renamed" })).toMatchObject({ ok: true });
    const trap = await startHostileServer(speakImap("* OK ready", {}));
    const moved = await service.call("POST", "/accounts/verify-imap", {
      body: { accountId, ...local(trap.port, { ssl: false }) },
      principal: somebody(),
    });
    expect([moved.status, moved.body.errors?.[0]?.pointer]).toEqual([422, "/password"]);
    expect(trap.sockets).toEqual([]);
    const missing = await verify("imap", { accountId, imap: { mailbox: "Snet" } });
    expect(missing).toMatchObject({ ok: false, code: "mailbox-not-found", unreadCount: null });
    expect(missing.steps.at(-1)?.hint).toContain('"Sent"');
  });

  test("a key for certain accounts tests those only, and nobody but administrators leaves certificates unchecked", async () => {
    const key = (accountIds: string[] | null): Principal => ({
      ...{ kind: "api-key", apiKeyId: "0190a0a0-0000-7000-8000-0000000000dd", scopes: ["accounts.verify"], accountIds },
    });
    const ask = (principal: Principal, changes: Body) =>
      service.call("POST", "/accounts/verify-imap", { body: { ...login(), ...local(1), ...changes }, principal });
    expect((await ask(key(["0190a0a0-0000-7000-8000-000000000001"]), {})).status).toBe(403);
    expect((await ask(key(null), { acceptAnyCertificate: true })).status).toBe(403);
    expect((await ask(key(null), {})).status).toBe(200);
  });
});

describe("a server that is not as it should be", () => {
  const failing = async (body: Body, which: "imap" | "smtp" = "imap") => {
    const result = await verify(which, { username: "desk", password: "secret", ...body });
    const last = result.steps.at(-1);
    return { code: result.code, step: last?.step, detail: last?.detail ?? "", hint: last?.hint ?? "" };
  };

  test("S16 a port that speaks TLS although SSL is off, and the other way round", async () => {
    const early = await failing(local(mailbox.server.imapsPort, { ssl: false }));
    expect(early).toMatchObject({ code: "port-speaks-tls", step: "greeting" });
    expect(early.hint).toMatch(/This port speaks TLS: switch SSL on/);
    const late = await failing(local(mailbox.server.imapPort, { ssl: true, tlsMode: "implicit" }));
    expect(late).toMatchObject({ code: "no-tls", step: "tls" });
  });

  test("S16 a port that waits for TLS is told also where it hangs up on who says nothing, the handshake under way", async () => {
    const server = await startTlsServer({ name: "localhost" });
    const silent = new Set<Socket>();
    const far = await startHostileServer((socket) => {
      silent.add(socket);
      socket.once("data", (hello) => {
        silent.delete(socket);
        for (const other of silent) other.destroy();
        setTimeout(() => {
          const near = connect(server.port, "127.0.0.1", () => near.write(hello));
          near.on("error", () => undefined);
          socket.pipe(near).pipe(socket);
        }, 300);
      });
    }, elsewhere);
    const result = await failing(local(far.port, { host: elsewhere, ssl: false }));
    expect(result).toMatchObject({ code: "port-speaks-tls", step: "greeting" });
  });

  test("S16 a server that greets late, and no second caller, is told by its words", async () => {
    let callers = 0;
    const server = await startHostileServer((socket) => {
      callers += 1;
      if (callers === 1) setTimeout(() => socket.write("* BYE too many connections\r\n"), 2_500);
    }, elsewhere);
    const result = await failing(local(server.port, { host: elsewhere, ssl: false, connectionTimeoutSeconds: 30 }));
    expect(result).toMatchObject({ code: "unexpected-greeting", detail: "* BYE too many connections" });
    expect(callers).toBe(2);
  });

  test("S16 no STARTTLS: it is said, and the password stays here", async () => {
    const lines: string[] = [];
    const server = await startHostileServer((socket) => {
      speakImap("* OK ready", {})(socket);
      socket.on("data", (chunk) => lines.push(chunk.toString()));
    });
    const imap = await failing(local(server.port, { tlsMode: "starttls" }));
    expect(imap).toMatchObject({ code: "starttls-missing", step: "tls" });
    expect(lines.join("")).not.toContain("secret");
  });

  test.each([
    ["expired", { name: "localhost", notAfter: new Date(Date.now() - 86_400_000) }, "certificate has expired"],
    ["self-signed", { name: "localhost" }, "self-signed certificate"],
    ["of an unknown issuer", { name: "localhost", issuer: "An authority" }, "unable to verify the first certificate"],
  ] as const)(
    "S16 a certificate that is %s is refused with what TLS found, and a hint, unless the account takes any (X13)",
    async (_name, certificate, fact) => {
      const server = await startTlsServer(certificate);
      const { code, step, detail, hint } = await failing(local(server.port));
      expect([step, detail]).toEqual(["tls", fact]);
      expect(code).toBe(fact.includes("expired") ? "certificate-expired" : "certificate-not-trusted");
      expect(hint).not.toBe("");
      expect(`${detail} ${hint}`).not.toMatch(/node|root CA|--/i);
      const { steps } = await verify("imap", {
        ...login(),
        ...local(server.port),
        acceptAnyCertificate: true,
        authentication: false,
      });
      expect(steps.filter(({ state }) => state === "ok").map(({ step }) => step)).toContain("greeting");
      expect(steps.find(({ step }) => step === "tls")?.detail).toMatch(/not checked/);
    },
  );

  test("S16 a trusted certificate for another name is refused with the names it is for", async () => {
    const { code, detail } = await failing({ imap: { host: "other.test", port: mailbox.server.imapsPort } });
    expect(code).toBe("certificate-wrong-host");
    expect(detail).toMatch(/^The certificate is not for other\.test, but for localhost/);
  });

  test.each([
    ["220 mail.acme.test ESMTP", /SMTP server/],
    ["+OK POP3 ready", /POP3/],
    ["HTTP/1.1 400 Bad Request", /does not look like/],
    ["* BYE too many connections", /turns connections away/],
  ])("S16 the greeting %s is told word for word, with what it means", async (greeting, hint) => {
    const server = await startHostileServer(speakImap(greeting, {}));
    const result = await failing(local(server.port, { ssl: false }));
    expect(result).toMatchObject({ code: "unexpected-greeting", detail: greeting });
    expect(result.hint).toMatch(hint);
  });

  const opened = { CAPABILITY: "* CAPABILITY IMAP4rev1\r\nTAG OK done", LOGIN: "TAG OK in", LIST: "TAG OK done" };
  const unopened = { ...opened, NAMESPACE: "TAG OK done", EXAMINE: "", SELECT: "" };
  const every = (ms: number, text: string) => (socket: Socket) =>
    void setInterval(() => {
      if (socket.writable) socket.write(text);
    }, ms).unref();
  const atGreeting = (code: string) => expect.objectContaining({ code, step: "greeting" }) as unknown;
  const silentAt = (step: string, hint: RegExp) => ({
    ...{ code: `${step}-timeout`, step, detail: "No answer in time.", hint: expect.stringMatching(hint) as unknown },
  });

  test("S16 a server that keeps us waiting is given up in the account's time, and where it fell silent is told", async () => {
    const times = { ssl: false, connectionTimeoutSeconds: 8, authenticationTimeoutSeconds: 1 };
    const keepingWaiting: [what: string, act: (socket: Socket) => void, told: unknown][] = [
      ["says nothing", () => undefined, atGreeting("greeting-missing")],
      ["never ends its line", every(20, "x".repeat(200)), atGreeting("unexpected-greeting")],
      ["drips", every(200, "*"), atGreeting("greeting-missing")],
      [
        "is silent at the login",
        speakImap("* OK ready", { ...opened, LOGIN: "" }),
        silentAt("login", /raise the authentication timeout/),
      ],
      ["is silent at the mailbox", speakImap("* OK ready", unopened), silentAt("mailbox", /try again/)],
    ];
    const time = startAwakeTime();
    const results = keepingWaiting.map(async ([what, act]) => {
      const server = await startHostileServer(act);
      return [what, await failing(local(server.port, times))];
    });
    expect(await Promise.all(results)).toEqual(keepingWaiting.map(([what, , told]) => [what, told]));
    // Who drips every 200 ms would be waited for until the longest time of any test, twice both of ours.
    expect(time.ms()).toBeLessThan(16_000);
    time.stop();
  });

  test.each([
    ["one line", `* OK ${"x".repeat(30_000_000)}\r\nTAG OK in`],
    ["one literal", `* X {30000000}\r\n${"x".repeat(30_000_000)}\r\nTAG OK in`],
    ["many lines", `${"* OK still here\r\n".repeat(2_000_000)}TAG OK in`],
  ])("S16 a server that sends 30 MB in %s is given up, and who it is, is told", async (_name, flood) => {
    const server = await startHostileServer(speakImap("* OK ready", { ...opened, LOGIN: flood }));
    const result = await failing(local(server.port, { ssl: false }));
    expect(result).toMatchObject({ code: "answer-too-long", step: "login" });
    expect(result.hint).toMatch(/^The server sends more than a mail server does/);
  });

  test("S12 S16 a refusal of the login is told in the server's words, without its control characters", async () => {
    const answers = {
      LOGIN: "TAG NO [ALERT] Application-specific\u0007 password required",
      CAPABILITY: "* CAPABILITY IMAP4rev1\r\nTAG OK done",
    };
    const server = await startHostileServer(speakImap("* OK ready", answers));
    const result = await failing(local(server.port, { ssl: false }));
    expect([result.step, result.detail]).toEqual(["login", "Application-specific password required"]);
    expect(result.code).toBe("app-password-needed");
  });
});

test("S16 who goes away ends the test: its connection is closed at once", async () => {
  const server = await startHostileServer(() => undefined);
  const abort = new AbortController();
  const call = fetch(`${service.url}/api/v1/accounts/verify-imap`, {
    method: "POST",
    headers: { "content-type": "application/json", "mailroom-principal": await signPrincipal(somebody(), internalKey) },
    body: JSON.stringify({ ...login(), ...local(server.port, { ssl: false, connectionTimeoutSeconds: 60 }) }),
    signal: abort.signal,
  });
  call.catch(() => undefined);
  await eventually(() => {
    expect(server.sockets).toHaveLength(1);
  });
  abort.abort();
  await eventually(() => {
    expect(server.sockets.every((socket) => socket.closed || socket.readableEnded)).toBe(true);
  });
});

test("S16 too many tests of one server wait, with the seconds in the header and in words", async () => {
  const ask = async () =>
    fetch(`${service.url}/api/v1/accounts/verify-smtp`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "mailroom-principal": await signPrincipal(somebody(), internalKey),
      },
      body: JSON.stringify({ ...login(), smtp: { host: "127.0.0.9", port: 1 } }),
    });
  for (let index = 0; index < 30; index += 1) expect((await ask()).status).toBe(200);
  const refused = await ask();
  const problem = (await refused.json()) as Body;
  expect([refused.status, problem["code"]]).toEqual([429, "too-many-tests"]);
  expect(problem["detail"]).toMatch(/of this server within a minute. Try again in \d+ s/);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("S16 unread mail is counted by the server, over all mails", async () => {
  const client = new ImapFlow({
    ...{ host: "127.0.0.1", port: mailbox.server.imapsPort, secure: true, logger: false },
    auth: { user: mailbox.address, pass: mailbox.password },
    tls: { ca: await readFile(mailbox.server.caFile), servername: "localhost" },
  });
  await client.connect();
  await client.mailboxOpen("INBOX");
  await client.messageFlagsAdd("1", ["\\Seen"]);
  await client.logout();
  expect(await verify("imap", { ...login(), ...local(mailbox.server.imapsPort) })).toMatchObject({ unreadCount: 1 });
});
