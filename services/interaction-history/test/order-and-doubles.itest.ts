/**
 * Order and doubles (ADR 3), seen in the history: mails of several accounts and what routing says about an
 * interaction reach three instances shuffled and doubled; what is stored and announced is as if each came once, in order.
 */
import { beforeAll, expect, test } from "@jest/globals";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import { accountChanged } from "@mailroom/contracts/events/account";
import { messageReceived } from "@mailroom/contracts/events/message";
import { assignmentChanged, offerAccepted, offerMade } from "@mailroom/contracts/events/offer";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import fc from "fast-check";
import { sql } from "kysely";
import { accountSnapshot, mailTo, useHistory } from "./history.ts";

const history = useHistory();
const accounts = 6;
const customers = 4;
const mailsEach = 5;

beforeAll(async () => {
  await history.startInstance();
  await history.startInstance();
}, 60_000);

/** Each customer writes once and then answers their own last mail: one interaction of `mailsEach` messages. */
function correspondence(): EventEnvelope[] {
  return Array.from({ length: accounts }, () => accountSnapshot()).flatMap((account) => {
    const chains = Array.from({ length: customers }, (_, customer) => {
      const from = { name: "", address: `c${customer}@${account.accountId}.test` };
      let previous: string[] = [];
      return Array.from({ length: mailsEach }, () => {
        const mail = mailTo(account, { headers: { from, references: previous } });
        previous = [...previous, mail.headers.messageId ?? ""];
        return mail;
      });
    });
    // as a mailbox holds them: the customers' mails in turn
    const mails = Array.from({ length: mailsEach }, (_, n) => chains.flatMap((chain) => chain[n] ?? [])).flat();
    return [
      history.envelope(accountChanged, account.accountId, account),
      ...mails.map((mail) => history.envelope(messageReceived, account.accountId, mail)),
    ];
  });
}

function shuffledAndDoubled(envelopes: readonly EventEnvelope[]): EventEnvelope[] {
  const [order] = fc.sample(fc.shuffledSubarray([...envelopes, ...envelopes], { minLength: envelopes.length * 2 }), 1);
  return order ?? [];
}

const mailCount = accounts * customers * mailsEach;

async function countMessages(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from message`.execute(history.database());
  return rows[0]?.n ?? 0;
}

test("F23 F28 mail shuffled and doubled to three instances is threaded and announced as if once and in order", async () => {
  const envelopes = correspondence();
  await Promise.all(shuffledAndDoubled(envelopes).map((envelope) => history.send(envelope)));
  const allStored = async () => {
    expect(await countMessages()).toBe(mailCount);
  };
  await eventually(allStored, { deadlineMs: 60_000, everyMs: 100 });

  const { rows: threads } = await sql`
    select i.message_count as "messageCount", array_agg(cardinality(m.reference_ids) order by m.position) as lengths,
      array_agg(m.position order by m.position) as positions, count(distinct m.sender_key) as senders
    from interaction i join message m on m.interaction_id = i.id group by i.id`.execute(history.database());
  expect(threads).toHaveLength(accounts * customers);
  for (const thread of threads) {
    expect(thread).toMatchObject({
      messageCount: mailsEach,
      positions: [1, 2, 3, 4, 5],
      lengths: [0, 1, 2, 3, 4],
      senders: 1,
    });
  }
  const { rows: streams } = await sql<{ seqs: number[]; firsts: (string | null)[] }>`
    select key, array_agg(seq::integer order by seq) as seqs, array_agg(data->>'first' order by seq) as firsts
    from outbox where channel = 'evt' group by key`.execute(history.database());
  expect(streams).toHaveLength(accounts * customers);
  for (const { seqs, firsts } of streams) {
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6]);
    expect(firsts).toEqual([null, "true", "false", "false", "false", "false"]);
  }
  const { rows: numbers } = await sql<{ n: number }>`select count(distinct number) as n from interaction`.execute(
    history.database(),
  );
  expect(numbers[0]?.n).toBe(accounts * customers);
}, 90_000);

test("who may read an interaction follows routing's events in their order", async () => {
  const account = await history.makeAccount();
  const row = await history.receive(mailTo(account));
  const interactionId = row.interaction_id;
  const at = new Date().toISOString();
  const [ada, bert] = [uuidv7(), uuidv7()];
  const offer = { offerId: uuidv7(), interactionId, accountId: account.accountId, agentId: ada };
  const fact = { interactionId, accountId: account.accountId, queueId: null, at };
  const made = { ...offer, queueId: null, workItemKind: "new" as const, madeAt: at, expiresAt: null };
  const envelopes = [
    history.envelope(offerMade, interactionId, made),
    history.envelope(offerAccepted, interactionId, { ...offer, endedAt: at }),
    history.envelope(assignmentChanged, interactionId, { ...fact, agentId: ada, cause: "accepted" }),
    history.envelope(assignmentChanged, interactionId, { ...fact, agentId: null, cause: "released" }),
    history.envelope(assignmentChanged, interactionId, { ...fact, agentId: bert, cause: "accepted" }),
  ];
  for (const envelope of [...envelopes].reverse()) await history.send(envelope);
  for (const envelope of envelopes) await history.send(envelope);
  await eventually(async () => {
    expect((await history.call("GET", `/interactions/${interactionId}`)).body.agentId).toBe(bert);
  });
  const { rows } = await sql`select from interaction_offer where interaction_id = ${interactionId}`.execute(
    history.database(),
  );
  expect(rows).toHaveLength(0);
  const holders = (await history.announced(interactionId)).filter(({ type }) => type.includes("interaction.changed"));
  expect(holders.map(({ data }) => data.agentId)).toEqual([ada, null, bert]);
});
