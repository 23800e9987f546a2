/** Several workers at once, and workers that are stopped by the operating system. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { env, execPath } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "@jest/globals";
import { accountChanged } from "@mailroom/contracts/events/account";
import { findFreePort } from "@mailroom/local-stack/free-port";
import { eventually } from "@mailroom/test-kit/eventually";
import { plainAccount } from "./account.ts";
import { messageFrom, useSmtpSend } from "./running-service.ts";
import { useScriptedServer } from "./scripted-server.ts";

const server = useScriptedServer();
const service = useSmtpSend({ instances: 0 });
const children: ChildProcess[] = [];

afterAll(async () => {
  for (const child of children) await end(child);
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** Short, so that a worker that is stopped soon counts as gone. */
const shortLease = { LEASE_SECONDS: 3 };

/** One more instance, in a process of its own. */
async function startProcess(): Promise<ChildProcess> {
  const port = await findFreePort();
  const settings: [string, string][] = Object.entries({ ...service.settings(port), ...shortLease }).map(
    ([name, value]) => [`SMTP_SEND_${name}`, Array.isArray(value) ? value.join(",") : String(value)],
  );
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const child = spawn(execPath, [main], {
    env: { PATH: env["PATH"], ...Object.fromEntries(settings) },
    stdio: "ignore",
  });
  children.push(child);
  await eventually(
    async () => {
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    },
    {
      deadlineMs: 30_000,
    },
  );
  return child;
}

describe("several instances", () => {
  test("F15 a worker stopped between the message's last byte and its dot never sends the dot", async () => {
    const account = plainAccount(server.port);
    const stopped = await startProcess();
    await service.publish(accountChanged, account.accountId, account);
    const message = messageFrom(account);

    // The mark waits until it may go on; it is committed when the worker is stopped already.
    await service.query(`
      create table go_on ();
      create function wait_to_go_on() returns trigger language plpgsql as $$ begin
        while not exists (select from smtp_send.go_on) loop perform pg_sleep(0.02); end loop;
        return new;
      end $$;
      create trigger hold_mark before update of data_ending_at on attempt for each row execute function wait_to_go_on()`);
    await service.send(message);
    await eventually(
      () => {
        expect(server.sessions[0]?.bodies[0]).toContain("Answer");
      },
      { deadlineMs: 45_000 },
    );
    await eventually(async () => {
      const asking = await service.query(
        "select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'",
      );
      expect(asking).toHaveLength(1);
    });
    stopped.kill("SIGSTOP");
    await service.query("insert into go_on default values");
    await eventually(async () => {
      const marks = await service.query("select from attempt where data_ending_at is not null");
      expect(marks).toHaveLength(1);
    });
    expect(server.dots()).toBe(0);
    await service.query("drop function wait_to_go_on cascade; drop table go_on");

    await service.startInstance();
    await service.reaches(message.deliveryId, "uncertain");
    expect(server.dots()).toBe(0);
    stopped.kill("SIGCONT");
    // It says that nothing was sent, so the delivery is tried again by itself: at once, since the account was saved.
    await service.reaches(message.deliveryId, "deferred");
    await service.account({ ...account, version: 2 });
    const sent = await service.reaches(message.deliveryId, "sent");
    expect(sent.attempts.map(({ outcome }) => outcome)).toEqual(["deferred", "accepted"]);
    expect(server.sessions.map(({ dots }) => dots)).toEqual([0, 1]);
    await end(stopped);
  }, 120_000);

  test("F15 a worker whose lease runs out inside DATA: another sends the message, once", async () => {
    server.sessions.length = 0;
    server.behave((step) => (step === "DATA" && server.sessions.length === 1 ? new Promise(() => undefined) : null));
    const account = await service.account({ ...plainAccount(server.port), version: 3 });
    const message = messageFrom(account);
    await service.send(message);
    await eventually(() => {
      expect(server.sessions[0]?.commands).toContain("DATA");
    });
    await service.expireLease(message.deliveryId);
    await service.reaches(message.deliveryId, "sent");
    expect(server.dots()).toBe(1);
  });

  test("F15 ninety commands, doubled and shuffled, to three instances: each message once", async () => {
    server.sessions.length = 0;
    server.behave(() => null);
    await service.startInstance();
    await service.startInstance();
    const accounts = await Promise.all(
      [1, 2, 3].map((n) =>
        service.account({ ...plainAccount(server.port), accountId: `0190a0a0-0000-7000-9000-00000000000${n}` }),
      ),
    );
    const messages = accounts.flatMap((account) => Array.from({ length: 30 }, () => messageFrom(account)));
    const shuffled = messages.toSorted((a, b) => (a.deliveryId.slice(-6) < b.deliveryId.slice(-6) ? -1 : 1));
    await Promise.all(shuffled.map((message) => service.send(message, 2)));
    for (const { deliveryId } of messages) await service.reaches(deliveryId, "sent", 30_000);
    const ids = server.sessions.flatMap(({ bodies }) =>
      bodies.map((body) => /^Message-ID: (\S+)/im.exec(body)?.[1] ?? ""),
    );
    expect(ids.toSorted()).toEqual(messages.map(({ messageId }) => messageId).toSorted());
    expect(server.dots()).toBe(90);
  }, 60_000);
});

describe("an instance that stops", () => {
  test("finishes what it has begun and takes nothing new", async () => {
    server.sessions.length = 0;
    const held = Promise.withResolvers<null>();
    server.behave((step) => (step === "end" ? held.promise : null));
    const account = await service.account({ ...plainAccount(server.port), version: 4 });
    const message = messageFrom(account);
    await service.send(message);
    await eventually(() => {
      expect(server.dots()).toBe(1);
    });
    const stopping = service.stopAll();
    await pause(300);
    held.resolve(null);
    await stopping;
    const rows = await service.query("select state from delivery where delivery_id = $1", [message.deliveryId]);
    expect(rows).toEqual([{ state: "sent" }]);
  });
});
