/** What goes over the wire, seen by a server that remembers every byte. */
import { createHmac } from "node:crypto";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { makeNetworkGuard } from "@mailroom/network-guard/network-guard";
import { eventually } from "@mailroom/test-kit/eventually";
import type { Submission } from "../src/operations/ports.ts";
import { makeSubmitter } from "../src/smtp/submitter.ts";
import { noTokens, plainAccount } from "./account.ts";
import { useScriptedServer } from "./scripted-server.ts";

const server = useScriptedServer();
const raw = Buffer.from("Subject: x\r\n\r\nfirst\r\n.dotted\r\nlast\r\n");

const base64 = (text: string) => Buffer.from(text).toString("base64");
const digestOf = (challenge: string, key: string) => createHmac("md5", key).update(challenge).digest("hex");
const loginAccount = (changes: Parameters<typeof plainAccount>[1] = {}) =>
  plainAccount(server.port, { authentication: true, username: "desk", ...changes });

describe("submitting", () => {
  let submitter: ReturnType<typeof makeSubmitter> | undefined;
  let read: () => AsyncIterable<Uint8Array>;
  let password: string | null;

  function renewSubmitter(terms: { readonly stallMs?: number; readonly permissionMs?: number } = {}): void {
    submitter?.close();
    submitter = makeSubmitter({
      guard: makeNetworkGuard({ allow: ["127.0.0.0/8"] }),
      blobs: { read: () => read(), stat: () => Promise.resolve({ size: raw.length }) },
      extraAuthorities: [],
      openPassword: () => password,
      tokens: noTokens,
      maxConnectionsPerAccount: 1,
      // neither ends what goes on by itself
      ...{ stallMs: 60_000, permissionMs: 60_000, ...terms },
    });
  }

  beforeEach(() => {
    server.sessions.length = 0;
    server.behave(() => null);
    read = () => Readable.from([raw]);
    password = null;
    renewSubmitter();
  });
  afterEach(() => {
    submitter?.close();
    submitter = undefined;
  });

  const submit = (changes: Partial<Submission> = {}) => {
    if (submitter === undefined) throw new Error("not set up");
    return submitter.submit({
      account: plainAccount(server.port),
      rawHash: "hash",
      from: "desk@acme.test",
      to: ["a@x.test"],
      mayEnd: () => Promise.resolve(true),
      takenOver: new AbortController().signal,
      ...changes,
    });
  };

  /** A permission that comes once the connection has ended. */
  const mayEndLate = async (): Promise<boolean> => {
    await eventually(() => {
      expect(server.sessions[0]?.isClosed).toBe(true);
    });
    return true;
  };

  test("a message arrives byte by byte, dots stuffed, its size announced, and the connection is used again", async () => {
    const first = await submit();
    const second = await submit();
    expect([first.kind, second.kind]).toEqual(["answered", "answered"]);
    expect(server.sessions).toHaveLength(1);
    expect(server.sessions[0]?.bodies[0]).toBe("Subject: x\r\n\r\nfirst\r\n..dotted\r\nlast\r\n");
    expect(server.sessions[0]?.commands).toContain(`MAIL FROM:<desk@acme.test> SIZE=${raw.length}`);
  });

  test("F15 the permission to end is asked only once the server has accepted DATA", async () => {
    const seen: string[] = [];
    await submit({
      mayEnd: () => {
        seen.push(...(server.sessions[0]?.commands.slice(-1) ?? []));
        return Promise.resolve(true);
      },
    });
    expect(seen).toEqual(["DATA"]);
  });

  test("F15 without permission no final dot leaves, the connection is dropped, and the next message has a new one", async () => {
    const result = await submit({ mayEnd: () => Promise.resolve(false) });
    expect(result).toMatchObject({ kind: "not-sent", isPermanent: false });
    await eventually(() => {
      expect(server.sessions[0]).toMatchObject({ isClosed: true, dots: 0 });
    });
    expect(await submit()).toMatchObject({ kind: "answered" });
    expect(server.sessions.map(({ dots }) => dots)).toEqual([0, 1]);
  });

  test("F15 a permission that cannot be asked for is none", async () => {
    const result = await submit({ mayEnd: () => Promise.reject(new Error("database away")) });
    expect(result).toMatchObject({ kind: "not-sent", isPermanent: false });
    await eventually(() => {
      expect(server.sessions[0]).toMatchObject({ isClosed: true, dots: 0 });
    });
  });

  test("F15 a permission that comes after the lease may have ended is not used", async () => {
    renewSubmitter({ permissionMs: 300 });
    const mayEnd = () => new Promise<boolean>((resolve) => setTimeout(resolve, 400, true));
    expect(await submit({ mayEnd })).toMatchObject({ kind: "not-sent", isPermanent: false });
    await eventually(() => {
      expect(server.sessions[0]).toMatchObject({ isClosed: true, dots: 0 });
    });
  });

  test("a message whose bytes cannot be read to their end is not sent", async () => {
    read = () => Readable.from(failing());
    function* failing() {
      yield raw;
      throw new Error("blob store away");
    }
    expect(await submit()).toEqual({ kind: "not-sent", isPermanent: false, detail: "blob store away" });
    await eventually(() => {
      expect(server.sessions[0]).toMatchObject({ isClosed: true, dots: 0 });
    });
  });

  test.each(["MAIL", "RCPT", "DATA", "body"] as const)(
    "F15 a connection cut at %s, before the final dot, has sent nothing",
    async (cutAt) => {
      server.behave((step) => (step === cutAt ? "cut" : null));
      const never = new Promise<boolean>(() => undefined);
      const result = await submit({ mayEnd: () => (cutAt === "body" ? never : Promise.resolve(true)) });
      expect(result).toMatchObject({ kind: "not-sent", isPermanent: false });
      expect(server.dots()).toBe(0);
    },
  );

  test("F15 a connection cut after the final dot leaves the outcome unknown", async () => {
    server.behave((step) => (step === "end" ? "cut" : null));
    expect(await submit()).toMatchObject({ kind: "unknown" });
    expect(server.dots()).toBe(1);
  });

  test("an idle connection that the server has closed costs no attempt", async () => {
    await submit();
    server.behave((step, session) => (step === "MAIL" && session.n === 1 ? "cut" : null));
    expect(await submit()).toMatchObject({ kind: "answered" });
    expect(server.sessions).toHaveLength(2);
    expect(server.dots()).toBe(2);
  });

  test("a server that makes no progress is given up", async () => {
    renewSubmitter({ stallMs: 1_000 });
    server.behave((step) => (step === "RCPT" ? new Promise(() => undefined) : null));
    expect(await submit()).toEqual({ kind: "not-sent", isPermanent: false, detail: "no progress within 1 s" });
    await eventually(() => {
      expect(server.sessions[0]?.isClosed).toBe(true);
    });
  });

  test("F15 a worker that learns that its delivery is another's drops the connection, but waits after the dot", async () => {
    for (const at of ["RCPT", "end"] as const) {
      const takenOver = new AbortController();
      const held = Promise.withResolvers<null>();
      server.behave((step) => {
        if (step !== at) return null;
        takenOver.abort();
        setTimeout(held.resolve, 100, null);
        return held.promise;
      });
      const result = await submit({ takenOver: takenOver.signal });
      expect(result.kind).toBe(at === "RCPT" ? "not-sent" : "answered");
    }
    expect(server.dots()).toBe(1);
  });

  test("a refusal amid the message ends the connection, and no dot follows", async () => {
    server.behave((step) => (step === "body" ? "552 5.3.4 too much" : null));
    const result = await submit({ mayEnd: mayEndLate });
    expect(result).toMatchObject({ kind: "answered", recipients: [{ state: "refused" }] });
    await submit({ to: ["b@x.test"] });
    expect(server.sessions[0]?.dots).toBe(0);
    expect(server.sessions.length).toBeGreaterThan(1);
  });

  test("a yes before the message has ended is no yes", async () => {
    server.behave((step) => (step === "body" ? "250 thanks" : null));
    const result = await submit({ mayEnd: mayEndLate });
    expect(result).toMatchObject({ kind: "not-sent", isPermanent: false });
    expect(server.dots()).toBe(0);
  });

  test("F17 each recipient has its own result", async () => {
    const replies = new Map([
      ["RCPT TO:<b@x.test>", "550 5.1.1 unknown"],
      ["RCPT TO:<c@x.test>", "451 4.2.0 later"],
    ]);
    server.behave((step, _session, line) => (step === "RCPT" ? (replies.get(line) ?? null) : null));
    expect(await submit({ to: ["a@x.test", "b@x.test", "c@x.test"] })).toMatchObject({
      kind: "answered",
      recipients: [
        { address: "a@x.test", state: "accepted", reply: "250 2.0.0 taken" },
        { address: "b@x.test", state: "refused", reply: "550 5.1.1 unknown" },
        { address: "c@x.test", state: "deferred", reply: "451 4.2.0 later" },
      ],
    });
  });

  test("F17 where all are refused, each keeps its own reply", async () => {
    server.behave((step, _session, line) =>
      step === "RCPT" ? (line.includes("a@") ? "550 5.1.1 no" : "451 4.2.0 later") : step === "DATA" ? "503 no" : null,
    );
    expect(await submit({ to: ["a@x.test", "b@x.test"] })).toMatchObject({
      kind: "answered",
      recipients: [{ state: "refused" }, { state: "deferred" }],
    });
  });

  test.each([
    ["MAIL", "550 5.7.1 not your address", { kind: "not-sent", isPermanent: true }],
    ["MAIL", "530 5.7.0 log in first", { kind: "not-sent", isPermanent: false }],
    ["MAIL", "452 4.3.1 full", { kind: "not-sent", isPermanent: false }],
    ["greeting", "554 5.3.2 closed", { kind: "not-sent", isPermanent: false }],
    ["EHLO", "421 4.3.2 busy", { kind: "not-sent", isPermanent: false }],
    ["DATA", "451 4.3.0 later", { kind: "not-sent", isPermanent: false }],
    ["end", "451 4.3.0 later", { kind: "answered", recipients: [{ state: "deferred" }] }],
    ["end", "554 5.6.0 spam", { kind: "answered", recipients: [{ state: "refused" }] }],
    ["end", "550-5.4.5 Daily user sending limit exceeded\r\n550 5.4.5 quota", { recipients: [{ state: "deferred" }] }],
    ["RCPT", "550 5.1.90 Your message can't be sent: daily limit", { recipients: [{ state: "deferred" }] }],
    ["MAIL", "550 5.4.5 Daily sending quota exceeded", { kind: "not-sent", isPermanent: false }],
    ["end", "421 4.3.2 closing", { kind: "answered", recipients: [{ state: "deferred" }] }],
  ] as const)("F16 %s answered with %s is %j", async (at, reply, expected) => {
    server.behave((step) => (step === at ? reply : null));
    expect(await submit()).toMatchObject(expected);
  });

  test("a message above the server's limit is refused without sending it", async () => {
    server.behave((step) => (step === "EHLO" ? "250-scripted\r\n250 SIZE 10" : null));
    expect(await submit()).toMatchObject({ kind: "not-sent", isPermanent: true });
    expect(server.sessions[0]?.bodies).toEqual([]);
  });

  test("an answer with control characters, or of any length, becomes one readable line", async () => {
    server.behave((step) => (step === "end" ? `250-one\u0000\u0007\r\n250 ${"x".repeat(5000)}` : null));
    const result = await submit();
    const reply = result.kind === "answered" ? result.reply : "";
    expect(reply.length).toBeLessThanOrEqual(500);
    expect(reply).toMatch(/^250-one 250 x+$/);
  });

  test("S95 where TLS is required and not offered nothing is sent in the clear", async () => {
    const account = plainAccount(server.port);
    const result = await submit({ account: { ...account, smtp: { ...account.smtp, ssl: true, tlsMode: "starttls" } } });
    expect(result).toMatchObject({ kind: "not-sent", isPermanent: false });
    expect(result).toHaveProperty("detail", expect.stringContaining("TLS is required"));
    expect(server.sessions[0]?.commands.filter((line) => !/^(EHLO|STARTTLS|QUIT)/.test(line))).toEqual([]);
  });

  test("an account with a login never sends without it", async () => {
    const account = plainAccount(server.port);
    const result = await submit({
      account: { ...account, smtp: { ...account.smtp, authentication: true, username: "desk" } },
    });
    expect(result).toMatchObject({ kind: "not-sent", isPermanent: false });
    expect(server.recipients()).toEqual([]);
  });

  test.each([
    ["PLAIN", "AUTH"],
    ["LOGIN", "AUTH"],
    ["LOGIN", "answer"],
    ["CRAM-MD5", "answer"],
  ] as const)("S94 a server that does not answer a %s login (at its %s) is given up in time", async (method, at) => {
    password = "secret";
    server.behave((step) => {
      if (step === "EHLO") return `250-scripted\r\n250 AUTH ${method}`;
      if (step === at) return new Promise(() => undefined);
      return step === "AUTH" ? "334 PDEyM0BzY3JpcHRlZD4=" : null;
    });
    const startedAt = performance.now();
    const result = await submit({ account: loginAccount({ authenticationTimeoutSeconds: 0.5 }) });
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(result).toEqual({
      ...{ kind: "not-sent", isPermanent: false },
      detail: "The server did not answer the login within 0.5 s.",
    });
    expect(server.recipients()).toEqual([]);
    await eventually(() => {
      expect(server.sessions[0]?.isClosed).toBe(true);
    });
  });

  test.each([
    ["PLAIN", [`AUTH PLAIN ${base64("\0desk\0sécret")}`], ["235 in"]],
    ["LOGIN", ["AUTH LOGIN", base64("desk"), base64("sécret")], ["334 VXNlcjo=", "334 UGFzczo=", "235 in"]],
    [
      "CRAM-MD5",
      ["AUTH CRAM-MD5", base64(`desk ${digestOf("<123@scripted>", "sécret")}`)],
      [`334 ${base64("<123@scripted>")}`, "235-well\r\n235 in"],
    ],
  ])("S94 the login by %s says user and password, and the message goes out", async (method, expected, answers) => {
    password = "sécret";
    const left = [...answers];
    server.behave((step) => {
      if (step === "EHLO") return `250-scripted\r\n250 AUTH ${method}`;
      return step === "AUTH" || step === "answer" ? (left.shift() ?? "535 too much") : null;
    });
    expect(await submit({ account: loginAccount() })).toMatchObject({ kind: "answered" });
    const said = server.sessions[0]?.commands ?? [];
    const from = said.findIndex((line) => line.startsWith("AUTH"));
    expect(said.slice(from, from + expected.length)).toEqual(expected);
  });

  test("S94 a refused login keeps the server's words", async () => {
    password = "wrong";
    server.behave((step) =>
      step === "EHLO" ? "250-scripted\r\n250 AUTH PLAIN" : step === "AUTH" ? "535 5.7.8 no" : null,
    );
    const result = await submit({ account: loginAccount() });
    expect(result).toEqual({ kind: "not-sent", isPermanent: false, detail: "Login refused: 535 5.7.8 no" });
  });

  test("an address that would be read differently on its way is not sent to", async () => {
    const result = await submit({ to: ["desk@good.test\r\nBcc: evil@evil.test"] });
    expect(result).toMatchObject({ kind: "not-sent", isPermanent: true });
    expect(server.recipients()).toEqual([]);
  });

  test("newer settings close the old connections", async () => {
    const account = plainAccount(server.port);
    await submit({ account });
    await submit({ account: { ...account, version: 2 } });
    await submit({ account });
    expect(server.sessions).toHaveLength(2);
    await eventually(() => {
      expect(server.sessions[0]?.isClosed).toBe(true);
    });
  });
});
