import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { getDelivery } from "@mailroom/contracts/api/delivery";
import {
  closeInteraction,
  getInteraction,
  type Interaction,
  listInteractions,
  listMessages,
  replyToInteraction,
} from "@mailroom/contracts/api/interaction";
import { createDisposition } from "@mailroom/contracts/api/disposition";
import { listInteractionDispositions } from "@mailroom/contracts/api/interaction-disposition";
import { acceptOffer, listOffers, rejectOffer, whyInteraction } from "@mailroom/contracts/api/offer";
import { offerMade } from "@mailroom/contracts/events/offer";
import { connectNats } from "@mailroom/local-stack/connect-nats";
import { eventually } from "@mailroom/test-kit/eventually";
import { lateValue } from "@mailroom/test-kit/late-value";
import { simpleParser } from "mailparser";
import { callRoute } from "./call-route.ts";
import { composeMail } from "./compose-mail.ts";
import { createDesk, type Desk, type DeskAgent, goAvailable } from "./desk.ts";
import { openEventReader } from "./event-reader.ts";
import { useWholeSystem } from "./use-whole-system.ts";
import type { Mailbox } from "./whole-system.ts";

const deadlineMs = 40_000;
const storyDeadlineMs = 180_000;
const whole = useWholeSystem();
const desk = lateValue<Desk>("the desk");
const customer = lateValue<Mailbox>("the customer");

beforeAll(async () => {
  desk.set(await createDesk(whole.get(), { key: "SUP", agentNames: ["Ada", "Bo"] }));
  customer.set(await whole.get().addMailbox("customer@example.test"));
}, storyDeadlineMs);

async function openOfferOf(agent: DeskAgent, interactionId?: string) {
  return eventually(
    async () => {
      const { items } = await callRoute(agent.client, listOffers, { query: { state: "open" } });
      const offer = items.find((item) => interactionId === undefined || item.interactionId === interactionId);
      if (offer === undefined) throw new Error(`nothing is offered to ${agent.name}`);
      return offer;
    },
    { deadlineMs },
  );
}

async function whoIsOffered(agents: readonly DeskAgent[]): Promise<readonly [DeskAgent, DeskAgent]> {
  return eventually(
    async () => {
      for (const agent of agents) {
        const { items } = await callRoute(agent.client, listOffers, { query: { state: "open" } });
        const other = agents.find(({ id }) => id !== agent.id);
        if (items.length > 0 && other !== undefined) return [agent, other] as const;
      }
      throw new Error("nothing is offered to anybody");
    },
    { deadlineMs },
  );
}

async function openOffersOf(agent: DeskAgent): Promise<number> {
  return (await callRoute(agent.client, listOffers, { query: { state: "open" } })).items.length;
}

async function interactionNow(interactionId: string): Promise<Interaction> {
  return callRoute(whole.get().admin, getInteraction, { params: { interactionId } });
}

async function reply(agent: DeskAgent, interactionId: string, text: string) {
  return callRoute(agent.client, replyToInteraction, {
    params: { interactionId },
    body: { text },
    headers: { "idempotency-key": `${interactionId}-${text.length}` },
  });
}

async function mailsOfCustomer(count: number) {
  return eventually(
    async () => {
      const stored = await customer.get().list();
      expect(stored).toHaveLength(count);
      return Promise.all(stored.map(async ({ raw }) => readMail(raw)));
    },
    { deadlineMs },
  );
}

/** As the customer's program shows it. */
async function readMail(raw: Buffer) {
  const { from, subject, text, messageId, inReplyTo, references } = await simpleParser(raw);
  return {
    from: from?.value[0]?.address ?? "",
    subject: subject ?? "",
    text: text ?? "",
    messageId: messageId ?? "",
    inReplyTo: inReplyTo ?? "",
    references: [references ?? []].flat(),
  };
}

async function lastMailOfCustomer(count: number) {
  const last = (await mailsOfCustomer(count)).at(-1);
  if (last === undefined) throw new Error("the customer has no mail");
  return last;
}

describe("the story of one conversation", () => {
  const questionId = "<question.1@example.test>";

  test(
    "S54 S71 S73 S77 S94 a customer writes, one agent rejects, the next accepts and answers, and the thread goes on",
    async () => {
      const { agents, mailbox, accountId, accountKey } = desk.get();
      for (const agent of agents) await goAvailable(agent);

      // the customer writes
      await mailbox.deliver(
        composeMail({
          from: "Carla Customer <customer@example.test>",
          to: mailbox.address,
          subject: "My order",
          text: "Where is my order?",
          messageId: questionId,
        }),
      );

      // offered to an agent, who rejects; the next one accepts
      const [first, second] = await whoIsOffered(agents);
      const offer = await openOfferOf(first);
      const { interactionId } = offer;
      await callRoute(first.client, rejectOffer, { params: { offerId: offer.id } });
      const nextOffer = await openOfferOf(second, interactionId);
      expect(await openOffersOf(first)).toBe(0);
      await callRoute(second.client, acceptOffer, { params: { offerId: nextOffer.id } });
      await eventually(
        async () => {
          expect((await interactionNow(interactionId)).agentId).toBe(second.id);
        },
        {
          deadlineMs,
        },
      );
      expect(await interactionNow(interactionId)).toMatchObject({ accountKey, status: "open", subject: "My order" });

      // the agent replies, and the customer's mailbox holds the answer
      const answer = await reply(second, interactionId, "It is on its way.");
      const received = await lastMailOfCustomer(1);
      expect(received.from).toBe(mailbox.address);
      expect(received.subject).toBe("Re: My order");
      expect(received.text).toContain("It is on its way.");
      expect(received.inReplyTo).toBe(questionId);
      const { references } = received;
      expect(references[0]).toBe(questionId);
      // our own Message-ID, with the signed token, is the last reference
      expect(received.messageId).toMatch(/^<[^<>@\s]+@mailroom\.test>$/);
      expect(references.at(-1)).toMatch(/^<[^<>@\s]+@mailroom\.test>$/);
      await eventually(
        async () => {
          const { client } = second;
          const delivery = await callRoute(client, getDelivery, { params: { deliveryId: answer.deliveryId } });
          expect(delivery).toMatchObject({ state: "sent", messageId: received.messageId, sentCopy: "appended" });
        },
        { deadlineMs },
      );

      // the customer answers: same interaction, and it simply appears on the same agent's desk
      await mailbox.deliver(
        composeMail({
          from: "customer@example.test",
          to: mailbox.address,
          subject: "Re: My order",
          text: "Thank you! When?",
          messageId: "<question.2@example.test>",
          inReplyTo: received.messageId,
          references: [...references, received.messageId],
        }),
      );
      await eventually(
        async () => {
          expect((await interactionNow(interactionId)).messageCount).toBe(3);
        },
        { deadlineMs },
      );
      expect(await interactionNow(interactionId)).toMatchObject({ agentId: second.id, status: "open", unread: true });
      const { items } = await callRoute(second.client, listMessages, { params: { interactionId } });
      expect(items.map(({ direction }) => direction)).toEqual(["in", "out", "in"]);
      expect(items[0]?.join).toMatchObject({ reason: "token", confidence: "certain", unverified: false });
      await eventually(
        async () => {
          const why = await callRoute(whole.get().admin, whyInteraction, { params: { interactionId } });
          expect(JSON.stringify(why.items.at(-1))).toContain("desk");
        },
        { deadlineMs },
      );
      expect((await openOffersOf(first)) + (await openOffersOf(second))).toBe(0);
      const all = await callRoute(whole.get().admin, listInteractions, { query: { accountId } });
      expect(all.items).toHaveLength(1);
    },
    storyDeadlineMs,
  );

  test(
    "S71 S77 S107 after the interaction was closed with a disposition, the customer's answer reopens it and is offered to that agent alone",
    async () => {
      const { agents, mailbox, accountId } = desk.get();
      const { admin } = whole.get();
      const [before] = (await callRoute(admin, listInteractions, { query: { accountId } })).items;
      const interactionId = before?.id ?? "";
      const holder = agents.find(({ id }) => id === before?.agentId);
      if (holder === undefined) throw new Error("the story before left the interaction with nobody");
      await reply(holder, interactionId, "Tomorrow morning, by nine.");
      const last = await lastMailOfCustomer(2);
      const { id: dispositionId } = await callRoute(admin, createDisposition, { body: { name: "Answered" } });
      await eventually(
        async () => {
          const { items } = await callRoute(holder.client, listInteractionDispositions, { params: { interactionId } });
          expect(items).toMatchObject([{ id: dispositionId, scope: "global" }]);
        },
        { deadlineMs },
      );
      const body = { dispositionId, note: "Told when it comes" };
      const closed = await callRoute(holder.client, closeInteraction, { params: { interactionId }, body });
      expect(closed.disposition).toMatchObject({ path: ["Answered"], agentId: holder.id, note: body.note });
      await eventually(
        async () => {
          expect((await interactionNow(interactionId)).status).toBe("closed");
        },
        { deadlineMs },
      );

      await mailbox.deliver(
        composeMail({
          from: "customer@example.test",
          to: mailbox.address,
          subject: "Re: My order",
          text: "Nothing has come.",
          inReplyTo: last.messageId,
          references: [...last.references, last.messageId],
        }),
      );
      const offer = await openOfferOf(holder, interactionId);
      expect(offer).toMatchObject({ workItemKind: "reply", interactionId });
      expect(await interactionNow(interactionId)).toMatchObject({ status: "open", disposition: null });
      for (const other of agents.filter(({ id }) => id !== holder.id)) expect(await openOffersOf(other)).toBe(0);
      await callRoute(holder.client, acceptOffer, { params: { offerId: offer.id } });
      await eventually(
        async () => {
          expect((await interactionNow(interactionId)).agentId).toBe(holder.id);
        },
        {
          deadlineMs,
        },
      );
      expect((await callRoute(admin, listInteractions, { query: { accountId } })).items).toHaveLength(1);
    },
    storyDeadlineMs,
  );

  test(
    "F18 the account's Sent mailbox holds each answer exactly once, as the customer got it",
    async () => {
      const received = await mailsOfCustomer(2);
      await eventually(
        async () => {
          const sent = await desk.get().mailbox.list("Sent");
          const parsed = await Promise.all(sent.map(async ({ raw }) => readMail(raw)));
          expect(parsed).toEqual(received);
        },
        { deadlineMs },
      );
      await eventually(
        async () => {
          const inbox = await desk.get().mailbox.list();
          expect(inbox.every(({ flags }) => flags.has("\\Seen"))).toBe(true);
        },
        { deadlineMs },
      );
    },
    storyDeadlineMs,
  );
});

test(
  "a live connection tells the agent of the offer, and nobody else",
  async () => {
    const { agents, mailbox } = desk.get();
    const readers = await Promise.all(agents.map(async ({ client }) => openEventReader(client)));
    try {
      await mailbox.deliver(
        composeMail({
          from: "customer@example.test",
          to: mailbox.address,
          subject: "Something else",
          text: "And another thing.",
        }),
      );
      const [offered] = await whoIsOffered(agents);
      const { id, interactionId } = await openOfferOf(offered);
      await eventually(
        () => {
          for (const [index, agent] of agents.entries()) {
            const offers = readers[index]?.events.filter(({ type }) => type === offerMade.type) ?? [];
            const expected = agent.id === offered.id ? [expect.objectContaining({ offerId: id, interactionId })] : [];
            expect(offers.map(({ data }) => data)).toEqual(expected);
          }
        },
        { deadlineMs },
      );
    } finally {
      await Promise.all(readers.map(async (reader) => reader.close()));
    }
  },
  storyDeadlineMs,
);

test("the broker has let every service do what it had to, and knows nobody without a key", async () => {
  const { backing, system } = whole.get();
  for (const { logFile } of system.listInstances()) {
    const log = await readFile(logFile, "utf8");
    expect(log).toContain("nats connection open");
    expect(log.split("\n").filter((line) => line.includes("refused by nats"))).toEqual([]);
  }
  await expect(connectNats(backing.nats.url, { reconnect: false })).rejects.toThrow(/Authorization Violation/i);
});
