/**
 * An account saved while imap-ingest, smtp-send and routing are down is in force in each when it is back. The test
 * looks at what is in force, the benchmark at how soon.
 */
import { createAccount } from "@mailroom/contracts/api/account";
import { callRoute } from "./call-route.ts";
import type { Correspondence } from "./correspondence.ts";
import { accountBody, type Desk, type DeskAgent } from "./desk.ts";
import type { Mailbox, WholeSystem } from "./whole-system.ts";

/** From the return of a service, ready to serve, until it did for both accounts what was saved meanwhile. */
export type InForce = {
  /** imap-ingest: mail of both mailboxes is an interaction. */
  readonly mailInMs: number;
  /** routing: both are offered to the people that the accounts now name. */
  readonly offeredMs: number;
  /** smtp-send: both answers are in the customer's mailbox. */
  readonly answeredMs: number;
};

export type ChangesWhileAway = InForce & {
  /** The mailbox of the account that was made meanwhile. */
  readonly fresh: Mailbox;
  /** The subjects of the mail to the new and to the changed account. */
  readonly subjects: { readonly fresh: string; readonly changed: string };
};

type Roles = {
  /** Whose account is changed: to the other desk's people, another name, another port. */
  readonly changed: Desk;
  /** Whose queue and people it is given. */
  readonly other: Desk;
  /** Names the new account's mailbox, key and mails: unlike in the runs before, 1 to 5 letters or digits. */
  readonly key: string;
};

/** Kills the three, makes one account, changes another, lets the customer write to both, and lets them return in turn. */
export async function changeWhileAway(
  whole: WholeSystem,
  { write, change, interactionAbout, offerAbout, takeAndReply, answerAbout }: Correspondence,
  { changed, other, key }: Roles,
): Promise<ChangesWhileAway> {
  const { admin, system, backing } = whole;
  const [ada, bo] = [agentOf(changed), agentOf(other)];
  const subjects = { fresh: `the new account ${key}`, changed: `the changed account ${key}` };
  const services = ["imap-ingest", "routing", "smtp-send"] as const;
  await Promise.all(services.map(async (service) => system.instance(service).kill()));

  const fresh = await whole.addMailbox(`${key.toLowerCase()}@mailroom.test`);
  await callRoute(admin, createAccount, {
    body: {
      ...accountBody(whole, { name: `Fresh ${key}`, key, mailbox: fresh }),
      fromName: "Fresh start",
      agentIds: [ada.id],
      actions: [{ kind: "queue", queueId: changed.queueId, timeoutSeconds: null }],
    },
  });
  await change(changed.accountId, {
    fromName: "Changed name",
    agentIds: [ada.id, bo.id],
    actions: [{ kind: "queue", queueId: other.queueId, timeoutSeconds: null }],
    smtp: { port: backing.mail.smtpPort, tlsMode: "starttls" },
    password: changed.mailbox.password,
  });
  await write(fresh, subjects.fresh);
  await write(changed.mailbox, subjects.changed);

  await system.instance("imap-ingest").restart();
  const mailIn = await measure(async () =>
    Promise.all([interactionAbout(subjects.fresh), interactionAbout(subjects.changed)]),
  );
  const [toFresh, toChanged] = mailIn.result;
  await system.instance("routing").restart();
  const offered = await measure(async () => Promise.all([offerAbout(ada, toFresh.id), offerAbout(bo, toChanged.id)]));
  await takeAndReply(ada, toFresh.id);
  await takeAndReply(bo, toChanged.id);
  await system.instance("smtp-send").restart();
  const answered = await measure(async () => Promise.all([answerAbout(subjects.fresh), answerAbout(subjects.changed)]));
  return { fresh, subjects, mailInMs: mailIn.tookMs, offeredMs: offered.tookMs, answeredMs: answered.tookMs };
}

function agentOf({ agents: [agent] }: Desk): DeskAgent {
  if (agent === undefined) throw new Error("nobody is at the desk");
  return agent;
}

async function measure<T>(settle: () => Promise<T>): Promise<{ readonly result: T; readonly tookMs: number }> {
  const startedAt = performance.now();
  const result = await settle();
  return { result, tookMs: performance.now() - startedAt };
}
