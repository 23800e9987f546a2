import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type Server } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createAccount, verifyImap, verifySmtp } from "@mailroom/contracts/api/account";
import { getAccountConnection, getLedgerSummary } from "@mailroom/contracts/api/account-connection";
import { listAccountMessages, type Message } from "@mailroom/contracts/api/interaction";
import { makeCertificate } from "@mailroom/local-stack/certificate";
import { findFreePort } from "@mailroom/local-stack/free-port";
import { eventually } from "@mailroom/test-kit/eventually";
import { lateValue } from "@mailroom/test-kit/late-value";
import { callRoute, problemOf } from "./call-route.ts";
import { composeMail } from "./compose-mail.ts";
import { accountBody, createDesk, type Desk } from "./desk.ts";
import { useWholeSystem } from "./use-whole-system.ts";

const deadlineMs = 60_000;
const whole = useWholeSystem();
const desk = lateValue<Desk>("the desk");

beforeAll(async () => {
  desk.set(await createDesk(whole.get(), { key: "SUP", agentNames: ["Ada"] }));
}, 2 * deadlineMs);

describe("a request that is wrong is told what is wrong", () => {
  const account = () => accountBody(whole.get(), { name: "Wrong", key: "WRONG", mailbox: desk.get().mailbox });

  test("an unknown field is refused and named", async () => {
    const { admin } = whole.get();
    const problem = await problemOf(admin.send("POST", "/accounts", { ...account(), colour: "red" }));
    expect(problem).toMatchObject({ status: 422, code: "invalid-request" });
    expect(problem.errors).toEqual([expect.objectContaining({ pointer: "/colour" })]);
  });

  test("a missing field is named", async () => {
    const { emailAddress: _left, ...rest } = account();
    const problem = await problemOf(whole.get().admin.send("POST", "/accounts", rest));
    expect(problem).toMatchObject({ status: 422, code: "invalid-request" });
    expect(problem.errors).toEqual([expect.objectContaining({ pointer: "/emailAddress" })]);
  });

  test("malformed JSON is refused with the place of the fault", async () => {
    const response = await whole.get().admin.request("/accounts", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"name": "Wrong", ',
    });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ code: "malformed-json" });
  });

  test("nobody gets in without credentials, and the refusal says no more than that", async () => {
    const response = await fetch(`${whole.get().system.gatewayUrl}/api/v1/accounts`);
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
  });
});

describe("a mail server that cannot be used is explained step by step", () => {
  const directory = mkdtempSync(join(tmpdir(), "mailroom-untrusted-"));
  let stranger: Server;

  beforeAll(async () => {
    const { certificateFile, keyFile } = await makeCertificate(directory);
    stranger = createServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) });
    // A client that refuses the certificate is what is expected here.
    stranger.on("tlsClientError", () => undefined);
    stranger.listen(0, "127.0.0.1");
    await once(stranger, "listening");
  });
  afterAll(() => {
    stranger.close();
    rmSync(directory, { recursive: true });
  });

  /** An inactive account that points at something wrong; what verifying it says. */
  async function verify(key: string, change: object) {
    const { admin } = whole.get();
    const mailbox = await whole.get().addMailbox(`${key.toLowerCase()}@mailroom.test`);
    const body = { ...accountBody(whole.get(), { name: key, key, mailbox }), active: false, ...change };
    const { id } = await callRoute(admin, createAccount, { body });
    const params = { accountId: id };
    return {
      imap: await callRoute(admin, verifyImap, { params }),
      smtp: await callRoute(admin, verifySmtp, { params }),
    };
  }

  function server(host: string, port: number) {
    const address = { host, port, ssl: true, tlsMode: "implicit" as const };
    return { imap: address, smtp: address };
  }

  test("all is well with the right settings", async () => {
    const { imap, smtp } = await verify("OK", {});
    expect(imap).toMatchObject({ ok: true, code: null });
    expect(smtp).toMatchObject({ ok: true, code: null });
  });

  test("S16 a wrong password", async () => {
    const { imap, smtp } = await verify("PASS", { password: "not-the-password" });
    expect(imap).toMatchObject({ ok: false, code: "authentication-failed" });
    expect(smtp).toMatchObject({ ok: false, code: "authentication-failed" });
    // the server's own words
    expect(smtp.steps.find(({ step }) => step === "login")?.detail).toContain("5.7.8");
  });

  test("a port where nobody listens", async () => {
    const { imap, smtp } = await verify("PORT", server("127.0.0.1", await findFreePort()));
    expect(imap).toMatchObject({ ok: false, code: "connection-refused" });
    expect(smtp).toMatchObject({ ok: false, code: "connection-refused" });
  });

  test("a certificate that nobody vouches for", async () => {
    const { imap, smtp } = await verify("CERT", server("127.0.0.1", (stranger.address() as AddressInfo).port));
    expect(imap).toMatchObject({ ok: false, code: "certificate-not-trusted" });
    expect(smtp).toMatchObject({ ok: false, code: "certificate-not-trusted" });
  });

  test("an address of a private network is refused before anything is stored or sent there", async () => {
    const problem = await problemOf(verify("PRIV", server("10.1.2.3", 993)));
    expect(problem).toMatchObject({ status: 422, code: "destination-refused" });
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(["/imap/host", "/smtp/host"]);
  });

  test(
    "F22 an active account with a wrong password shows it, and disturbs no other",
    async () => {
      const { admin } = whole.get();
      const mailbox = await whole.get().addMailbox("locked@mailroom.test");
      const body = {
        ...accountBody(whole.get(), { name: "Locked", key: "LOCK", mailbox }),
        password: "not-the-password",
      };
      const { id } = await callRoute(admin, createAccount, { body });
      await eventually(
        async () => {
          const connection = await callRoute(admin, getAccountConnection, { params: { accountId: id } });
          expect(connection).toMatchObject({ state: "auth_failed", code: "authentication-failed" });
        },
        { deadlineMs },
      );
      const { state } = await callRoute(admin, getAccountConnection, { params: { accountId: desk.get().accountId } });
      expect(state).toBe("connected");
    },
    2 * deadlineMs,
  );
});

describe("mail of any size and shape", () => {
  const mib = 1024 * 1024;

  async function messagesBySubject(): Promise<Map<string, Message>> {
    const { items } = await callRoute(whole.get().admin, listAccountMessages, {
      query: { accountId: desk.get().accountId },
    });
    return new Map(items.map((message) => [message.subject, message]));
  }

  /** Header fields of one mail to the desk; the body is the caller's. */
  function mailWith(subject: string, contentType: string, body: string): string {
    return [
      "From: customer@example.test",
      `To: ${desk.get().mailbox.address}`,
      `Subject: ${subject}`,
      `Message-ID: <${subject}@example.test>`,
      "MIME-Version: 1.0",
      `Content-Type: ${contentType}`,
      "",
      body,
    ].join("\r\n");
  }

  function bigMail(attachment: Buffer): string {
    const lines = attachment.toString("base64").match(/.{1,76}/g) ?? [];
    const parts = [
      "--part",
      "Content-Type: text/plain",
      "",
      "See the attachment.",
      "--part",
      'Content-Type: application/octet-stream; name="big.bin"',
      'Content-Disposition: attachment; filename="big.bin"',
      "Content-Transfer-Encoding: base64",
      "",
      ...lines,
      "--part--",
      "",
    ];
    return mailWith("big", 'multipart/mixed; boundary="part"', parts.join("\r\n"));
  }

  function nestedMail(depth: number): string {
    const open = Array.from(
      { length: depth },
      (_, level) => `--b${level}\r\nContent-Type: multipart/mixed; boundary="b${level + 1}"\r\n\r\n`,
    );
    const leaf = `--b${depth}\r\nContent-Type: text/plain\r\n\r\ndeep inside\r\n--b${depth}--\r\n`;
    const close = Array.from({ length: depth }, (_, level) => `--b${depth - 1 - level}--\r\n`);
    return mailWith("nested", 'multipart/mixed; boundary="b0"', `${open.join("")}${leaf}${close.join("")}`);
  }

  test(
    "F1 F10 60 MB and 2,000 nested parts are stored whole, and the mails beside them flow",
    async () => {
      const { mailbox, accountId } = desk.get();
      const attachment = randomBytes(44 * mib);
      const plain = (subject: string) =>
        composeMail({ from: "customer@example.test", to: mailbox.address, subject, text: "An ordinary mail." });
      await mailbox.deliver(plain("before"));
      await mailbox.deliver(bigMail(attachment));
      await mailbox.deliver(nestedMail(2_000));
      await mailbox.deliver(plain("after"));

      const messages = await eventually(
        async () => {
          const found = await messagesBySubject();
          expect([...found.keys()].sort()).toEqual(["after", "before", "big", "nested"]);
          return found;
        },
        { deadlineMs: 2 * deadlineMs, everyMs: 200 },
      );
      expect(messages.get("big")).toMatchObject({ quarantine: null, attachments: [{ n: 1, filename: "big.bin" }] });
      const downloaded = await whole.get().admin.request(`/messages/${messages.get("big")?.id ?? ""}/attachments/1`);
      expect(sha256(new Uint8Array(await downloaded.arrayBuffer()))).toBe(sha256(attachment));
      // Shown as far as it can be read, or quarantined: never without its source.
      const source = await whole.get().admin.request(`/messages/${messages.get("nested")?.id ?? ""}/source`);
      expect(await source.text()).toContain("deep inside");

      const { outcomes } = await callRoute(whole.get().admin, getLedgerSummary, { params: { accountId } });
      const { message = 0, quarantined = 0, ...others } = outcomes;
      expect(message + quarantined).toBe(4);
      expect(Object.values(others).every((count) => count === 0)).toBe(true);
      await eventually(
        async () => {
          const inbox = await mailbox.list();
          expect(inbox.map(({ flags }) => flags.has("\\Seen"))).toEqual([true, true, true, true]);
        },
        { deadlineMs, everyMs: 1_000 },
      );
      for (const instance of whole.get().system.listInstances()) {
        expect([instance.service, instance.isRunning()]).toEqual([instance.service, true]);
        expect((instance.readResidentBytes() ?? 0) / mib).toBeLessThan(400);
      }
    },
    4 * deadlineMs,
  );
});

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
