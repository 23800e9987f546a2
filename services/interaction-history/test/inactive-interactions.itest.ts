import { expect, test } from "@jest/globals";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { type DeliverySnapshot, deliveryChanged } from "@mailroom/contracts/events/delivery";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { sql } from "kysely";
import { agentOf, mailTo, useHistory } from "./history.ts";

const history = useHistory();
const ada = uuidv7();

async function answered(account: AccountSnapshot, state: DeliverySnapshot["state"]): Promise<string> {
  const { interaction_id: interactionId } = await history.receive(mailTo(account));
  await answer(account, interactionId, { state });
  return interactionId;
}

/** Answers the message's id. */
async function answer(
  account: AccountSnapshot,
  interactionId: string,
  { state, sentAt = null }: { readonly state: DeliverySnapshot["state"]; readonly sentAt?: string | null },
): Promise<string> {
  const { status, body } = await history.call("POST", `/interactions/${interactionId}/reply`, {
    as: agentOf(ada),
    headers: { "idempotency-key": uuidv7() },
    body: { text: "An answer" },
  });
  expect(status).toBe(202);
  await deliver(account, { deliveryId: body.messageId, interactionId }, { state, sentAt });
  return body.messageId;
}

async function deliver(
  { accountId }: AccountSnapshot,
  of: { readonly deliveryId: string; readonly interactionId: string },
  { state, sentAt }: Pick<DeliverySnapshot, "state" | "sentAt">,
): Promise<void> {
  await history.publish(deliveryChanged, of.deliveryId, {
    ...{ ...of, accountId, state, recipients: [] },
    ...{ attempts: 1, nextAttemptAt: null, sentAt, rawHash: null, detail: null },
  });
  await eventually(async () => {
    const { rows } = await sql`
      select from message where id = ${of.deliveryId} and delivery ->> 'state' = ${state}`.execute(history.database());
    expect(rows).toHaveLength(1);
  });
}

test("S28 S87 only interactions that wait for the customer count, from the minute on, of one account", async () => {
  const account = await history.makeAccount({ agentIds: [ada] });
  const other = await history.makeAccount({ agentIds: [ada] });
  const old = await answered(account, "sent");
  const recent = await answered(account, "sent");
  await answered(account, "failed");
  await answered(other, "sent");
  await history.receive(mailTo(account));
  const count = async (minutes: number) => {
    const path = `/accounts/${account.accountId}/inactive-interactions?minutes=${minutes}`;
    return (await history.call("GET", path)).body as unknown;
  };
  expect(await count(30)).toEqual({ count: 0 });
  // All but one are long past: the answered, the one whose answer failed, the unanswered, and the other account's.
  await sql`update message set at = clock_timestamp() - interval '31 minutes' where interaction_id <> ${recent}`.execute(
    history.database(),
  );
  expect([await count(30), await count(32)]).toEqual([{ count: 1 }, { count: 0 }]);
  await history.call("POST", `/interactions/${old}/close`);
  expect(await count(30)).toEqual({ count: 0 });

  const stranger = await history.call("GET", `/accounts/${account.accountId}/inactive-interactions?minutes=5`, {
    as: agentOf(uuidv7()),
  });
  expect(stranger.status).toBe(404);
  const zero = await history.call("GET", `/accounts/${account.accountId}/inactive-interactions?minutes=0`);
  expect(zero.body.errors.map(({ pointer }) => pointer)).toEqual(["#query/minutes"]);
});

type Answered = { readonly type: string; readonly data: unknown };
const answersOf = async (interactionId: string) =>
  ((await history.announced(interactionId)) as readonly Answered[])
    .filter(({ type }) => type.includes(".answer-changed."))
    .map(({ data }) => (data as { readonly answer: unknown }).answer);

test("S86 S87 the customer is waited for from when the answer was sent; failed ones do not count, the one before does", async () => {
  const account = await history.makeAccount({ agentIds: [ada] });
  const { interaction_id: interactionId } = await history.receive(mailTo(account));
  const sentAt = "2026-01-05T12:00:00.000Z";
  const first = await answer(account, interactionId, { state: "sent", sentAt });
  expect(await answersOf(interactionId)).toEqual([{ messageKey: first, sentAt }]);
  // until it is known what became of it, nobody waits for an answer to the second
  const second = await answer(account, interactionId, { state: "sending" });
  expect(await answersOf(interactionId)).toHaveLength(1);
  const delivery = { deliveryId: second, interactionId };
  await deliver(account, delivery, { state: "failed", sentAt: null });
  expect((await answersOf(interactionId)).slice(1)).toEqual([{ messageKey: first, sentAt }]);

  const reports = {
    headers: { references: [] },
    classification: { automatic: true, bulk: false, bounce: false, own: false },
  };
  const { messageId } = (await history.call("GET", `/messages/${first}`)).body;
  const away = await history.receive(mailTo(account, { ...reports, headers: { references: [messageId] } }));
  expect(away.interaction_id).toBe(interactionId);
  await deliver(account, { deliveryId: first, interactionId }, { state: "sent", sentAt });
  // an automatic mail of the customer is the customer's
  await eventually(async () => {
    expect((await answersOf(interactionId)).slice(2)).toEqual([null]);
  });
});

test("S86 after an upgrade the answers in all open interactions are announced", async () => {
  const account = await history.makeAccount({ agentIds: [ada] });
  const [open, closed] = [await answered(account, "sent"), await answered(account, "sent")];
  await history.call("POST", `/interactions/${closed}/close`);
  await sql`update announcement set revision = 0, is_done = false where kind = 'answer'`.execute(history.database());
  const instance = await history.startInstance();
  await instance.stop();
  expect(await answersOf(open)).toHaveLength(2);
  expect(await answersOf(closed)).toHaveLength(1);
});
