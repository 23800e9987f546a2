/**
 * The story of one conversation once more, but as people live it: with the client in a real browser, three persons in
 * windows of their own, against the whole system. Nothing is reloaded; what changes must arrive by itself. The client is
 * the one in services/gateway/web/dist, which `npm test` builds first.
 */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import { lateValue } from "@mailroom/test-kit/late-value";
import { simpleParser } from "mailparser";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../services/gateway/web/test/browser.ts";
import { composeMail } from "./compose-mail.ts";
import { createDesk, type Desk } from "./desk.ts";
import { goAvailableAtScreen, noticeAt, offerToast, type PersonAtScreen, signInAtScreen } from "./person-at-screen.ts";
import { useWholeSystem } from "./use-whole-system.ts";
import type { Mailbox } from "./whole-system.ts";

const deadlineMs = 40_000;
const storyDeadlineMs = 180_000;
const whole = useWholeSystem();
const desk = lateValue<Desk>("the desk");
const customer = lateValue<Mailbox>("the customer");
const browser = lateValue<Browser>("the browser");
let started: Browser | null = null;

beforeAll(async () => {
  const [made, mailbox, launched] = await Promise.all([
    createDesk(whole.get(), { key: "SUP", agentNames: ["Ada", "Bo"] }),
    whole.get().addMailbox("carla@example.test"),
    launchBrowser(),
  ]);
  started = launched;
  desk.set(made);
  customer.set(mailbox);
  browser.set(launched);
}, storyDeadlineMs);

afterAll(async () => {
  await started?.close();
});

async function signIn(name: "admin" | "Ada" | "Bo"): Promise<PersonAtScreen> {
  const { system, adminCredentials } = whole.get();
  const agent = desk.get().agents.find((candidate) => candidate.name === name);
  return signInAtScreen(browser.get(), system.gatewayUrl, agent ?? adminCredentials);
}

async function write(subject: string, text: string, answered?: Awaited<ReturnType<typeof answerInMailbox>>) {
  const { mailbox } = desk.get();
  const { address } = customer.get();
  const thread =
    answered === undefined
      ? {}
      : { inReplyTo: answered.messageId, references: [...answered.references, answered.messageId] };
  await mailbox.deliver(
    composeMail({ from: `Carla Customer <${address}>`, to: mailbox.address, subject, text, ...thread }),
  );
}

/** The one mail that the customer's mailbox holds, as the customer's program shows it. */
async function answerInMailbox() {
  return eventually(
    async () => {
      const stored = await customer.get().list();
      expect(stored).toHaveLength(1);
      const { from, subject, text, messageId, references } = await simpleParser(stored[0]?.raw ?? "");
      return {
        from: from?.value[0]?.address ?? "",
        subject: subject ?? "",
        text: text ?? "",
        messageId: messageId ?? "",
        references: [references ?? []].flat(),
      };
    },
    { deadlineMs },
  );
}

test(
  "S54 S71 S73 S77 S110 in the browser: the account is connected, one agent rejects, the next answers, and the customer's answer appears without a reload",
  async () => {
    const queueName = `Queue ${desk.get().accountKey}`;
    const [admin, ada, bo] = await Promise.all([signIn("admin"), signIn("Ada"), signIn("Bo")]);
    const people = [admin, ada, bo];
    try {
      // the administrator begins at the accounts, and sees that mail will come in
      const account = admin.page.getByRole("row").filter({ hasText: desk.get().mailbox.address });
      await account.getByRole("button", { name: "Connected" }).waitFor();

      // only Ada works yet: the offer is hers, as a toast
      await goAvailableAtScreen(ada);
      await write("My order", "Where is my order?");
      const toast = await offerToast(ada, queueName);
      await toast.getByText("My order").waitFor();
      await toast.getByText("carla@example.test").waitFor();

      // she rejects it, and Bo has it
      await goAvailableAtScreen(bo);
      await toast.getByRole("button", { name: "Reject" }).click();
      await toast.waitFor({ state: "detached" });
      const next = await offerToast(bo, queueName);
      await next.getByRole("button", { name: "Accept" }).click();

      // the thread is open in a tab that begins with the account's key
      await bo.page.getByRole("heading", { name: "My order", level: 1 }).waitFor();
      await bo.page.getByRole("navigation", { name: "Open interactions" }).getByRole("link", { name: /SUP/ }).waitFor();
      const thread = bo.page.getByRole("region", { name: "Messages" });
      await thread.getByText("Where is my order?").waitFor();
      await bo.page.getByText("Nothing open is yours.").waitFor({ state: "detached" });

      // Bo answers by keyboard, and the customer's mailbox has it
      await bo.page.getByLabel("Text of the reply").fill("It is on its way.");
      const sentOff = noticeAt(bo.page, "Reply sent off.");
      await Promise.all([sentOff, bo.page.keyboard.press("Control+Enter")]);
      const answer = await answerInMailbox();
      expect(answer).toMatchObject({ from: desk.get().mailbox.address, subject: "Re: My order" });
      expect(answer.text).toContain("It is on its way.");
      const own = thread.getByRole("article", { name: "Message from Bo" });
      await own.getByText("Sent", { exact: true }).waitFor();

      // the customer answers: it comes up below, at the same desk, and is offered to nobody
      await bo.page.evaluate("window.isSamePage = true");
      await write("Re: My order", "Thank you! When?", answer);
      await thread.getByText("Thank you! When?").waitFor();
      expect(await thread.getByRole("article").count()).toBe(3);
      expect(await bo.page.evaluate("window.isSamePage")).toBe(true);
      for (const person of [ada, bo]) {
        expect(await person.page.getByRole("group", { name: /^Offer from/ }).count()).toBe(0);
      }
      expect(people.flatMap(({ trouble }) => trouble)).toEqual([]);
    } finally {
      await Promise.all(people.map(async (person) => person.close()));
    }
  },
  storyDeadlineMs,
);
