/** Writing: what is kept while somebody types, from whom it goes, and what it ends with. */
import { expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import type { Locator } from "playwright-core";
import { listOf, ok, refusal, type Scenario } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import { kept, listed, nothingKept, rules } from "./draft-fixtures.ts";
import { picked } from "./file-fixtures.ts";
import * as data from "./fixtures.ts";
import { cannedAnswer } from "./library-fixtures.ts";
import { noticed } from "./notice.ts";

const client = prepareClient();
const bodyOf = (operationId: string): unknown =>
  client.api.calls.find((call) => call.operationId === operationId)?.request.body;
const thread = `/interactions/${data.interaction.id}`;
const text = "It is on its way.";
const sentElsewhere = "Nothing was sent: this draft was sent or discarded in another window meanwhile.";

/** A server that keeps one draft, which goes with the reply; asked for the same reply again it changes nothing. */
function keeping({ losesFirstAnswer = false, isSentElsewhere = false } = {}): Scenario {
  let stored = nothingKept;
  let version = 0;
  let isSent = false;
  return {
    getDraft: () => stored,
    saveDraft({ body, headers }) {
      const seen = headers["if-match"];
      if (seen !== stored.etag) return refusal(412, "version-conflict", "Somebody has changed this.");
      stored = kept((version += 1), typeof body === "object" && body !== null ? body : {});
      return stored;
    },
    discardDraft({ headers }) {
      if (headers["if-match"] === stored.etag) stored = nothingKept;
      return { status: 204, body: null };
    },
    replyToInteraction() {
      if (!isSent) stored = nothingKept;
      if (isSentElsewhere) return refusal(409, "draft-changed", sentElsewhere);
      const isLost = losesFirstAnswer && !isSent;
      isSent = true;
      if (isLost) return refusal(504, "upstream-timeout", "No answer came in time.");
      const messageId = data.id(999);
      return { status: 202, body: { messageId, deliveryId: messageId, interactionId: data.interaction.id } };
    },
  };
}

test("S100 S48 a draft is saved while composing, survives a reload, and is gone when sent", async () => {
  const scenario = keeping();
  const page = await client.open(thread, scenario);
  const field = page.getByRole("textbox", { name: "Text of the reply" });
  await field.fill(text);
  await page.getByText("Saved 14:37").waitFor();
  expect(bodyOf("saveDraft")).toEqual({ from: null, to: [], cc: [], bcc: [], subject: "", text });

  // as another browser would: with nothing kept in this one
  await client.open(thread, scenario);
  await page.getByText("Saved 14:37").waitFor();
  expect(await field.inputValue()).toBe(text);
  await field.press("End");
  await field.pressSequentially(" Ada");
  await page.getByText("Saved 14:37").waitFor();
  await noticed(page, "Reply sent off.", () => page.getByRole("button", { name: "Send", exact: true }).click());
  expect(bodyOf("replyToInteraction")).toEqual({ text: `${text} Ada` });
  expect(await field.inputValue()).toBe("");

  await page.reload();
  await page.getByText("accepted.").waitFor();
  expect(await field.inputValue()).toBe("");
  expect(client.trouble).toEqual([]);
});

test("S100 signing out saves what was typed first; what is saved by hand only it asks about", async () => {
  const signOut = async (): Promise<void> => {
    await page.getByRole("button", { name: "Menu of Ada Byron" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  const field = (): Locator => page.getByRole("textbox", { name: "Text of the reply" });
  const hasLeft = () => page.waitForURL(({ pathname }) => pathname !== thread);
  const order = (): string[] =>
    client.api.calls.map(({ operationId }) => operationId).filter((id) => /^(saveDraft|deleteSession)$/.test(id));
  const ended = { deleteSession: { status: 204, body: null } };
  let page = await client.open(thread, { ...keeping(), ...ended });
  await field().fill(text);
  await signOut();
  await hasLeft();
  expect(order()).toEqual(["saveDraft", "deleteSession"]);

  page = await client.open(thread, { ...keeping(), ...ended, getReplyRules: ok({ ...rules, autosaveDrafts: false }) });
  await field().fill(text);
  await signOut();
  const dialog = page.getByRole("dialog", { name: "Leave without saving your changes?" });
  await dialog.getByRole("button", { name: "Stay" }).click();
  expect(await field().inputValue()).toBe(text);
  expect(order()).toEqual([]);
  await signOut();
  await dialog.getByRole("button", { name: "Discard changes" }).click();
  await hasLeft();
  expect(order()).toEqual(["deleteSession"]);
});

test("F15 S48 what was sent does not come back as a draft where the first answer to it was lost", async () => {
  const scenario = keeping({ losesFirstAnswer: true });
  const page = await client.open(thread, scenario);
  const field = page.getByRole("textbox", { name: "Text of the reply" });
  await field.fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Saved 14:37").waitFor();
  const removed = page.waitForResponse((response) => response.request().method() === "DELETE");
  await noticed(page, "Reply sent off.", () => page.getByRole("button", { name: "Send again" }).click());
  await removed;
  await page.reload();
  await page.getByText("accepted.").waitFor();
  expect(await field.inputValue()).toBe("");
  const replies = client.api.calls.filter(({ operationId }) => operationId === "replyToInteraction");
  const [first, second] = replies.map(({ request }) => request.headers["idempotency-key"]);
  expect(second).toBe(first);
});

test("S100 F15 a draft that another window has sent is not sent again, and the window says so", async () => {
  const page = await client.open(thread, keeping({ isSentElsewhere: true }));
  const field = page.getByRole("textbox", { name: "Text of the reply" });
  await field.fill(text);
  await page.getByText("Saved 14:37").waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText(sentElsewhere).waitFor();
  await eventually(async () => {
    expect(await field.inputValue()).toBe("");
  });
  const replies = client.api.calls.filter(({ operationId }) => operationId === "replyToInteraction");
  expect(replies.map(({ request }) => request.headers["mailroom-draft"])).toEqual(['"1"']);
});

test("S48 drafts stand at the desk; one in what may not be seen any more can be thrown away by keys alone", async () => {
  const hidden = listed.find(({ interactionId, interaction }) => interactionId !== null && interaction === null);
  const page = await client.open("/desk", {
    listDrafts: listOf(listed),
    discardDraft: { status: 204, body: null },
  });
  const mine = page.getByRole("region", { name: "My drafts" });
  await mine.getByRole("link", { name: "your box left our depot" }).waitFor();
  expect(await mine.getByRole("link").count()).toBe(2);
  await mine.getByRole("button", { name: "Discard draft: No longer visible to you" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Discard what you have written?" });
  await dialog.getByText("Dear Bo, we have looked into it.").waitFor();
  client.api.set({ listDrafts: listOf(listed.filter((draft) => draft !== hidden)) });
  await dialog.getByRole("button", { name: "Discard draft" }).press("Enter");
  await mine.getByText("No longer visible").waitFor({ state: "hidden" });
  const discarded = client.api.calls.filter(({ operationId }) => operationId === "discardDraft");
  expect(discarded.map(({ request }) => [request.url, request.headers["if-match"]])).toEqual([
    [`/api/v1/interactions/${hidden?.interactionId ?? ""}/draft`, `"${hidden?.version ?? 0}"`],
  ]);
  await mine.getByRole("link", { name: "your box left our depot" }).press("Enter");
  await page.waitForURL(`**/desk/${data.interaction.id}`);
  expect(client.trouble).toEqual([]);
});

test("S48 with autosave off a draft is saved by its button only", async () => {
  const page = await client.open(thread, { ...keeping(), getReplyRules: ok({ ...rules, autosaveDrafts: false }) });
  const button = page.getByRole("button", { name: "Save draft" });
  await button.waitFor();
  expect(await button.isDisabled()).toBe(true);
  await page.getByRole("textbox", { name: "Text of the reply" }).fill(text);
  await page.getByText("Not saved as a draft yet").waitFor();
  // twice the pause after which autosave would have saved
  await page.waitForTimeout(1_600);
  expect(bodyOf("saveDraft")).toBeUndefined();
  await page.keyboard.press("Control+s");
  await page.getByText("Saved 14:37").waitFor();
  expect(bodyOf("saveDraft")).toMatchObject({ text });
  expect(await button.isDisabled()).toBe(true);
});

test("S48 what the server could not take is kept in the browser, said, and saved when it can", async () => {
  const failing = refusal(503, "service-unavailable", "The service cannot be reached right now.");
  const page = await client.open(thread, { ...keeping(), saveDraft: failing });
  const field = page.getByRole("textbox", { name: "Text of the reply" });
  await field.fill(text);
  await page.getByText("Not saved: The service cannot be reached right now.").waitFor();
  client.api.set(keeping());
  await page.reload();
  await page.getByText("Saved 14:37").waitFor();
  expect(await field.inputValue()).toBe(text);
  expect(bodyOf("saveDraft")).toMatchObject({ text });
});

test("S48 two windows with two texts: the person chooses, and both are there until then", async () => {
  const scenario = keeping();
  const page = await client.open(thread, scenario);
  const field = page.getByRole("textbox", { name: "Text of the reply" });
  await field.fill(text);
  await page.getByText("Saved 14:37").waitFor();
  const elsewhere = kept(40, { text: "I shall call you." });
  client.api.set({
    getDraft: elsewhere,
    saveDraft: ({ headers, body }) =>
      headers["if-match"] === '"40"'
        ? kept(41, typeof body === "object" && body !== null ? body : {})
        : refusal(412, "version-conflict", "Somebody has changed this."),
  });
  await field.fill(`${text} Ada`);
  await page.getByRole("alert").getByText("I shall call you.").waitFor();
  expect(await field.inputValue()).toBe(`${text} Ada`);
  await page.getByRole("button", { name: "Keep what stands here" }).click();
  await page.getByText("Saved 14:37").waitFor();
  expect(await page.getByText("I shall call you.").count()).toBe(0);
  const saves = client.api.calls.filter(({ operationId }) => operationId === "saveDraft");
  expect(saves.at(-1)?.request.body).toMatchObject({ text: `${text} Ada` });
});

test("X26 the sender is chosen where the account has aliases, and recipients and subject are one's own", async () => {
  const alias = "help@acme.test";
  const page = await client.open(thread, {
    ...keeping(),
    getReplyRules: ok({ ...rules, senders: [...rules.senders, alias], fixedBcc: ["boss@acme.test"] }),
  });
  await page.getByText("Hidden copies always go to boss@acme.test.").waitFor();
  await page.getByRole("combobox", { name: "From" }).click();
  await page.getByRole("option", { name: alias }).click();
  await page.getByRole("button", { name: "More fields" }).click();
  await page.getByRole("textbox", { name: "To" }).fill('"Doe, Jane" <jane@x.test>; bo@x.test');
  await page.getByRole("textbox", { name: "Subject" }).fill("Your box");
  await page.getByRole("textbox", { name: "Text of the reply" }).fill(text);
  await noticed(page, "Reply sent off.", () => page.getByRole("button", { name: "Send", exact: true }).click());
  expect(bodyOf("replyToInteraction")).toEqual({
    ...{ from: alias, to: ['"Doe, Jane" <jane@x.test>', "bo@x.test"], subject: "Your box", text },
  });
});

test("S73 the composer says where the answer goes, also where that is not whose mail it answers", async () => {
  const shown = async (to: string[]) => {
    const page = await client.open(thread, { ...keeping(), getReplyRules: ok({ ...rules, to }) });
    await page.getByRole("button", { name: "More fields" }).waitFor();
    return page;
  };
  const page = await shown(["orders@elsewhere.test", "bo@x.test"]);
  await page.getByText("To orders@elsewhere.test, bo@x.test", { exact: true }).waitFor();
  await page.getByRole("button", { name: "More fields" }).click();
  await page.getByPlaceholder("orders@elsewhere.test, bo@x.test").waitFor();
  await (await shown([])).getByText("To the customer", { exact: true }).waitFor();
});

test("X11 X26 an agent writes an alias and a signature, sees it below the answer, and it goes out with the answer", async () => {
  const page = await client.open(`/interactions/${data.interaction.id}`);
  await page.getByRole("textbox", { name: "Text of the reply" }).waitFor();
  expect(await page.getByText("Mailroom, customer care").count()).toBe(0);
  await page.getByRole("button", { name: "Menu of Ada Byron" }).click();
  await page.getByRole("menuitem", { name: "Signature…" }).click();
  await page.getByRole("textbox", { name: "Alias" }).fill("Ada of Acme");
  await page.getByRole("textbox", { name: "Signature" }).fill(data.signature);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(bodyOf("updateOwnUser")).toEqual({ alias: "Ada of Acme", signature: data.signature });

  await page.getByText("Mailroom, customer care").waitFor();
  await page.getByRole("textbox", { name: "Text of the reply" }).fill("It is on its way.\n");
  await noticed(page, "Reply sent off.", () => page.getByRole("button", { name: "Send", exact: true }).click());
  expect(bodyOf("replyToInteraction")).toEqual({ text: `It is on its way.\n\n-- \n${data.signature}` });
  expect(client.trouble).toEqual([]);
});

test("X26 an emptied signature is none", async () => {
  const user = { ...data.ada, signature: data.signature };
  const page = await client.open("/agents", { getSession: ok({ ...data.session, user }) });
  await page.getByRole("button", { name: "Menu of Ada Byron" }).click();
  await page.getByRole("menuitem", { name: "Signature…" }).click();
  await page.getByRole("textbox", { name: "Signature" }).fill("  ");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(bodyOf("updateOwnUser")).toEqual({ signature: null });
});

test("S98 files and a canned answer's files go with the reply, outlast a reload, and hold it back while one has failed", async () => {
  const page = await client.open(thread, {
    ...keeping(),
    getReplyRules: ok({ ...rules, variables: [{ name: "contact.name", value: "Jane Doe" }] }),
    listOfferedCannedAnswers: ok({ items: [{ ...cannedAnswer, value: "{{contact.name}}: {{contact.age}} hours" }] }),
  });
  const field = page.getByRole("textbox", { name: "Text of the reply" });
  const list = page.getByRole("list", { name: "Attached files" });
  const send = page.getByRole("button", { name: "Send", exact: true });
  await field.fill("Here it is. ");
  await page.locator("input[type=file]").setInputFiles([picked("invoice.pdf", 5_000), picked("film.mov", 5_000)]);
  await list.getByText("may have 25 MB together").waitFor();
  expect(await send.isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Remove film.mov" }).click();
  await field.press("End");
  await field.pressSequentially("/");
  await page.getByRole("option").filter({ hasText: "hours" }).first().click();
  await list.getByText("opening.pdf").waitFor();
  // X11: who writes sees what the variables stand for, and which of them nobody knows
  expect(await field.inputValue()).toBe("Here it is. Jane Doe: {{contact.age}} hours");
  await page.reload();
  await list.getByText("invoice.pdf").waitFor();
  await list.getByText("opening.pdf").waitFor();
  await noticed(page, "Reply sent off.", () => send.click());
  expect(bodyOf("replyToInteraction")).toMatchObject({
    attachmentIds: [data.id(7_011)],
    cannedAnswerAttachments: cannedAnswer.attachments.map(({ id }) => ({
      cannedAnswerId: cannedAnswer.id,
      attachmentId: id,
    })),
  });
  expect(await list.count()).toBe(0);
});

test("F15 S98 what was sent is gone, with its files, also where its page was left before the answer came", async () => {
  const page = await client.open(thread, keeping());
  const field = page.getByRole("textbox", { name: "Text of the reply" });
  const list = page.getByRole("list", { name: "Attached files" });
  await page.locator("input[type=file]").setInputFiles([picked("invoice.pdf", 5_000)]);
  await page.getByRole("button", { name: "Remove invoice.pdf" }).waitFor();
  const left = Promise.withResolvers<undefined>();
  await page.route("**/reply", async (route) => {
    await left.promise;
    await route.continue();
  });
  await field.fill(text);
  await field.press("Control+Enter");
  await page.locator('nav a[href="/interactions"]').click();
  await field.waitFor({ state: "detached" });
  await noticed(page, "Reply sent off.", async () => {
    left.resolve(undefined);
    await left.promise;
  });
  await page.unroute("**/reply");
  await page.goBack();
  await field.waitFor();
  await page.getByText("accepted.").waitFor();
  expect([await field.inputValue(), await list.count()]).toEqual(["", 0]);
});

test("F15 two clicks in one moment send once, and it is said once", async () => {
  const page = await client.open(thread, keeping());
  await page.getByRole("textbox", { name: "Text of the reply" }).fill(text);
  await page.getByText("Saved 14:37").waitFor();
  const clicks = page.getByRole("button", { name: "Send", exact: true }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await noticed(page, "Reply sent off.", () => clicks);
  await page.getByText("accepted.").waitFor();
  expect(client.api.calls.filter(({ operationId }) => operationId === "replyToInteraction")).toHaveLength(1);
  expect(await page.getByText("Reply sent off.").count()).toBe(1);
});

test("S99 a message is forwarded with the files that are chosen, by keys alone", async () => {
  const messageId = data.id(999);
  const page = await client.open(thread, {
    forwardMessage: {
      status: 202,
      body: { messageId, deliveryId: messageId, interactionId: data.interaction.id },
    },
  });
  await page.getByText("box.jpg").waitFor();
  await page.keyboard.press("f");
  await page.getByRole("form", { name: "Forward" }).waitFor();
  await page.keyboard.type("Bob <bob@carrier.test>");
  await page.getByRole("checkbox", { name: /very long file name/ }).focus();
  await page.keyboard.press("Space");
  await page.getByLabel("Text above").focus();
  await page.keyboard.type("What became of it?");
  await noticed(page, "Message forwarded.", () => page.keyboard.press("Control+Enter"));
  expect(bodyOf("forwardMessage")).toEqual({
    ...{ to: ["Bob <bob@carrier.test>"], text: "What became of it?", attachments: [1] },
  });
  await page.getByRole("form", { name: "Reply" }).waitFor();
  expect(client.trouble).toEqual([]);
});

test("S17 a new mail is written from the list by keys alone, kept as a draft, and leads to its interaction", async () => {
  const page = await client.open("/interactions");
  await page.getByRole("button", { name: "New", exact: true }).waitFor();
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "New mail" });
  const account = dialog.getByRole("combobox", { name: "Account" });
  await eventually(async () => {
    expect(await account.evaluate((element) => element === document.activeElement)).toBe(true);
  });
  await account.fill("Support");
  await page.getByRole("option", { name: /^Support/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await eventually(async () => {
    expect(await account.inputValue()).toContain("support@acme.test");
  });
  await dialog.getByRole("textbox", { name: "To" }).fill("Nora New <nora@x.test>");
  await dialog.getByRole("textbox", { name: "Subject" }).fill("Your contract");
  await dialog.getByRole("textbox", { name: "Text" }).fill("Dear Nora");
  await dialog.getByText("Saved 14:37").waitFor();
  await noticed(page, "Mail sent off.", () => page.keyboard.press("Control+Enter"));
  const drafts = client.api.calls.filter(({ operationId }) => operationId === "saveNewMailDraft");
  expect(drafts.at(-1)?.request.body).toMatchObject({ accountId: data.support.id, subject: "Your contract" });
  await page.waitForURL(/\/interactions\/[-0-9a-f]+$/);
  expect(bodyOf("createInteraction")).toEqual({
    ...{ accountId: data.support.id, to: ["Nora New <nora@x.test>"], cc: [], bcc: [] },
    ...{ subject: "Your contract", text: "Dear Nora" },
  });
  expect(client.trouble).toEqual([]);
});

test("S17 what nobody has is taken from its thread, and who was quicker is named", async () => {
  const free = { ...data.interaction, agentId: null };
  const { body } = refusal(409, "interaction-held", "Another agent has this interaction.");
  const held = { status: 409, body: { ...(body as object), holderId: data.bo.id } };
  const page = await client.open(thread, { getInteraction: ok(free), pickInteraction: held });
  await page.getByRole("button", { name: "Take", exact: true }).waitFor();
  const whoHasIt = `${data.bo.name} (${data.bo.alias ?? ""}) has it already.`;
  await noticed(page, whoHasIt, () => page.keyboard.press("Shift+T"));
  await client.open("/interactions", { listInteractions: listOf([free]) });
  const take = () => page.getByRole("button", { name: `Take #${free.number}` }).click();
  await noticed(page, `#${free.number} is yours.`, take);
});

test("S104 tags are added and taken away at an interaction, by keys alone", async () => {
  const tagged = (...tags: string[]) => ok({ ...data.interaction, tags });
  const page = await client.open(thread, { addInteractionTags: tagged("vip", "late box") });
  await page.getByRole("button", { name: "Add tag" }).press("Enter");
  await page.getByRole("textbox", { name: "Add tag" }).fill("vip, late box");
  await page.keyboard.press("Enter");
  const list = page.getByRole("list", { name: "Tags" });
  await list.getByText("late box").waitFor();
  expect(bodyOf("addInteractionTags")).toEqual({ tags: ["vip", "late box"] });
  await page.keyboard.press("Escape");
  const add = page.getByRole("button", { name: "Add tag" });
  await eventually(async () => {
    expect(await add.evaluate((button) => button === document.activeElement)).toBe(true);
  });
  client.api.set({ removeInteractionTag: tagged("late box") });
  await page.getByRole("button", { name: "Take tag away: vip" }).press("Enter");
  await list.getByText("vip").waitFor({ state: "hidden" });
  const [removal] = client.api.calls.filter(({ operationId }) => operationId === "removeInteractionTag");
  expect(removal?.request.url).toMatch(/\/tags\?tag=vip$/);
  expect(client.trouble).toEqual([]);
});

test("S104 S106 the list is narrowed by tags; two conditions are told of and not asked until one is off", async () => {
  const page = await client.open("/interactions?status=open");
  const asked = (): string[] =>
    client.api.calls
      .filter(({ operationId }) => operationId === "listInteractions")
      .map(({ request }) => new URL(request.url, "http://x.test").searchParams.getAll("tags").join(" & "));
  await page.getByRole("button", { name: "Tags", exact: true }).click();
  const fields = page.getByRole("textbox", { name: "Tags" });
  await fields.fill("vip, late");
  await page.keyboard.press("Enter");
  await eventually(() => {
    expect(asked()).toContain("vip,late");
  });
  await page.getByRole("button", { name: "And tags" }).click();
  await fields.last().fill("billing");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Multiple conditions have been detected").waitFor();
  await page.getByRole("checkbox", { name: "Condition counts: vip,late" }).click();
  await eventually(() => {
    expect(asked()).toContain("billing");
  });
  expect(await page.getByText("Multiple conditions have been detected").count()).toBe(0);
  expect(asked().filter((tags) => tags.includes("&"))).toEqual([]);
  expect(new URL(page.url()).searchParams.get("status")).toBe("open");
  expect(client.trouble).toEqual([]);
});

test("S98 the sheet of a new mail shows that it takes files while they are held over it", async () => {
  const page = await client.open("/interactions?dialog=new-mail");
  const form = page.getByRole("form", { name: "New mail" });
  const glow = (): Promise<string> => form.evaluate((element) => getComputedStyle(element).boxShadow);
  await form.waitFor();
  const dataTransfer = await page.evaluateHandle(() => {
    const held = new DataTransfer();
    held.items.add(new File(["paid"], "invoice.txt"));
    return held;
  });
  await form.dispatchEvent("dragover", { dataTransfer });
  await eventually(async () => {
    expect(await glow()).not.toBe("none");
  });
  await form.dispatchEvent("drop", { dataTransfer });
  await page.getByRole("button", { name: "Remove invoice.txt" }).waitFor();
  await eventually(async () => {
    expect(await glow()).toBe("none");
  });
  expect(client.trouble).toEqual([]);
});
