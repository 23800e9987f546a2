/** Accounts whose provider lets them send so much and no more, with several instances at work. */
import { describe, expect, test } from "@jest/globals";
import { type AccountSnapshot, accountTokenChanged } from "@mailroom/contracts/events/account";
import { eventually } from "@mailroom/test-kit/eventually";
import { plainAccount } from "./account.ts";
import { messageFrom, useSmtpSend } from "./running-service.ts";
import { useScriptedServer } from "./scripted-server.ts";

const server = useScriptedServer();
const service = useSmtpSend({ instances: 2 });
let accounts = 0;

async function accountAt(provider: AccountSnapshot["service"], active = true): Promise<AccountSnapshot> {
  accounts += 1;
  const accountId = `0190a0a0-0000-7000-a000-${String(accounts).padStart(12, "0")}`;
  return service.account({ ...plainAccount(server.port), accountId, service: provider, active });
}

async function sendMany(account: AccountSnapshot, count: number) {
  const messages = Array.from({ length: count }, () => messageFrom(account));
  await Promise.all(messages.map((message) => service.send(message)));
  return messages;
}

const stillQueued = expect.objectContaining({ state: "queued" });
const countBy = (accountId: string) =>
  service.query<{ state: string; deferred_by: string | null; n: number }>(
    `select state, deferred_by, count(*)::integer as n from delivery
     where account_id = $1 group by 1, 2 order by 1`,
    [accountId],
  );

describe("an account's budget", () => {
  test("F16 forty messages, thirty a minute, two instances: exactly thirty go, ten wait with reason and time", async () => {
    const account = await accountAt("outlook365");
    const messages = await sendMany(account, 40);
    await eventually(
      async () => {
        expect(await countBy(account.accountId)).toEqual([
          { state: "deferred", deferred_by: "send-budget", n: 10 },
          { state: "sent", deferred_by: null, n: 30 },
        ]);
      },
      { deadlineMs: 45_000 },
    );
    expect(server.dots()).toBe(30);
    const { body } = await service.call("GET", `/deliveries?accountId=${account.accountId}&state=deferred`);
    expect(body.items).toHaveLength(10);
    for (const { attempts, deferredBy, detail, nextAttemptAt, recipients } of body.items) {
      expect([deferredBy, attempts, recipients[0]?.state]).toEqual(["send-budget", [], "pending"]);
      expect(detail).toBe("The account may send 30 messages a minute at most: the message waits for its turn.");
      const waitSeconds = (Date.parse(nextAttemptAt ?? "") - Date.now()) / 1000;
      expect(waitSeconds).toBeGreaterThan(0);
      expect(waitSeconds).toBeLessThanOrEqual(60);
    }
    const held = messages.find(({ deliveryId }) => deliveryId === body.items[0]?.id);
    const states = (await service.announced(held?.deliveryId ?? "")).map(({ data }) => data.state);
    expect(states).toEqual(["queued", "deferred"]);
    await eventually(async () => {
      expect(await service.metric("budget_deferred")).toBe(10);
    });

    // A new token is no new limit: the turns stay as they are.
    await service.publish(accountTokenChanged, account.accountId, {
      ...{ accountId: account.accountId, generation: 2, status: "authorized" },
      ...{ accessToken: null, expiresAt: null },
    });
    await eventually(async () => {
      expect(await service.query("select from account_token where account_id = $1", [account.accountId])).toHaveLength(
        1,
      );
    });
    const waiting = await service.query(
      "select from delivery where account_id = $1 and next_attempt_at > now() + interval '5 s'",
      [account.accountId],
    );
    expect(waiting).toHaveLength(10);

    // As if a minute had passed.
    await service.query("update attempt set started_at = started_at - interval '61 s' where account_id = $1", [
      account.accountId,
    ]);
    await service.query("update delivery set next_attempt_at = now() where account_id = $1 and state = 'deferred'", [
      account.accountId,
    ]);
    for (const { deliveryId } of messages) await service.reaches(deliveryId, "sent");
    expect(server.dots()).toBe(40);
    await eventually(async () => {
      expect(await service.metric("budget_deferred")).toBe(0);
    });
  }, 120_000);

  test("an attempt that never came to the message's end takes nothing from the budget", async () => {
    const account = await accountAt("outlook365");
    server.behave((step) => (step === "MAIL" ? "451 4.3.0 later" : null));
    const failing = await sendMany(account, 30);
    await eventually(async () => {
      expect(await countBy(account.accountId)).toEqual([{ state: "deferred", deferred_by: "failure", n: 30 }]);
    });
    server.behave(() => null);
    await service.call("POST", `/deliveries/${failing[0]?.deliveryId ?? ""}/retry`, { key: "again" });
    await service.reaches(failing[0]?.deliveryId ?? "", "sent");
  });

  test.each([
    [1000, "without limits", "custom", { sent: 1000 }],
    [300, "above its budget", "outlook365", { deferred: 270, sent: 30 }],
  ] as const)(
    "F16 %d deliveries of an account %s do not keep another account's one waiting",
    async (count, _what, provider, expected) => {
      const [busy, quiet] = [await accountAt(provider, false), await accountAt(provider, true)];
      server.behave((step) => (step === "end" ? new Promise((resolve) => setTimeout(resolve, 20, null)) : null));
      await sendMany(busy, count);
      await eventually(
        async () => {
          expect(await countBy(busy.accountId)).toMatchObject([{ state: "queued", n: count }]);
        },
        { deadlineMs: 60_000 },
      );
      await service.account({ ...busy, version: 2, active: true });
      const one = messageFrom(quiet);
      await service.send(one);
      await service.reaches(one.deliveryId, "sent");
      // Most of the thousand still wait, though they came first; the others wait for a minute.
      if (provider === "custom") expect(await countBy(busy.accountId)).toContainEqual(stillQueued);
      await eventually(
        async () => {
          const counts = await countBy(busy.accountId);
          expect(Object.fromEntries(counts.map(({ state, n }) => [state, n]))).toEqual(expected);
        },
        { deadlineMs: 180_000, everyMs: 500 },
      );
      const perMinute = await service.query<{ n: number }>(
        `select count(*)::integer as n from delivery where account_id = $1 and state = 'deferred'
         group by date_bin('60 s', next_attempt_at, (select min(next_attempt_at) from delivery where account_id = $1))`,
        [busy.accountId],
      );
      for (const { n } of perMinute) expect(n).toBeLessThanOrEqual(30);
    },
    300_000,
  );
});
