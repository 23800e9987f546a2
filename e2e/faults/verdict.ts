/**
 * What became of everything, asked of the public API, the mailboxes and the relay's journal once all is quiet. Nothing here
 * is asked of the services' databases, but what no API shows: dead letters and unsettled events.
 */
import { listDeliveries } from "@mailroom/contracts/api/delivery";
import {
  type Interaction,
  listAccountMessages,
  listInteractions,
  type Message,
} from "@mailroom/contracts/api/interaction";
import { whyInteraction } from "@mailroom/contracts/api/offer";
import { getQueue } from "@mailroom/contracts/api/queue";
import { readMessageId } from "@mailroom/local-stack/submission-journal";
import { callRoute, listAll, type ResultOf } from "../call-route.ts";
import type { Desk } from "../desk.ts";
import { exactly, type Goal } from "../report.ts";
import type { WholeSystem } from "../whole-system.ts";
import type { AcceptedReply } from "./agent-work.ts";
import type { Observer } from "./observer.ts";

export type Expectation = {
  readonly whole: WholeSystem;
  readonly desk: Desk;
  readonly observer: Observer;
  /** Message-IDs of the customers' mails. */
  readonly messageIds: readonly string[];
  readonly replies: readonly AcceptedReply[];
};

type Delivery = ResultOf<typeof listDeliveries>["items"][number];

/** What was found, before it is judged. */
type Findings = {
  readonly messages: readonly Message[];
  readonly interactions: readonly Interaction[];
  readonly waiting: number;
  readonly unexplained: readonly string[];
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** Message-ID → how often the relay took it. */
  readonly submissions: ReadonlyMap<string, number>;
  /** Message-ID → how often it lies in Sent. */
  readonly sentCopies: ReadonlyMap<string, number>;
  readonly unseen: number;
  readonly deadLetters: number;
  readonly unsettledEvents: number;
};

/** A goal, and up to three of those that missed it, for the search. */
export type Finding = { readonly goal: Goal; readonly offenders: readonly string[] };

export async function judge(expected: Expectation): Promise<Finding[]> {
  const found = await find(expected);
  return [
    ...judgeIntake(expected, found),
    ...judgeRouting(expected, found),
    ...judgeReplies(expected, found),
    equal("dead letters", found.deadLetters, 0),
    equal("events not settled", found.unsettledEvents, 0),
  ];
}

function equal(goal: string, value: number, limit: number): Finding {
  return { goal: exactly(goal, value, limit), offenders: [] };
}

function none(goal: string, offenders: readonly string[]): Finding {
  return { goal: exactly(goal, offenders.length, 0), offenders: offenders.slice(0, 3) };
}

async function find({ whole, desk, observer }: Expectation): Promise<Findings> {
  const { admin, backing } = whole;
  const { accountId } = desk;
  const interactions = await listAll((paging) =>
    callRoute(admin, listInteractions, { query: { accountId, ...paging } }),
  );
  const deliveries = await listAll((paging) => callRoute(admin, listDeliveries, { query: { accountId, ...paging } }));
  const queue = await callRoute(admin, getQueue, { params: { queueId: desk.queueId } });
  const sent = await desk.mailbox.list("Sent");
  const inbox = await desk.mailbox.list();
  return {
    messages: await listAll((paging) => callRoute(admin, listAccountMessages, { query: { accountId, ...paging } })),
    interactions,
    waiting: queue.waiting,
    unexplained: await listUnexplained(whole, interactions),
    deliveries: new Map(deliveries.map((delivery) => [delivery.id, delivery])),
    submissions: countEach((await backing.mail.listSubmissions()).map(({ messageId }) => messageId)),
    sentCopies: countEach(sent.map(({ raw }) => readMessageId(raw))),
    unseen: inbox.filter(({ flags }) => !flags.has("\\Seen")).length,
    deadLetters: await observer.countDeadLetters(),
    unsettledEvents: await observer.countUnsettledEvents(),
  };
}

/** Interactions that routing has decided nothing about. */
async function listUnexplained({ admin }: WholeSystem, interactions: readonly Interaction[]): Promise<string[]> {
  const unexplained: string[] = [];
  for (const { id } of interactions) {
    const { items } = await callRoute(admin, whyInteraction, { params: { interactionId: id }, query: { limit: 1 } });
    if (items.length === 0) unexplained.push(id);
  }
  return unexplained;
}

function judgeIntake({ messageIds }: Expectation, { messages, unseen }: Findings): Finding[] {
  const incoming = messages.filter(({ direction }) => direction === "in");
  const counts = countEach(incoming.map(({ messageId }) => messageId));
  return [
    equal("messages in the history", incoming.length, messageIds.length),
    none(
      "messages lost",
      messageIds.filter((id) => !counts.has(id)),
    ),
    none("messages twice", moreThanOnce(counts)),
    equal("mails without \\Seen at the server", unseen, 0),
  ];
}

function judgeRouting({ messageIds, replies }: Expectation, found: Findings): Finding[] {
  const holderOf = new Map(found.interactions.map(({ id, agentId }) => [id, agentId]));
  const held = found.interactions.filter(({ agentId }) => agentId !== null).length;
  const lost = replies.filter(({ interactionId, agentId }) => holderOf.get(interactionId) !== agentId);
  return [
    equal("interactions", found.interactions.length, messageIds.length),
    equal("interactions routed: waiting, offered or accepted", found.waiting + held, messageIds.length),
    none("interactions that routing cannot explain", found.unexplained),
    none(
      "acceptances lost",
      lost.map(({ interactionId }) => interactionId),
    ),
  ];
}

function judgeReplies({ replies }: Expectation, found: Findings): Finding[] {
  const answers = found.messages.filter(({ direction }) => direction === "out");
  const deliveries = replies.flatMap(({ deliveryId }) => found.deliveries.get(deliveryId) ?? []);
  const sent = deliveries.filter(({ state }) => state === "sent");
  const uncertain = deliveries.filter(({ state }) => state === "uncertain");
  const neverTaken = sent.filter(({ messageId }) => !found.submissions.has(messageId));
  const wrongCopies = sent.filter(({ messageId }) => found.sentCopies.get(messageId) !== 1);
  const settled = new Set([...sent, ...uncertain].map(({ id }) => id));
  const unsettled = replies.filter(({ deliveryId }) => !settled.has(deliveryId));
  return [
    equal("answers in the history", answers.length, replies.length),
    none(
      "answers neither sent nor uncertain",
      unsettled.map(({ deliveryId }) => deliveryId),
    ),
    none("answers said to be sent that the relay never took", neverTaken.map(describe)),
    none("answers sent twice", moreThanOnce(found.submissions)),
    none("uncertain answers without an attempt that explains it", uncertain.filter(isUnexplained).map(describe)),
    none("sent answers without exactly one copy in Sent", wrongCopies.map(describe)),
  ];
}

/** Uncertain is an honest answer only where the final dot was sent and no reply to it is known. */
function isUnexplained({ attempts }: Delivery): boolean {
  return !attempts.some(({ outcome }) => outcome === "uncertain");
}

function describe({ id, state, sentCopy, attempts }: Delivery): string {
  return `${id} (${state}, copy ${sentCopy}, attempts ${attempts.map(({ outcome }) => outcome ?? "open").join(" ")})`;
}

function moreThanOnce(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].filter(([, times]) => times > 1).map(([value]) => value);
}

function countEach(values: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
