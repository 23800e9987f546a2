import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "@jest/globals";
import { testMailHeader, testMailPurpose, testMailText } from "@mailroom/contracts/test-mail";
import { makeTextSigner } from "@mailroom/http/signed-text";
import { eventually } from "@mailroom/test-kit/eventually";
import { useMailbox } from "@mailroom/test-kit/use-mailbox";
import { accountOf, makeMail } from "./fixtures.ts";
import { internalKey, useImapIngest } from "./running-service.ts";

const mailbox = useMailbox();
const service = useImapIngest(() => mailbox.server.caFile);

beforeAll(async () => {
  await service.startWorker();
}, 60_000);

test("X25 a test mail of the account is skipped and stays unread; one that only claims to be is taken in", async () => {
  const account = accountOf(mailbox);
  await service.announce(account);
  const signer = makeTextSigner(internalKey, testMailPurpose);
  const markOf = (accountId: string) =>
    `${testMailHeader}: ${signer.sign(testMailText({ accountId, sentAt: new Date(), nonce: "n" }))}`;
  await mailbox.deliver(makeMail({ subject: "test", extra: markOf(account.accountId) }));
  await mailbox.deliver(makeMail({ subject: "of another account", extra: markOf(randomUUID()) }));
  await eventually(
    async () => {
      expect(await service.ledger(account.accountId)).toMatchObject([
        { uid: 1, outcome: "skipped", reason: "test mail" },
        { uid: 2, outcome: "message" },
      ]);
    },
    { deadlineMs: 45_000 },
  );
  const received = await service.received(account.accountId);
  expect(received.map(({ headers }) => headers.subject)).toEqual(["of another account"]);
  const [first] = await mailbox.list();
  expect(first?.flags.has("\\Seen")).toBe(false);
});
