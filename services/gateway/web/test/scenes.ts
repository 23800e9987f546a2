/** Every page in its states: what the API says, where to go, what to do before the picture is taken. */
import type { Page } from "playwright-core";
import { actionScenes } from "./action-scenes.ts";
import { accountScenes } from "./account-scenes.ts";
import { auditScenes } from "./audit-scenes.ts";
import { apiKey } from "./api-key-fixtures.ts";
import { listOf, ok, previewOf, refusal } from "./canned.ts";
import { disposingScenes } from "./disposing-scenes.ts";
import * as data from "./fixtures.ts";
import { realtimeScenes } from "./realtime-scenes.ts";
import { writingScenes } from "./writing-scenes.ts";
import type { Scene } from "./scene.ts";
import { libraryScenes } from "./library-scenes.ts";
import { templateScenes } from "./template-scenes.ts";

const signedOut = refusal(401, "not-signed-in", "Sign in, or send an API key as a bearer token.");
const broken = refusal(503, "service-unavailable", "The service account-config cannot be reached right now.");
const thread = `/interactions/${data.interaction.id}`;
const withoutLayout = "Without the account's layout: It takes longer than 200 ms to render. Make it simpler.";
const layoutAbove = "Dear Jane Doe,";
const layoutBelow =
  "Kind regards,\nAcme Support\n\nAcme Ltd, 1 Main Street, Sampletown. Registered in Sampletown, 12345.";
const desk = `/desk/${data.interaction.id}`;

export const scenes: readonly Scene[] = [
  { name: "sign-in", path: "/", scenario: { getSession: signedOut } },
  {
    name: "sign-in-refused",
    path: "/sign-in",
    scenario: {
      getSession: signedOut,
      createSession: refusal(401, "sign-in-refused", "Address or password is wrong."),
    },
    act: async (page) => {
      await page.getByLabel("Email address").fill("ada@mailroom.test");
      await page.getByLabel("Password", { exact: true }).fill("wrong");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("alert").filter({ hasText: "Address or password is wrong." }).waitFor();
    },
  },
  ...accountScenes,
  ...libraryScenes,
  ...templateScenes,
  ...actionScenes,
  {
    name: "interactions",
    path: "/interactions?status=open",
    act: (page) => page.getByRole("link", { name: "Late box" }).waitFor(),
  },
  {
    name: "interactions-tags-twice",
    path: "/interactions?tags=vip%2Clate&tags=billing",
    act: (page) => page.getByText("Multiple conditions have been detected").waitFor(),
  },
  {
    name: "interaction-tags",
    path: thread,
    scenario: {
      getInteraction: ok({
        ...data.interaction,
        tags: ["vip", "late box", "a tag that nobody can read in full any more"],
      }),
    },
    act: async (page) => {
      await page.getByRole("button", { name: "Add tag" }).click();
      await page.getByRole("textbox", { name: "Add tag" }).fill("insured");
    },
  },
  {
    name: "interactions-more",
    path: "/interactions",
    scenario: { listInteractions: listOf(data.interactions, "next") },
    act: (page) => page.getByRole("button", { name: "Load 50 more" }).waitFor(),
  },
  {
    name: "interactions-many",
    path: "/interactions",
    scenario: {
      listInteractions: listOf(
        Array.from({ length: 400 }, (_, n) => ({ ...data.interaction, id: data.id(5_000 + n) })),
      ),
    },
    act: async (page) => {
      await page.getByRole("table").waitFor();
      await page.evaluate(() => document.querySelector("main")?.scrollTo(0, 7_000));
      await page.locator(`tr[data-row="${data.id(5_200)}"]`).waitFor();
    },
  },
  {
    name: "interactions-empty",
    path: "/interactions",
    scenario: { listInteractions: listOf([]) },
    act: (page) => page.getByText("No interactions yet").waitFor(),
  },
  {
    name: "interaction",
    path: thread,
    act: async (page) => {
      await page.getByText("accepted.").waitFor();
      await page
        .getByRole("button", { name: /Incoming.*Jane Doe/ })
        .first()
        .waitFor();
    },
  },
  {
    name: "interaction-plain",
    path: thread,
    scenario: { listMessages: listOf(data.messages.slice(1)) },
    act: async (page) => {
      await page.getByText("it left our depot yesterday").waitFor();
      await page.getByText("Quoted text").click();
    },
  },
  {
    name: "interaction-without-layout",
    path: thread,
    scenario: {
      listMessages: listOf(
        data.messages.map((message) =>
          message.direction === "out" ? { ...message, warnings: [withoutLayout] } : message,
        ),
      ),
    },
    act: async (page) => {
      await page
        .getByRole("button", { name: /Outgoing/ })
        .first()
        .click();
      await page.getByText(withoutLayout).first().waitFor();
    },
  },
  {
    name: "interaction-missing",
    path: thread,
    scenario: { getInteraction: refusal(404, "not-found", "There is no such interaction.") },
    act: (page) => page.getByText("It does not exist, or it is not yours to see.").waitFor(),
  },
  {
    name: "interaction-close",
    path: thread,
    act: async (page) => {
      await page.getByRole("button", { name: "Close interaction" }).click();
      await page.getByText("An answer of the customer opens it again.").waitFor();
    },
  },
  ...auditScenes,
  ...disposingScenes,
  {
    name: "deliveries",
    path: "/deliveries",
    act: (page) => page.getByRole("link", { name: "Re: Late box" }).first().waitFor(),
  },
  {
    name: "delivery",
    path: `/deliveries?dialog=delivery&id=${data.delivery.id}`,
    act: (page) => page.getByRole("button", { name: "Resend" }).waitFor(),
  },
  { name: "queues", path: "/queues", act: (page) => page.getByRole("link", { name: "Support" }).waitFor() },
  {
    name: "queues-bulk-refused",
    path: "/queues",
    scenario: {
      deleteQueue: refusal(409, "queue-in-use", "Actions of accounts lead here. Give their steps another queue first."),
    },
    act: async (page) => {
      await page.getByRole("checkbox", { name: "Select all rows" }).check();
      await page.getByRole("button", { name: "Delete…" }).click();
      await page.getByRole("button", { name: "Delete 2 entries" }).click();
      await page.getByText("2 entries were not deleted.").waitFor();
    },
  },
  {
    name: "queue-edit",
    path: `/queues?dialog=queue&id=${data.queue.id}`,
    act: (page) => page.getByLabel("Weight").waitFor(),
  },
  {
    name: "queues-empty",
    path: "/queues",
    scenario: { listQueues: listOf([]) },
    act: (page) => page.getByText("No queues yet").waitFor(),
  },
  { name: "agents", path: "/agents", act: (page) => page.getByRole("link", { name: "Bo Chen" }).waitFor() },
  {
    name: "agents-delete",
    path: "/agents",
    act: async (page) => {
      await page.getByRole("checkbox", { name: "Select Bo Chen" }).check();
      await page.getByRole("button", { name: "Delete…" }).click();
      await page.getByText("Their users go too").waitFor();
    },
  },
  {
    name: "agent-capacity",
    path: `/agents?dialog=agent&id=${data.ada.id}`,
    act: (page) => page.getByLabel("Capacity of Ada Byron").waitFor(),
  },
  ...realtimeScenes,
  { name: "users", path: "/users", act: (page) => page.getByRole("link", { name: "Bo Chen" }).waitFor() },
  { name: "user-add", path: "/users?dialog=user&id=new", act: (page) => page.getByLabel("Role").first().waitFor() },
  { name: "api-keys", path: "/api-keys", act: (page) => page.getByText("Support, Billing").first().waitFor() },
  {
    name: "api-keys-empty",
    path: "/api-keys",
    scenario: { listApiKeys: listOf([]) },
    act: (page) => page.getByText("No API keys yet").waitFor(),
  },
  {
    name: "api-keys-error",
    path: "/api-keys",
    scenario: { listApiKeys: refusal(500, "internal-error", "Something went wrong on our side.") },
    act: (page) => page.getByRole("button", { name: "Try again" }).waitFor(),
  },
  {
    name: "api-key-add",
    path: "/api-keys?dialog=add",
    act: async (page) => {
      await page.getByRole("button", { name: "Create API key" }).last().click();
      await page.getByText("Needed.").first().waitFor();
      await page.getByLabel("Name").fill("Shop");
      await page.getByRole("combobox", { name: "Scopes" }).click();
      await page.getByRole("option", { name: "accounts.read" }).waitFor();
    },
  },
  {
    name: "api-key-refused",
    path: "/api-keys?dialog=add",
    scenario: {
      createApiKey: refusal(422, "invalid-request", "The key cannot be made so.", [
        { pointer: "/cidrs/0", detail: "“everywhere” is no network. Write it as 192.0.2.0/24." },
        { pointer: "/expiresAt", detail: "Choose a time in the future." },
      ]),
    },
    act: async (page) => {
      await createKey(page);
      await page.getByText("is no network. Write it as 192.0.2.0/24.").waitFor();
      await page.getByText("Choose a time in the future.").waitFor();
    },
  },
  {
    name: "api-key-created",
    path: "/api-keys?dialog=add",
    act: async (page) => {
      await createKey(page);
      const shown = page.getByText("Copy it now");
      await shown.waitFor();
      // neither Esc nor a click beside it may take away what cannot be had again
      await page.keyboard.press("Escape");
      await page.mouse.click(5, 5);
      await shown.waitFor();
    },
  },
  {
    name: "api-key",
    path: `/api-keys?dialog=key&id=${apiKey.id}`,
    act: (page) => page.getByRole("button", { name: "Revoke key…" }).waitFor(),
  },
  {
    name: "api-key-revoke",
    path: `/api-keys?dialog=key&id=${apiKey.id}`,
    act: async (page) => {
      await page.getByRole("button", { name: "Revoke key…" }).click();
      await page.getByRole("button", { name: "Revoke key", exact: true }).waitFor();
    },
  },
  {
    name: "not-found",
    path: "/no/such/page",
    act: (page) => page.getByText("There is no page at this address.").waitFor(),
  },
  {
    name: "not-permitted",
    path: `/accounts/${data.support.id}/imap`,
    scenario: { getSession: ok({ ...data.session, user: data.bo }) },
    act: (page) => page.getByText("Accounts need the administrator role.").waitFor(),
  },
  {
    name: "desk-idle",
    path: "/desk",
    scenario: { listInteractions: listOf([]) },
    act: (page) => page.getByText("Nothing open is yours.").waitFor(),
  },
  {
    name: "desk-away",
    path: "/desk",
    scenario: { listInteractions: listOf([]), getAgent: ok({ ...data.agents[0], state: "logged_out" }) },
    act: (page) => page.getByText("Nothing is offered to you now.").waitFor(),
  },
  {
    name: "desk-offer",
    path: "/desk",
    scenario: { listOffers: listOf([data.offer]) },
    act: async (page) => {
      await page.getByRole("group", { name: "Offer from Support" }).waitFor();
      await page.getByText("jane@x.test").first().waitFor();
    },
  },
  {
    name: "desk",
    path: desk,
    act: async (page) => {
      await page
        .getByLabel("Text of the reply")
        .fill("Hello Jane,\n\nI have asked the carrier and will write again today.");
      await page.getByText(/Saved \d/).waitFor();
      await page
        .getByRole("button", { name: /Incoming.*Jane Doe/ })
        .first()
        .waitFor();
    },
  },
  {
    name: "desk-send-failed",
    path: desk,
    scenario: {
      replyToInteraction: refusal(
        503,
        "service-unavailable",
        "The service interaction-history cannot be reached right now.",
      ),
    },
    act: async (page) => {
      await page.getByLabel("Text of the reply").fill("Hello Jane");
      await page.keyboard.press("Control+Enter");
      await page.getByRole("button", { name: "Send again" }).waitFor();
    },
  },
  {
    name: "desk-layout",
    path: desk,
    scenario: { previewReply: previewOf(layoutAbove, layoutBelow) },
    act: async (page) => {
      await page.getByLabel("Text of the reply").fill("It is on its way.");
      await page.getByText("Dear Jane Doe,").waitFor();
    },
  },
  {
    name: "desk-reply-preview",
    path: desk,
    scenario: {
      previewReply: previewOf(layoutAbove, layoutBelow, ["Line 1: {{order.id}} is not known here and stays empty."]),
    },
    act: async (page) => {
      await page.getByLabel("Text of the reply").fill("It is on its way.");
      await page.getByRole("button", { name: "Preview" }).click();
      await page.frameLocator('iframe[title="As it will be sent"]').getByText("It is on its way.").waitFor();
    },
  },
  {
    name: "desk-states",
    path: "/desk",
    act: async (page) => {
      await page.getByRole("button", { name: "Your state" }).click();
      await page.getByText("Nothing new is offered").waitFor();
    },
  },
  {
    name: "keys",
    path: "/desk",
    act: async (page) => {
      await page.getByRole("heading", { name: "Desk" }).waitFor({ state: "attached" });
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard shortcuts" }).getByText("Single-letter keys").waitFor();
    },
  },
  {
    name: "offline",
    path: "/accounts",
    scenario: { streamEvents: broken },
    act: async (page) => {
      await page.getByRole("link", { name: "Support" }).waitFor();
      await page.getByText("Connection lost").waitFor();
    },
  },
  {
    name: "signed-out",
    path: "/accounts",
    scenario: { listQueues: signedOut },
    act: async (page) => {
      await page.getByRole("link", { name: "Support" }).waitFor();
      await page.keyboard.press("n");
      await page.getByText("Your session has ended.").waitFor();
    },
  },
  {
    name: "user-menu",
    path: "/agents",
    scenario: { getSession: ok(data.session) },
    act: async (page) => {
      await page.getByRole("button", { name: "Menu of Ada Byron" }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
    },
  },
  {
    name: "signature",
    path: "/agents",
    scenario: { getSession: ok({ ...data.session, user: { ...data.ada, signature: data.signature } }) },
    act: async (page) => {
      await page.getByRole("button", { name: "Menu of Ada Byron" }).click();
      await page.getByRole("menuitem", { name: "Signature…" }).click();
      await page.getByRole("textbox", { name: "Signature" }).waitFor();
    },
  },
  {
    name: "interaction-signature",
    path: thread,
    scenario: { getSession: ok({ ...data.session, user: { ...data.ada, signature: data.signature } }) },
    act: (page) => page.getByText("Mailroom, customer care").waitFor(),
  },
  ...writingScenes,
];

async function createKey(page: Page): Promise<void> {
  await page.getByLabel("Name").fill("Shop");
  await page.getByRole("combobox", { name: "Scopes" }).fill("accounts.read");
  await page.getByRole("option", { name: "accounts.read" }).click();
  await page.getByRole("combobox", { name: "Networks" }).fill("192.0.2.0/33");
  await page.getByRole("button", { name: "Create API key" }).last().click();
}
