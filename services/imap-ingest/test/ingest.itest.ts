import { describe, expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import { makeMailbox, useMailbox } from "@mailroom/test-kit/use-mailbox";
import { accountOf, makeMail } from "./fixtures.ts";
import { useImapIngest } from "./running-service.ts";

const mailbox = useMailbox();
const service = useImapIngest(() => mailbox.server.caFile);

describe("a mailbox becomes messages", () => {
  test("S54 a delivered mail is announced once, stored, and flagged \\Seen afterwards", async () => {
    const account = accountOf(mailbox);
    await service.startWorker();
    await service.announce(account);
    await eventually(
      async () => {
        expect((await service.connection(account.accountId))?.state).toBe("connected");
      },
      {
        deadlineMs: 30_000,
      },
    );
    await mailbox.deliver(makeMail({ subject: "Lost parcel" }));
    const [message] = await eventually(
      async () => {
        const messages = await service.received(account.accountId);
        expect(messages).toHaveLength(1);
        return messages;
      },
      { deadlineMs: 45_000 },
    );
    expect(message).toMatchObject({
      seq: 1,
      headers: { subject: "Lost parcel", from: { address: "ana@example.test" } },
      quarantine: null,
    });
    await eventually(async () => {
      expect((await mailbox.list()).map(({ flags }) => flags.has("\\Seen"))).toEqual([true]);
      expect(await service.ledger(account.accountId)).toMatchObject([{ outcome: "message", seen: true, attempts: 1 }]);
    });
  }, 60_000);

  test("F10 a long mail comes by itself: the others of its page do not wait for it", async () => {
    const own = await makeMailbox();
    // there before the account is followed: one SEARCH finds all of them
    await own.deliver(makeMail({ subject: "long", body: "0123456789abcdef\r\n".repeat(200_000) }));
    for (const subject of ["one", "two", "three"]) await own.deliver(makeMail({ subject }));
    const account = accountOf(own);
    await service.announce(account);
    const taken = await eventually(
      async () => {
        const messages = await service.received(account.accountId);
        expect(messages).toHaveLength(4);
        return messages;
      },
      { deadlineMs: 45_000 },
    );
    const order = taken.toSorted((one, other) => one.seq - other.seq).map(({ headers }) => headers.subject);
    expect(order).toEqual(["one", "two", "three", "long"]);
    const entry = { outcome: "message", attempts: 1 };
    expect(await service.ledger(account.accountId)).toMatchObject([entry, entry, entry, entry]);
  }, 60_000);

  test("S6 S18 switched off or deleted it is not read; switched on again it goes on without a restart", async () => {
    const [own, other] = [await makeMailbox(), await makeMailbox()];
    const [account, neighbour] = [accountOf(own), accountOf(other)];
    const announced = async (version: number, changes: Parameters<typeof accountOf>[1], state: string) => {
      await service.announce({ ...account, version, ...changes });
      await eventually(
        async () => {
          expect((await service.connection(account.accountId))?.state).toBe(state);
          // the state is told at once, the session ends a moment later
          const [lease] = await service.query("select owner from lease where account_id = $1", [account.accountId]);
          expect(lease?.["owner"] === null).toBe(state === "disabled");
        },
        { deadlineMs: 30_000 },
      );
    };
    const untilReceived = (accountId: string, count: number) =>
      eventually(
        async () => {
          expect(await service.received(accountId)).toHaveLength(count);
        },
        { deadlineMs: 45_000 },
      );
    await service.announce(neighbour);
    await announced(1, {}, "connected");

    await announced(2, { active: false }, "disabled");
    await own.deliver(makeMail());
    await other.deliver(makeMail());
    await untilReceived(neighbour.accountId, 1);
    expect(await service.ledger(account.accountId)).toEqual([]);

    await announced(3, { active: true }, "connected");
    await untilReceived(account.accountId, 1);

    await announced(4, { deletedAt: new Date().toISOString() }, "disabled");
    await own.deliver(makeMail());
    await other.deliver(makeMail());
    await untilReceived(neighbour.accountId, 2);
    expect(await service.received(account.accountId)).toHaveLength(1);
    expect((await own.list()).at(-1)?.flags.has("\\Seen")).toBe(false);
  }, 180_000);
});
