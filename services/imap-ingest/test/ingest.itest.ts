import { describe, expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import { useMailbox } from "@mailroom/test-kit/use-mailbox";
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
        deadlineMs: 15_000,
      },
    );
    await mailbox.deliver(makeMail({ subject: "Lost parcel" }));
    const [message] = await eventually(
      async () => {
        const messages = await service.received(account.accountId);
        expect(messages).toHaveLength(1);
        return messages;
      },
      { deadlineMs: 10_000 },
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
});
