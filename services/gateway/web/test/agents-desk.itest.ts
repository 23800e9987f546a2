/** What an agent finds at the desk, and what is not for agents. */
import { expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import type { Locator, Page } from "playwright-core";
import { listOf, ok } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import { strict } from "./disposing-scenes.ts";
import * as data from "./fixtures.ts";
import { noticed } from "./notice.ts";

const client = prepareClient();

test("a page of administrators names the role it needs, and nothing of it is asked for or offered", async () => {
  const page = await client.open("/users?dialog=user&id=new", {
    getSession: ok({ ...data.session, user: data.bo }),
  });
  await page.getByText("Users need the administrator role. Ask an administrator.").waitFor();
  expect(await page.locator("main").getByRole("button").count()).toBe(0);
  expect(client.api.calls.map(({ operationId }) => operationId)).not.toContain("listUsers");
});

test("an agent who is logged out reads why nothing is offered, in letters that are whole", async () => {
  const page = await client.open("/desk", {
    listInteractions: listOf([]),
    getAgent: ok({ ...data.agents[0], state: "logged_out" }),
  });
  await page.getByText("Nothing is offered to you now. Switch your state, top left, to Available.").waitFor();
  await page.getByText("None while you are not Available.").waitFor();
  const room = await page.getByText("Logged out", { exact: true }).evaluate((word) => {
    const { paddingTop, paddingBottom, lineHeight } = getComputedStyle(word);
    return (
      (parseFloat(paddingTop) + parseFloat(paddingBottom) + parseFloat(lineHeight)) /
      parseFloat(getComputedStyle(word).fontSize)
    );
  });
  expect(room).toBeGreaterThanOrEqual(1.2);
});

test("an offer to one agent alone says that it is for them", async () => {
  const page = await client.open("/interactions", { listOffers: listOf([{ ...data.offer, queueName: null }]) });
  await page.getByRole("group", { name: "Offer for you" }).waitFor();
  expect(await page.getByRole("alert").allTextContents()).toContain("New offer for you.");
});

test("who has no name but an address is named once", async () => {
  const { from } = data.messages[0] ?? {};
  if (from === undefined || from === null) throw new Error("the first message has no sender");
  const contact = { ...data.interaction.contact, name: from.address, address: from.address };
  const page = await client.open(`/desk/${data.interaction.id}`, {
    getInteraction: ok({ ...data.interaction, contact: { ...contact, id: data.id(40) } }),
    listMessages: listOf([{ ...data.messages[0], from: { ...from, name: "" } }]),
  });
  await page.getByRole("heading", { name: from.address }).waitFor();
  const contactPane = page.getByRole("complementary", { name: "Contact" });
  expect(await contactPane.getByText(from.address).count()).toBe(1);
  const head = page.getByRole("article").first().locator("header");
  await head.waitFor();
  expect(await head.getByText(from.address).count()).toBe(1);
});

test("a name that turns the direction of writing leaves the address behind it as it is, on the page of an interaction", async () => {
  const { contact } = data.interaction;
  if (contact === null) throw new Error("the interaction has no contact");
  const page = await client.open(`/interactions/${data.interaction.id}`, {
    getInteraction: ok({ ...data.interaction, contact: { ...contact, name: "\u202Egro.knab" } }),
  });
  const address = page.getByText("gro.knab").locator("xpath=..").getByText(contact.address);
  const [first, last] = await address.evaluate(({ firstChild }) => {
    const text = firstChild ?? document.body;
    const range = document.createRange();
    return [0, (text.textContent?.length ?? 0) - 1].map((at) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    });
  });
  expect(first).toBeLessThan(last ?? 0);
});

test("where the list does not fit beside an interaction, an arrow leads back to it, and its tab stays", async () => {
  const page = await client.open(`/desk/${data.interaction.id}`);
  const back = page.getByRole("link", { name: "Offers and my interactions" });
  await page.getByRole("heading", { name: "Late box" }).waitFor();
  expect(await back.isVisible()).toBe(false);
  await page.setViewportSize({ width: 390, height: 844 });
  await back.click();
  await page.getByRole("complementary", { name: "Offers and my interactions" }).waitFor();
  await page.getByRole("navigation", { name: "Open interactions" }).getByRole("link").click();
  await page.getByRole("heading", { name: "Late box" }).waitFor();
});

test("who answers what another agent has is told so, and who has it is not", async () => {
  const warning = "works on this interaction. Make sure that the customer does not get two answers.";
  const held = await client.open(`/desk/${data.interaction.id}`, {
    getInteraction: ok({ ...data.interaction, agentId: data.bo.id }),
  });
  await held.getByText(`${data.bo.name} (${data.bo.alias ?? ""}) ${warning}`).waitFor();
  const own = await client.open(`/desk/${data.interaction.id}`);
  await own.getByLabel("Text of the reply").waitFor();
  expect(await own.getByText(warning).count()).toBe(0);
});

test("X9 a list shows the last level of a disposition; path, note and closing time on hover and for screen readers", async () => {
  const page = await client.open("/interactions");
  const cell = page
    .getByRole("row")
    .filter({ hasText: "Refund for the blue lamp" })
    .getByTitle(/Complaint/);
  const told =
    /^Complaint › Delivery › Late\nNote: The carrier lost it; a new one is on its way\.\nClosed: 12 Feb 2026/;
  expect(await cell.getAttribute("title")).toMatch(told);
  expect((await cell.innerText()).replaceAll(/\s+/g, " ")).toMatch(
    /^Closed, Late \(Complaint › Delivery › Late; Note: .*; Closed: /,
  );
});

test("S91 S92 closing asks for the disposition that is needed, pauses the agent meanwhile, by keyboard alone", async () => {
  const page = await client.open(`/interactions/${data.interaction.id}`, strict);
  await page.getByRole("button", { name: "Close interaction" }).waitFor();
  await page.keyboard.press("d");
  await page.getByText("You are paused meanwhile.").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("this account needs one for every interaction that is closed").waitFor();
  await page.keyboard.type("lat");
  await page.keyboard.press("Enter");
  await page.getByText("Chosen: Complaint › Delivery › Late").waitFor();
  await noticed(page, "#812 closed.", () => page.keyboard.press("Enter"));
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await eventually(() => {
    const called = client.api.calls.filter(({ operationId }) => /DispositionPause|closeInteraction/.test(operationId));
    expect(called.map(({ operationId }) => operationId)).toEqual([
      ...["beginDispositionPause", "closeInteraction", "endDispositionPause"],
    ]);
    expect(called[1]?.request.body).toEqual({ dispositionId: data.disposed.dispositionId, note: null });
  });
});

/** Counts the tones that the page starts, as a person would hear them. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const heard = { tones: 0 };
    Object.assign(window, { heard });
    class HeardNode extends OscillatorNode {
      constructor(context: BaseAudioContext, options?: OscillatorOptions) {
        super(context, options);
        heard.tones += 1;
      }
    }
    Object.assign(window, { OscillatorNode: HeardNode });
  });
const tones = (page: Page) => page.evaluate(() => (window as unknown as { heard: { tones: number } }).heard.tones);

test("S93 on a phone offers hide neither the answer that is being written nor one another", async () => {
  const three = [971, 972, 973].map((number) => ({ ...data.offer, id: data.id(number) }));
  const page = await client.open(`/desk/${data.interaction.id}`, { listOffers: listOf(three) });
  await page.setViewportSize({ width: 390, height: 844 });
  const shown = page.getByRole("region", { name: "Offers" });
  const others = shown.getByRole("link", { name: "2 more offers at the desk" });
  await others.waitFor();
  expect(await shown.getByRole("button", { name: /^Accept/ }).count()).toBe(1);
  const send = page.getByRole("button", { name: "Send", exact: true });
  const [lowest, composer] = await Promise.all([others.boundingBox(), send.boundingBox()]);
  if (lowest === null || composer === null) throw new Error("offers or composer are not in view");
  expect(lowest.y + lowest.height).toBeLessThan(composer.y - 100);

  await others.press("Enter");
  await page.waitForURL("**/desk");
  await page
    .getByRole("button", { name: /^Accept/ })
    .nth(2)
    .waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("S93 S112 an offer is told in its account's words, heard and shaken as the account says, unless it is muted", async () => {
  const another = { ...data.offer, id: data.id(971) };
  const told = ok({ ...data.notification, offerId: another.id, text: "BILL: the second one", shake: false });
  const next = { listOffers: listOf([another]), getOfferNotification: told };
  const page = await client.open("/desk", { listOffers: listOf([data.offer]) });
  await listen(page);
  const first = page.getByRole("group", { name: "Offer from Support" });
  await first.getByText(data.notification.text).waitFor();
  expect(await first.evaluate((toast) => getComputedStyle(toast).borderTopWidth)).toBe("4px"); // no motion, by the system

  client.api.set(next);
  await first.getByRole("button", { name: "Reject" }).click();
  await first.getByText("BILL: the second one").waitFor();
  expect(await first.evaluate((toast) => getComputedStyle(toast).borderTopWidth)).toBe("2px");
  await eventually(async () => {
    expect(await tones(page)).toBeGreaterThanOrEqual(2);
  });
  const heard = await tones(page);
  const third = { ...data.offer, id: data.id(972) };
  const silent = { ...data.notification, offerId: third.id, text: "BILL: a silent one", sound: false };
  client.api.set({ listOffers: listOf([third]), getOfferNotification: ok(silent) });
  await first.getByRole("button", { name: "Reject" }).click();
  await first.getByText("BILL: a silent one").waitFor();

  await page.getByRole("button", { name: "Sound of offers: on" }).press("Enter");
  await page.getByRole("menuitemcheckbox", { name: "Sound" }).press("Enter");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Sound of offers: off" }).waitFor();
  const fourth = { ...data.offer, id: data.id(973) };
  const muted = { ...data.notification, offerId: fourth.id, text: "BILL: a muted one" };
  client.api.set({ listOffers: listOf([fourth]), getOfferNotification: ok(muted) });
  await first.getByRole("button", { name: "Reject" }).click();
  await first.getByText("BILL: a muted one").waitFor();
  expect(await tones(page)).toBe(heard);
});

test("X12 as many tabs are open as the settings say; the next asks which to close", async () => {
  const settings = { openTabsLimit: 1, searchOn: "enter", maxSearchDays: 365 };
  const other = data.interactions[1];
  if (other === undefined) throw new Error("there is one interaction only");
  const page = await client.open(`/desk/${data.interaction.id}`, { getPageSettings: ok(settings) });
  const tabs = page.getByRole("navigation", { name: "Open interactions" }).getByRole("link");
  await tabs.first().waitFor();
  const open = () =>
    page
      .getByRole("complementary", { name: "Offers and my interactions" })
      .locator(`a[href="/desk/${other.id}"]`)
      .click();
  await open();
  const dialog = page.getByRole("dialog", { name: "One interaction is open" });
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  expect(new URL(page.url()).pathname).toBe(`/desk/${data.interaction.id}`);
  await open();
  await dialog.getByRole("button", { name: "Close #" }).press("Enter");
  await dialog.waitFor({ state: "hidden" });
  expect(new URL(page.url()).pathname).toBe(`/desk/${other.id}`);
  expect(await tabs.count()).toBe(1);
});

test.each([1440, 390])(
  "X12 S110 twenty tabs at %i px name their interactions whole, and the one in front is in view",
  async (width) => {
    const ids = Array.from({ length: 19 }, (_, n) => `018f0000-0000-7000-8000-0000000001${String(n).padStart(2, "0")}`);
    const page = await client.open(`/desk/${data.interaction.id}`);
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(`sessionStorage.setItem("mailroom.tabs.${data.ada.id}", '${JSON.stringify(ids)}')`);
    await page.reload();
    const strip = page.getByRole("navigation", { name: "Open interactions" });
    const links = strip.getByRole("link", { name: /#\d/ });
    await links.nth(19).waitFor();
    const boxOf = async (locator: Locator) => (await locator.boundingBox()) ?? { x: 0, width: 0 };
    for (const link of (await links.all()).slice(0, 3)) {
      const number = await boxOf(link.getByText(/^#\d/));
      expect(number.x + number.width).toBeLessThanOrEqual((await boxOf(link.locator("xpath=../button"))).x);
    }
    const [outer, front] = [await boxOf(strip), await boxOf(strip.locator("[aria-current=page]"))];
    expect(front.x).toBeGreaterThanOrEqual(outer.x);
    expect(front.x + front.width).toBeLessThanOrEqual(outer.x + outer.width + 1);
  },
);

test("X12 a search begins on Enter, or from five characters, as the settings say, and tells how far back it looked", async () => {
  const settings = { openTabsLimit: 20, searchOn: "enter", maxSearchDays: 90 };
  const page = await client.open("/interactions", { getPageSettings: ok(settings) });
  const field = page.getByRole("searchbox", { name: "Search interactions" });
  await field.pressSequentially("parcels");
  await field.press("Enter");
  await page.getByText("Searched in what moved during the last 90 days.").waitFor();
  const searched = () =>
    client.api.calls.flatMap(({ operationId, request }) =>
      operationId === "listInteractions" ? [new URL(request.url, client.api.url).searchParams.get("search")] : [],
    );
  await eventually(() => {
    expect(searched().filter((text) => text !== null)).toEqual(["parcels"]);
  });

  await client.open("/interactions", { getPageSettings: ok({ ...settings, searchOn: "typing" }) });
  // on a slow machine the address follows while somebody types on
  const slowly = await page.context().newCDPSession(page);
  await slowly.send("Emulation.setCPUThrottlingRate", { rate: 10 });
  await field.pressSequentially("parcels", { delay: 400 });
  await eventually(() => {
    expect(searched().at(-1)).toBe("parcels");
  });
  await slowly.detach();
  expect(searched().filter((text) => text !== null && text.length < 5)).toEqual([]);
});
