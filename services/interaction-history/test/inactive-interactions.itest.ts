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
  const { status, body } = await history.call("POST", `/interactions/${interactionId}/reply`, {
    as: agentOf(ada),
    headers: { "idempotency-key": uuidv7() },
    body: { text: "An answer" },
  });
  expect(status).toBe(202);
  await history.publish(deliveryChanged, body.messageId, {
    ...{ deliveryId: body.messageId, interactionId, accountId: account.accountId, state, recipients: [] },
    ...{ attempts: 1, nextAttemptAt: null, sentAt: null, rawHash: null, detail: null },
  });
  await eventually(async () => {
    const { rows } = await sql`
      select from message where id = ${body.messageId} and delivery ->> 'state' = ${state}`.execute(history.database());
    expect(rows).toHaveLength(1);
  });
  return interactionId;
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
