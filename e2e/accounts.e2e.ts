/** Issue 3: what an administrator configures is in force where it acts, without anybody restarting anything. */
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  type Account,
  type AccountPatch,
  cloneAccount,
  createAccount,
  getAccount,
  sendTestMail,
  updateAccount,
  verifyImap,
} from "@mailroom/contracts/api/account";
import { listLedger } from "@mailroom/contracts/api/account-connection";
import { createCannedAnswer, listCannedAnswers } from "@mailroom/contracts/api/canned-answer";
import { exportConfiguration, importConfiguration } from "@mailroom/contracts/api/configuration";
import { createDisposition, listDispositions } from "@mailroom/contracts/api/disposition";
import {
  type Interaction,
  listAccountMessages,
  listInteractions,
  replyToInteraction,
} from "@mailroom/contracts/api/interaction";
import { acceptOffer, listOffers, type Offer } from "@mailroom/contracts/api/offer";
import { getSettings, updateSettings } from "@mailroom/contracts/api/settings";
import { eventually } from "@mailroom/test-kit/eventually";
import { lateValue } from "@mailroom/test-kit/late-value";
import { simpleParser } from "mailparser";
import { callRoute, problemOf } from "./call-route.ts";
import { composeMail } from "./compose-mail.ts";
import { accountBody, createDesk, type Desk, type DeskAgent, goAvailable } from "./desk.ts";
import { useWholeSystem } from "./use-whole-system.ts";
import type { Mailbox } from "./whole-system.ts";

/** What issue 3 promises: from the return of a service until what was saved meanwhile is in force there. */
const inForceMs = 2_000;
const deadlineMs = 20_000;
const testDeadlineMs = 60_000;
const whole = useWholeSystem({ environment: { "imap-ingest": { IMAP_INGEST_LOG_LEVEL: "debug" } } });
const desks = lateValue<{ readonly first: Desk; readonly second: Desk }>("the desks");
const customer = lateValue<Mailbox>("the customer");

beforeAll(async () => {
  const first = await createDesk(whole.get(), { key: "ONE", agentNames: ["Ada"] });
  const second = await createDesk(whole.get(), { key: "TWO", agentNames: ["Bo"] });
  desks.set({ first, second });
  customer.set(await whole.get().addMailbox("customer@example.test"));
  for (const agent of [...first.agents, ...second.agents]) await goAvailable(agent);
}, testDeadlineMs);

async function write(mailbox: Mailbox, subject: string, fields: readonly string[] = []): Promise<void> {
  const mail = composeMail({ from: customer.get().address, to: mailbox.address, subject, text: `About ${subject}.` });
  await mailbox.deliver([...fields, mail].join("\r\n"));
}

async function interactionAbout(subject: string, withinMs = deadlineMs): Promise<Interaction> {
  return eventually(
    async () => {
      const { items } = await callRoute(whole.get().admin, listInteractions, { query: { limit: 200 } });
      const found = items.find((item) => item.subject === subject);
      if (found === undefined) throw new Error(`no interaction about ${subject}`);
      return found;
    },
    { deadlineMs: withinMs },
  );
}

async function change(accountId: string, body: AccountPatch): Promise<Account> {
  const { admin } = whole.get();
  const { version } = await callRoute(admin, getAccount, { params: { accountId } });
  return callRoute(admin, updateAccount, { params: { accountId }, body, headers: { "if-match": `"${version}"` } });
}

async function offerAbout(agent: DeskAgent, interactionId: string): Promise<Offer> {
  return eventually(
    async () => {
      const { items } = await callRoute(agent.client, listOffers, { query: { state: "open" } });
      const offer = items.find((item) => item.interactionId === interactionId);
      if (offer === undefined) throw new Error(`it is not offered to ${agent.name}`);
      return offer;
    },
    { deadlineMs },
  );
}

async function answerAbout(subject: string) {
  return eventually(
    async () => {
      const parsed = await Promise.all((await customer.get().list()).map(async ({ raw }) => simpleParser(raw)));
      const found = parsed.find((mail) => mail.subject === `Re: ${subject}`);
      if (found === undefined) throw new Error(`the customer has no answer about ${subject}`);
      return found;
    },
    { deadlineMs },
  );
}

async function reply(agent: DeskAgent, interactionId: string): Promise<void> {
  await callRoute(agent.client, replyToInteraction, {
    params: { interactionId },
    body: { text: "Here is the answer." },
    headers: { "idempotency-key": interactionId },
  });
}

function agentOf(desk: Desk): DeskAgent {
  const [agent] = desk.agents;
  if (agent === undefined) throw new Error("nobody is at the desk");
  return agent;
}

/** Resolves with the milliseconds that `settles` took. */
async function measure(settles: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await settles();
  return performance.now() - startedAt;
}

const fieldOf = (mailbox: Mailbox) => ({ name: "Fresh", key: "FRESH", mailbox });

describe("what is saved while a service is down is in force within two seconds of its return", () => {
  test(
    "S1 S4 an account made and one changed while ingest, routing and sending are down",
    async () => {
      const { admin, system } = whole.get();
      const { first, second } = desks.get();
      const services = ["imap-ingest", "routing", "smtp-send"] as const;
      await Promise.all(services.map(async (service) => system.instance(service).kill()));
      const [ada, bo] = [agentOf(first), agentOf(second)];

      const mailbox = await whole.get().addMailbox("fresh@mailroom.test");
      const fresh = await callRoute(admin, createAccount, {
        body: {
          ...accountBody(whole.get(), fieldOf(mailbox)),
          fromName: "Fresh start",
          agentIds: [ada.id],
          actions: [{ kind: "queue", queueId: first.queueId, timeoutSeconds: null }],
        },
      });
      // from here on mail to the first desk is for the second one's people, in another mailbox, by another port
      await change(first.accountId, {
        fromName: "Changed name",
        agentIds: [ada.id, bo.id],
        actions: [{ kind: "queue", queueId: second.queueId, timeoutSeconds: null }],
        smtp: { port: whole.get().backing.mail.smtpPort, tlsMode: "starttls" },
        password: first.mailbox.password,
      });
      await write(mailbox, "the new account");
      await write(first.mailbox, "the changed account");

      await system.instance("imap-ingest").restart();
      const mailInMs = await measure(async () =>
        Promise.all([interactionAbout("the new account"), interactionAbout("the changed account")]),
      );
      const toNew = await interactionAbout("the new account");
      const toChanged = await interactionAbout("the changed account");
      expect(toNew.accountId).toBe(fresh.id);

      await system.instance("routing").restart();
      const offeredMs = await measure(async () =>
        Promise.all([offerAbout(ada, toNew.id), offerAbout(bo, toChanged.id)]),
      );
      for (const [agent, { id }] of [
        [ada, toNew],
        [bo, toChanged],
      ] as const) {
        await callRoute(agent.client, acceptOffer, { params: { offerId: (await offerAbout(agent, id)).id } });
        await eventually(async () => reply(agent, id), { deadlineMs });
      }

      await system.instance("smtp-send").restart();
      const answeredMs = await measure(async () =>
        Promise.all([answerAbout("the new account"), answerAbout("the changed account")]),
      );
      expect((await answerAbout("the new account")).from?.value).toEqual([
        { name: "Fresh start", address: mailbox.address },
      ]);
      expect((await answerAbout("the changed account")).from?.value).toEqual([
        { name: "Changed name", address: first.mailbox.address },
      ]);
      const took = { mailInMs, offeredMs, answeredMs };
      expect(Object.entries(took).filter(([, ms]) => ms >= inForceMs)).toEqual([]);
    },
    testDeadlineMs,
  );
});

/** What imap-ingest said when it searched the account's mailbox, newest last. */
async function searchesOf(accountId: string): Promise<string[]> {
  const log = await readFile(whole.get().system.instance("imap-ingest").logFile, "utf8");
  return log
    .split("\n")
    .filter((line) => line.includes('"imap search"') && line.includes(accountId))
    .map((line) => (JSON.parse(line) as { search: string }).search);
}

describe("what is changed while all is well is in force without a restart", () => {
  test(
    "S37 a shorter loginMailFrequency is followed by every session",
    async () => {
      const { admin } = whole.get();
      const { accountId } = desks.get().second;
      const { version } = await callRoute(admin, getSettings, {});
      const before = (await searchesOf(accountId)).length;
      await callRoute(admin, updateSettings, {
        body: { loginMailFrequency: 5 },
        headers: { "if-match": `"${version}"` },
      });
      // at once, and again after five seconds: the 60 of before would bring nothing in this time
      await eventually(
        async () => {
          expect((await searchesOf(accountId)).length).toBeGreaterThanOrEqual(before + 2);
        },
        { deadlineMs: 10_000 },
      );
    },
    testDeadlineMs,
  );

  test(
    "S59 S62 mail that fails a new headers filter is skipped and stays unread",
    async () => {
      const { admin } = whole.get();
      const { accountId, mailbox } = desks.get().second;
      await change(accountId, { imapHeadersFilter: "x-checked=SAFE" });
      await eventually(
        async () => {
          expect((await searchesOf(accountId)).at(-1)).toBe('SEARCH UNSEEN HEADER "x-checked" "SAFE"');
        },
        { deadlineMs: inForceMs },
      );
      await write(mailbox, "unsafe", ["X-Checked: UNSAFE"]); // the server's search finds a part of it, too
      await write(mailbox, "no mark at all");
      await write(mailbox, "safe", ["X-Checked: SAFE"]);
      await interactionAbout("safe");
      await eventually(
        async () => {
          const { items } = await callRoute(admin, listLedger, {
            params: { accountId },
            query: { outcome: "skipped" },
          });
          expect(items.map(({ reason, messageKey }) => [reason, messageKey])).toEqual([["header filter", null]]);
        },
        { deadlineMs },
      );
      const { items } = await callRoute(admin, listAccountMessages, { query: { accountId } });
      expect(items.map(({ subject }) => subject)).toEqual(["safe"]);
      const seen = (await mailbox.list()).map(({ flags }) => flags.has("\\Seen"));
      expect(seen).toEqual([false, false, true]);
      // without the filter both are taken in after all
      await change(accountId, { imapHeadersFilter: null });
      await Promise.all([interactionAbout("unsafe"), interactionAbout("no mark at all")]);
      expect((await searchesOf(accountId)).at(-1)).toBe("SEARCH UNSEEN");
    },
    testDeadlineMs,
  );
});

describe("an account as a whole", () => {
  test(
    "X25 a test mail goes round, and nobody is bothered with it",
    async () => {
      const { admin } = whole.get();
      const { accountId, mailbox } = desks.get().second;
      const known = async () => (await callRoute(admin, listAccountMessages, { query: { accountId } })).items.length;
      const [before, inBox] = [await known(), (await mailbox.list()).length];
      const result = await callRoute(admin, sendTestMail, { params: { accountId } });
      expect(result).toMatchObject({ ok: true, code: null });
      expect(result.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
        "submit ok",
        "arrive ok",
        "remove ok",
      ]);
      expect(await known()).toBe(before);
      expect(await mailbox.list()).toHaveLength(inBox);
    },
    testDeadlineMs,
  );

  test(
    "X24 a clone waits without secrets, with dispositions and canned answers of its own, until it is given them",
    async () => {
      const { admin } = whole.get();
      const { first } = desks.get();
      const scope = { scope: "account" as const, scopeId: first.accountId };
      await callRoute(admin, createDisposition, { body: { name: "Complaint", ...scope } });
      await callRoute(admin, createCannedAnswer, {
        body: { key: "hours", value: "Nine to five.", accountId: first.accountId },
      });
      const clone = await callRoute(admin, cloneAccount, {
        params: { accountId: first.accountId },
        body: { name: "Copy", key: "COPY" },
      });
      expect(clone).toMatchObject({ active: false, passwordSet: false, fromName: "Changed name" });
      const own = await callRoute(admin, listDispositions, { query: { scope: "account", scopeId: clone.id } });
      expect(own.items.map(({ name }) => name)).toEqual(["Complaint"]);
      const answers = await callRoute(admin, listCannedAnswers, { query: { accountId: clone.id, scope: "account" } });
      expect(answers.items.map(({ key }) => key)).toEqual(["hours"]);
      expect(await problemOf(change(clone.id, { active: true }))).toMatchObject({ status: 422 });
      const mailbox = await whole.get().addMailbox("copy@mailroom.test");
      await change(clone.id, {
        active: true,
        emailAddress: mailbox.address,
        username: mailbox.address,
        password: mailbox.password,
      });
      await write(mailbox, "to the copy");
      expect(await interactionAbout("to the copy")).toMatchObject({ accountId: clone.id });
    },
    testDeadlineMs,
  );

  test(
    "X24 the configuration goes out as a document and comes back, tried first, then applied",
    async () => {
      const { admin } = whole.get();
      const document = await callRoute(admin, exportConfiguration, {});
      expect(JSON.stringify(document)).not.toContain(desks.get().first.mailbox.password);
      const same = await callRoute(admin, importConfiguration, { body: document, query: { dryRun: true } });
      expect(same).toMatchObject({ applied: false, created: 0, updated: 0 });

      const edited = {
        ...document,
        accounts: document.accounts.map((account) =>
          Reflect.get(account, "key") === "ONE" ? { ...account, description: "From the document" } : account,
        ),
      };
      const tried = await callRoute(admin, importConfiguration, { body: edited, query: { dryRun: true } });
      expect(tried).toMatchObject({ applied: false, created: 0, updated: 1 });
      const params = { accountId: desks.get().first.accountId };
      expect((await callRoute(admin, getAccount, { params })).description).toBeNull();
      expect(await callRoute(admin, importConfiguration, { body: edited })).toMatchObject({
        applied: true,
        updated: 1,
      });
      expect((await callRoute(admin, getAccount, { params })).description).toBe("From the document");
      // the secrets it does not hold are where they were
      expect(await callRoute(admin, verifyImap, { params })).toMatchObject({ ok: true });
    },
    testDeadlineMs,
  );
});
