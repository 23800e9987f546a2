/** Workers that stop, stall or lose their delivery, against a server that counts final dots. */
import { describe, expect, test } from "@jest/globals";
import { mailboxFound } from "@mailroom/contracts/events/mailbox";
import { makeDatabase } from "@mailroom/postgres/database";
import { makePool } from "@mailroom/postgres/pool";
import { eventually } from "@mailroom/test-kit/eventually";
import { makeAttemptKeeper } from "../src/store/attempt-keeper.ts";
import type { SmtpSendDatabase } from "../src/store/schema.ts";
import { plainAccount } from "./account.ts";
import { messageFrom, useSmtpSend } from "./running-service.ts";
import { type Answer, type Step, useScriptedServer } from "./scripted-server.ts";

const server = useScriptedServer();
const service = useSmtpSend();
let accounts = 0;

/** An account and a message of a test's own; the server's memory begins anew. */
async function prepare(changes: Parameters<typeof plainAccount>[1] = {}) {
  server.sessions.length = 0;
  server.behave(() => null);
  accounts += 1;
  const accountId = `0190a0a0-0000-7000-9000-${String(accounts).padStart(12, "0")}`;
  const account = await service.account({ ...plainAccount(server.port, changes), accountId });
  return { account, message: messageFrom(account) };
}

/** The server keeps the first session waiting at a step until `release`. */
function holdFirst(at: Step): { reached: Promise<void>; release: (answer?: Answer) => void } {
  const reached = Promise.withResolvers<undefined>();
  const held = Promise.withResolvers<Answer>();
  let isFirst = true;
  server.behave((step) => {
    if (step !== at || !isFirst) return null;
    isFirst = false;
    reached.resolve(undefined);
    return held.promise;
  });
  return {
    reached: reached.promise,
    release: (answer = null) => {
      held.resolve(answer);
    },
  };
}

describe("sending, when something breaks", () => {
  test("F15 cut before the final dot: tried again, with the same bytes", async () => {
    const { account, message } = await prepare();
    server.behave((step) => (step === "DATA" ? "cut" : null));
    await service.send(message);
    const deferred = await service.reaches(message.deliveryId, "deferred");
    expect(deferred.attempts).toMatchObject([{ outcome: "deferred" }]);
    expect(server.dots()).toBe(0);
    const [before] = await service.query("select raw_hash from delivery where delivery_id = $1", [message.deliveryId]);
    server.behave(() => null);
    await service.account({ ...account, version: 2 });
    await service.reaches(message.deliveryId, "sent");
    const [after] = await service.query("select raw_hash from delivery where delivery_id = $1", [message.deliveryId]);
    expect(after).toEqual(before);
    expect(server.dots()).toBe(1);
  });

  test("F15 a worker that has lost its delivery before the message's end never sends the dot", async () => {
    const { message } = await prepare();
    const first = holdFirst("DATA");
    await service.send(message);
    await first.reached;
    await service.expireLease(message.deliveryId);
    const sent = await service.reaches(message.deliveryId, "sent");
    expect(sent.attempts).toMatchObject([{ outcome: "interrupted" }, { outcome: "accepted" }]);
    first.release();
    await eventually(() => {
      expect(server.sessions[0]?.isClosed).toBe(true);
    });
    expect(server.sessions[0]?.bodies).toEqual([server.sessions[1]?.bodies[0]]);
    expect(server.sessions.map(({ dots }) => dots)).toEqual([0, 1]);
    expect((await service.call("GET", `/deliveries/${message.deliveryId}`)).body.attempts).toHaveLength(2);
  });

  test("F15 a worker that stalls after the dot: uncertain, and its late answer still counts", async () => {
    const { message } = await prepare();
    const first = holdFirst("end");
    await service.send(message);
    await first.reached;
    await service.expireLease(message.deliveryId);
    await service.reaches(message.deliveryId, "uncertain");
    first.release();
    const sent = await service.reaches(message.deliveryId, "sent");
    expect(sent.attempts).toMatchObject([{ n: 1, outcome: "accepted" }]);
    expect(server.dots()).toBe(1);
  });

  test("F15 the mark before the dot is set once", async () => {
    const { message } = await prepare();
    const first = holdFirst("end");
    await service.send(message);
    await first.reached;
    const { url, schema } = service.database;
    const database = makeDatabase<SmtpSendDatabase>(makePool({ url, schema, max: 1, applicationName: "test" }));
    const [attempt] = await service.query<{ token: string; data_ending_at: Date }>(
      "select token, data_ending_at from attempt where delivery_id = $1",
      [message.deliveryId],
    );
    expect(attempt?.data_ending_at).toBeInstanceOf(Date);
    const keeper = makeAttemptKeeper(database, 15);
    expect(await keeper.markDataEnding(message.deliveryId, attempt?.token ?? "")).toBe(false);
    await database.destroy();
    first.release();
    await service.reaches(message.deliveryId, "sent");
  });

  test("F15 an answer is recorded even if the database is away when it comes", async () => {
    const { message } = await prepare();
    const first = holdFirst("end");
    await service.send(message);
    await first.reached;
    await service.query("alter table delivery add constraint nothing_is_sent check (state <> 'sent') not valid");
    first.release();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await service.query("alter table delivery drop constraint nothing_is_sent");
    const sent = await service.reaches(message.deliveryId, "sent");
    expect(sent.attempts).toMatchObject([{ n: 1, outcome: "accepted" }]);
  });

  test("N5 an uncertain delivery is sent when Sent holds its copy, and no further copy is filed", async () => {
    const { account, message } = await prepare();
    server.behave((step) => (step === "end" ? "cut" : null));
    await service.send(message);
    await service.reaches(message.deliveryId, "uncertain");
    const answer = { accountId: account.accountId, deliveryId: message.deliveryId };
    const lookedAt = new Date().toISOString();
    await service.publish(mailboxFound, message.deliveryId, { ...answer, found: false, lookedAt });
    await service.publish(mailboxFound, message.deliveryId, { ...answer, found: true, lookedAt });
    const sent = await service.reaches(message.deliveryId, "sent");
    expect(sent).toMatchObject({ sentCopy: "already-there", recipients: [{ state: "accepted" }] });
    expect(await service.announced(message.deliveryId, "mailbox.append")).toEqual([]);
    expect(server.dots()).toBe(1);
  });

  test("N5 absence is proof only where the provider files sent mail, and only after ten minutes", async () => {
    for (const filesSentMail of [false, true]) {
      const { account, message } = await prepare({ filesSentMail });
      server.behave((step, session) => (step === "end" && session.n === 1 ? "cut" : null));
      await service.send(message);
      await service.reaches(message.deliveryId, "uncertain");
      const answer = { accountId: account.accountId, deliveryId: message.deliveryId, found: false };
      await service.publish(mailboxFound, message.deliveryId, { ...answer, lookedAt: new Date().toISOString() });
      const late = new Date(Date.now() + 601_000).toISOString();
      await service.publish(mailboxFound, message.deliveryId, { ...answer, lookedAt: late });
      if (filesSentMail) {
        expect((await service.reaches(message.deliveryId, "sent")).attempts).toHaveLength(2);
        continue;
      }
      await eventually(async () => {
        const rows = await service.query("select from inbox_position where key = $1 and seq = 2", [message.deliveryId]);
        expect(rows).toHaveLength(1);
      });
      await service.reaches(message.deliveryId, "uncertain");
    }
  }, 60_000);

  test("a person may decide that an uncertain delivery is sent again", async () => {
    const { message } = await prepare();
    server.behave((step, session) => (step === "end" && session.n === 1 ? "cut" : null));
    await service.send(message);
    await service.reaches(message.deliveryId, "uncertain");
    expect((await service.call("POST", `/deliveries/${message.deliveryId}/retry`, { key: "again" })).status).toBe(202);
    await service.reaches(message.deliveryId, "sent");
    expect(server.dots()).toBe(2);
  });
});
