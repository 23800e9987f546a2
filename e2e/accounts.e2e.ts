/** What an administrator configures is in force where it acts, without anybody restarting anything. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { cloneAccount, getAccount, sendTestMail, verifyImap, verifySmtp } from "@mailroom/contracts/api/account";
import { listLedger } from "@mailroom/contracts/api/account-connection";
import { createCannedAnswer, listCannedAnswers } from "@mailroom/contracts/api/canned-answer";
import { exportConfiguration, importConfiguration } from "@mailroom/contracts/api/configuration";
import { createDisposition, listDispositions } from "@mailroom/contracts/api/disposition";
import { getInteraction, listAccountMessages, listMessages, previewReply } from "@mailroom/contracts/api/interaction";
import { createInterval } from "@mailroom/contracts/api/interval";
import { createMessageTemplate } from "@mailroom/contracts/api/message-template";
import { getSettings, updateSettings } from "@mailroom/contracts/api/settings";
import { eventually } from "@mailroom/test-kit/eventually";
import { lateValue } from "@mailroom/test-kit/late-value";
import { simpleParser } from "mailparser";
import { callRoute, problemOf } from "./call-route.ts";
import { changeWhileAway } from "./changes-while-away.ts";
import { correspond, type Correspondence } from "./correspondence.ts";
import { createDesk, type Desk, goAvailable } from "./desk.ts";
import { keysInUse, tablesWith } from "./stored-secrets.ts";
import { useWholeSystem } from "./use-whole-system.ts";
import type { Mailbox } from "./whole-system.ts";

const deadlineMs = 40_000;
const testDeadlineMs = 120_000;
const keys = { old: makeKey("old"), next: makeKey("next") };
const bothKeys = `${keys.old},${keys.next}`;
const whole = useWholeSystem({
  environment: {
    "account-config": { ACCOUNT_CONFIG_SECRET_KEYS: bothKeys },
    "imap-ingest": { IMAP_INGEST_LOG_LEVEL: "debug", IMAP_INGEST_SECRET_KEYS: bothKeys },
    "smtp-send": { SMTP_SEND_SECRET_KEYS: bothKeys },
  },
});
const desks = lateValue<{ readonly first: Desk; readonly second: Desk }>("the desks");
const correspondence = lateValue<Correspondence>("the correspondence");
const customer = lateValue<Mailbox>("the customer's mailbox");

beforeAll(async () => {
  const first = await createDesk(whole.get(), { key: "ONE", agentNames: ["Ada"] });
  const second = await createDesk(whole.get(), { key: "TWO", agentNames: ["Bo"] });
  desks.set({ first, second });
  customer.set(await whole.get().addMailbox("customer@example.test"));
  correspondence.set(correspond(whole.get(), customer.get()));
  for (const agent of [...first.agents, ...second.agents]) await goAvailable(agent);
}, testDeadlineMs);

function makeKey(id: string): string {
  return `${id}:${randomBytes(32).toString("base64")}`;
}

/** How soon it is in force is measured by `npm run bench:in-force`. */
describe("what is saved while a service is down is in force when it is back", () => {
  test(
    "S1 S4 an account made and one changed while ingest, routing and sending are down",
    async () => {
      const { first, second } = desks.get();
      const { answerAbout } = correspondence.get();
      const { fresh, subjects } = await changeWhileAway(whole.get(), correspondence.get(), {
        ...{ changed: first, other: second },
        key: "FRESH",
      });
      expect((await answerAbout(subjects.fresh)).from?.value).toEqual([
        { name: "Fresh start", address: fresh.address },
      ]);
      expect((await answerAbout(subjects.changed)).from?.value).toEqual([
        { name: "Changed name", address: first.mailbox.address },
      ]);
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
        { deadlineMs },
      );
    },
    testDeadlineMs,
  );

  test(
    "S59 S62 mail that fails a new headers filter is skipped and stays unread",
    async () => {
      const { admin } = whole.get();
      const { accountId, mailbox } = desks.get().second;
      const { change, write, interactionAbout } = correspondence.get();
      await change(accountId, { imapHeadersFilter: "x-checked=SAFE" });
      await eventually(
        async () => {
          expect((await searchesOf(accountId)).at(-1)).toBe('SEARCH UNSEEN HEADER "x-checked" "SAFE"');
        },
        { deadlineMs },
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
      // after it is known
      await eventually(
        async () => {
          const seen = (await mailbox.list()).map(({ flags }) => flags.has("\\Seen"));
          expect(seen).toEqual([false, false, true]);
        },
        { deadlineMs },
      );
      // without the filter both are taken in after all
      await change(accountId, { imapHeadersFilter: null });
      await Promise.all([interactionAbout("unsafe"), interactionAbout("no mark at all")]);
      expect((await searchesOf(accountId)).at(-1)).toBe("SEARCH UNSEEN");
    },
    testDeadlineMs,
  );

  test(
    "S38 S96 S97 X11 a layout stands around the next answer, its logo in the mail, and a hostile subject does nothing",
    async () => {
      const { admin } = whole.get();
      const { accountId, mailbox, agents } = desks.get().second;
      const { change, write, interactionAbout, takeAndReply, answerAbout } = correspondence.get();
      const picture = (await readFile(new URL("../docs/images/desk.png", import.meta.url))).subarray(0, 1_000);
      await admin.request(`/accounts/${accountId}/logo`, {
        ...{ method: "PUT", body: new Uint8Array(picture), headers: { "content-type": "application/octet-stream" } },
      });
      const names = "{{agent.name}}, {{queue.name}}, {{list.name}}: {{interaction.subject}}";
      const html = `<p><img src="cid:logo" alt="Acme">${names}</p>{{content}}<p>{{nobody.knows}}Acme Ltd</p>`;
      await change(accountId, { template: { html, fontFamily: "georgia", fontSizePx: 15 } });
      const subject = "Lamp {{{content}}} <script>x()</script>";
      await write(mailbox, subject);
      const { id: interactionId } = await interactionAbout(subject);
      const [agent] = agents;
      if (agent === undefined) throw new Error("the desk has an agent");
      const shown = () => callRoute(admin, previewReply, { params: { interactionId }, body: { text: "Hello" } });
      await eventually(
        async () => {
          expect((await shown()).text).toContain("Acme Ltd");
        },
        { deadlineMs },
      );
      await takeAndReply(agent, interactionId);
      const mail = await answerAbout(subject);
      const first = `Bo, Queue TWO, Default: ${subject}`;
      expect(mail.text?.trimEnd().split("\n")).toEqual([first, "", "Here is the answer.", "", "Acme Ltd"]);
      // the parser puts the picture in the place of its Content-ID, which it has to find for that
      expect(mail.html).toContain(`<img src="data:image/png;base64,${picture.toString("base64")}" alt="Acme"`);
      expect(mail.html).toContain("font-family:Georgia");
      expect(mail.html).not.toContain("<script");
      expect(mail.attachments).toMatchObject([{ filename: "logo.png", related: true, content: picture }]);
      const { items } = await callRoute(admin, listMessages, { params: { interactionId } });
      expect(items[0]?.warnings).toEqual(["Line 1: {{nobody.knows}} is not known here and stays empty."]);
    },
    testDeadlineMs,
  );
});

test(
  "S53 S72 X2 F13 outside working time mail is answered automatically, tagged, and goes to another queue",
  async () => {
    const { admin } = whole.get();
    const { first, second } = desks.get();
    const { change, write, interactionAbout, answerAbout, offerAbout } = correspondence.get();
    const never = {
      zone: "Europe/Berlin",
      subsets: [{ kind: "dates" as const, name: "none", dates: [] }],
      holidays: [],
    };
    const interval = await callRoute(admin, createInterval, { body: { name: "By day", ...never } });
    const html = "<p>We are away, {{contact.name}}.</p>";
    const template = await callRoute(admin, createMessageTemplate, { body: { name: "Away", html } });
    const isVip = { source: "header" as const, name: "X-Vip", operator: "equals" as const, value: "yes" };
    await change(second.accountId, {
      actions: [
        { kind: "queue", id: "day", queueId: second.queueId, timeoutSeconds: null, intervalId: interval.id },
        { kind: "autoReply", id: "reply", templateId: template.id, frequency: "oneTime", recipients: "reply" },
        { kind: "gotoIf", id: "if", condition: isVip, stepId: "tag" },
        { kind: "goto", id: "skip", stepId: "night" },
        { kind: "tag", id: "tag", tags: ["VIP"] },
        { kind: "queue", id: "night", queueId: first.queueId, timeoutSeconds: null },
      ],
    });
    await eventually(
      async () => {
        // a mail that comes before routing has heard of the new list goes the old way: another one is written then
        const subject = `at night ${Math.random()}`;
        await write(second.mailbox, subject, ["X-Vip: yes"]);
        const { id } = await interactionAbout(subject);
        const read = async () => callRoute(admin, getInteraction, { params: { interactionId: id } });
        await eventually(async () => {
          expect((await read()).tags).toEqual(["VIP"]);
        });
        const [ada] = first.agents;
        if (ada === undefined) throw new Error("nobody is at the first desk");
        expect((await offerAbout(ada, id)).queueId).toBe(first.queueId);
        const reply = await answerAbout(subject);
        expect(reply.text).toContain("We are away, customer@example.test.");
        const fields = ["auto-submitted", "x-auto-response-suppress", "precedence"];
        expect(fields.map((name) => reply.headers.get(name))).toEqual(["auto-replied", "All", "auto_reply"]);
        expect(await read()).toMatchObject({ unread: true, lastMessage: { direction: "in" } });
      },
      { deadlineMs: testDeadlineMs },
    );
  },
  2 * testDeadlineMs,
);

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
      const { change, write, interactionAbout } = correspondence.get();
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

describe("the keys that seal secrets", () => {
  test(
    "S11 change under load: no session ends, each mail comes in once, each answer goes out once",
    async () => {
      const { admin, system } = whole.get();
      const { write, interactionAbout, takeAndReply } = correspondence.get();
      const desk = await createDesk(whole.get(), { key: "KEYS", agentNames: ["Cy"], capacity: 20 });
      const { accountId, mailbox } = desk;
      const [cy] = desk.agents;
      if (cy === undefined) throw new Error("nobody is at the desk");
      await goAvailable(cy);
      const serve = async (subject: string): Promise<void> => {
        await write(mailbox, subject);
        const { id } = await interactionAbout(subject);
        await takeAndReply(cy, id);
      };
      await serve("before the keys change");
      const before = await sessionsOpened();
      const during = Array.from({ length: 10 }, (_, index) => `while the keys change, ${index + 1}`);
      const verify = async (): Promise<void> => {
        for (const route of [verifyImap, verifySmtp, verifyImap, verifySmtp]) {
          expect(await callRoute(admin, route, { params: { accountId } })).toMatchObject({ ok: true });
        }
      };
      const rotate = async (): Promise<void> => {
        await system.addInstance("account-config", { ACCOUNT_CONFIG_SECRET_KEYS: `${keys.next},${keys.old}` });
        await eventually(
          async () => {
            expect(await keysInUse(system.databaseUrl)).toEqual(["next"]);
          },
          { deadlineMs },
        );
      };
      await Promise.all([rotate(), verify(), ...during.map(serve)]);
      const after = "after the keys have changed";
      await serve(after);

      expect(await sessionsOpened()).toEqual(before);
      const sent = ["before the keys change", ...during, after].sort();
      const { items } = await callRoute(admin, listAccountMessages, { query: { accountId, limit: 100 } });
      expect(items.flatMap(({ direction, subject }) => (direction === "in" ? [subject] : [])).sort()).toEqual(sent);
      await eventually(
        async () => {
          expect(await answersTo(sent)).toEqual(sent.map((subject) => `Re: ${subject}`));
        },
        { deadlineMs },
      );
      expect(await tablesWith(system.databaseUrl, mailbox.address)).not.toEqual([]);
      expect(await tablesWith(system.databaseUrl, mailbox.password)).toEqual([]);
    },
    2 * testDeadlineMs,
  );
});

/** How often imap-ingest has logged in, to all accounts. */
async function sessionsOpened(): Promise<number> {
  const log = await readFile(whole.get().system.instance("imap-ingest").logFile, "utf8");
  return log.split("\n").filter((line) => line.includes('"imap session open"')).length;
}

/** Subjects of the customer's mail that answers one of these. */
async function answersTo(subjects: readonly string[]): Promise<string[]> {
  const mails = await Promise.all((await customer.get().list()).map(async ({ raw }) => simpleParser(raw)));
  const answers = mails.map(({ subject }) => subject ?? "");
  return answers.filter((subject) => subjects.includes(subject.replace("Re: ", ""))).sort();
}
