/** What stories do with a desk, written once: a customer writes, an administrator changes accounts, agents answer. */
import { type Account, type AccountPatch, getAccount, updateAccount } from "@mailroom/contracts/api/account";
import { type Interaction, listInteractions, replyToInteraction } from "@mailroom/contracts/api/interaction";
import { acceptOffer, listOffers, type Offer } from "@mailroom/contracts/api/offer";
import { eventually } from "@mailroom/test-kit/eventually";
import { type ParsedMail, simpleParser } from "mailparser";
import { callRoute } from "./call-route.ts";
import { composeMail } from "./compose-mail.ts";
import type { DeskAgent } from "./desk.ts";
import type { Mailbox, WholeSystem } from "./whole-system.ts";

const deadlineMs = 40_000;

/** All of it is told by the subject, so each subject is used once. */
export type Correspondence = {
  /** The customer writes to a mailbox of ours. */
  readonly write: (mailbox: Mailbox, subject: string, fields?: readonly string[]) => Promise<void>;
  /** Resolves with the interaction that a mail opened. */
  readonly interactionAbout: (subject: string) => Promise<Interaction>;
  /** Changes the newest version of an account. */
  readonly change: (accountId: string, body: AccountPatch) => Promise<Account>;
  /** Resolves with the agent's open offer of an interaction. */
  readonly offerAbout: (agent: DeskAgent, interactionId: string) => Promise<Offer>;
  /** The agent takes what is offered to them and answers it. */
  readonly takeAndReply: (agent: DeskAgent, interactionId: string) => Promise<void>;
  /** Resolves with the answer in the customer's mailbox. */
  readonly answerAbout: (subject: string) => Promise<ParsedMail>;
};

/** Between a customer with a mailbox of their own and the system. */
export function correspond(whole: WholeSystem, customer: Mailbox): Correspondence {
  const { admin } = whole;
  const offerAbout: Correspondence["offerAbout"] = async (agent, interactionId) =>
    eventually(
      async () => {
        const { items } = await callRoute(agent.client, listOffers, { query: { state: "open" } });
        const offer = items.find((item) => item.interactionId === interactionId);
        if (offer === undefined) throw new Error(`it is not offered to ${agent.name}`);
        return offer;
      },
      { deadlineMs },
    );
  return {
    write: async (mailbox, subject, fields = []) => {
      const mail = composeMail({ from: customer.address, to: mailbox.address, subject, text: `About ${subject}.` });
      await mailbox.deliver([...fields, mail].join("\r\n"));
    },
    interactionAbout: async (subject) =>
      eventually(
        async () => {
          const { items } = await callRoute(admin, listInteractions, { query: { limit: 200 } });
          const found = items.find((item) => item.subject === subject);
          if (found === undefined) throw new Error(`no interaction about ${subject}`);
          return found;
        },
        { deadlineMs },
      ),
    change: async (accountId, body) => {
      const { version } = await callRoute(admin, getAccount, { params: { accountId } });
      return callRoute(admin, updateAccount, { params: { accountId }, body, headers: { "if-match": `"${version}"` } });
    },
    offerAbout,
    takeAndReply: async (agent, interactionId) => {
      const offer = await offerAbout(agent, interactionId);
      await callRoute(agent.client, acceptOffer, { params: { offerId: offer.id } });
      const headers = { "idempotency-key": interactionId };
      const body = { text: "Here is the answer." };
      // history learns by event who has it now
      await eventually(
        async () => callRoute(agent.client, replyToInteraction, { params: { interactionId }, body, headers }),
        { deadlineMs },
      );
    },
    answerAbout: async (subject) =>
      eventually(
        async () => {
          const parsed = await Promise.all((await customer.list()).map(async ({ raw }) => simpleParser(raw)));
          const found = parsed.find((mail) => mail.subject === `Re: ${subject}`);
          if (found === undefined) throw new Error(`the customer has no answer about ${subject}`);
          return found;
        },
        { deadlineMs },
      ),
  };
}
