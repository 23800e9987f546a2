/** An account that signs in through a cloud provider, from consent to the end of it and back. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { getAccount, updateAccount, verifyImap, verifySmtp } from "@mailroom/contracts/api/account";
import { getAccountConnection } from "@mailroom/contracts/api/account-connection";
import { createCloudProvider, startConsent } from "@mailroom/contracts/api/cloud-provider";
import { listDeliveries } from "@mailroom/contracts/api/delivery";
import { listInteractions, replyToInteraction } from "@mailroom/contracts/api/interaction";
import { eventually } from "@mailroom/test-kit/eventually";
import { lateValue } from "@mailroom/test-kit/late-value";
import { type OidcServer, startOidcServer } from "@mailroom/test-kit/oidc-server";
import { callRoute } from "./call-route.ts";
import { composeMail } from "./compose-mail.ts";
import { createDesk, type Desk } from "./desk.ts";
import { type Mailbox, startDeadlineMs, startWholeSystem, type WholeSystem } from "./whole-system.ts";

const deadlineMs = 60_000;
const oidc = lateValue<OidcServer>("the OpenID provider");
const whole = lateValue<WholeSystem>("the system");
const desk = lateValue<Desk>("the desk");
const customer = lateValue<Mailbox>("the customer");
/** Has a sign-in name of her own and may open the shared mailbox. */
const ada = { id: "ada", email: "ada@mailroom.test", mailbox: "oau@mailroom.test" };

beforeAll(async () => {
  oidc.set(await startOidcServer({ tokenLifetimeSeconds: 20 }));
  // Who vouches for the provider's certificate; in the field everybody knows them.
  whole.set(await startWholeSystem({ environment: { "account-config": { NODE_EXTRA_CA_CERTS: oidc.get().caFile } } }));
  await whole.get().backing.mail.trustTokenKey(oidc.get().tokenKey);
  desk.set(await createDesk(whole.get(), { key: "OAU", agentNames: ["Ada"] }));
  customer.set(await whole.get().addMailbox("customer@example.test"));
}, startDeadlineMs);
afterAll(async () => {
  await whole.get().stop();
  await oidc.get().stop();
}, 60_000);

const params = () => ({ accountId: desk.get().accountId });
const account = async () => callRoute(whole.get().admin, getAccount, { params: params() });
const connection = async () => callRoute(whole.get().admin, getAccountConnection, { params: params() });

/** As a browser does it: to the provider, and back through the gateway without a session. */
async function consent(): Promise<void> {
  const { authorizationUrl } = await callRoute(whole.get().admin, startConsent, { params: params() });
  const back = await oidc.get().visit(authorizationUrl, ada);
  expect(back.startsWith(`${whole.get().system.gatewayUrl}/api/v1/oauth/callback?`)).toBe(true);
  const response = await fetch(back, { redirect: "manual" });
  const { accountId } = params();
  const led = [response.status, response.headers.get("location")];
  expect(led).toEqual([302, `/accounts/${accountId}/authentication?consent=ok`]);
}

async function connectionIs(state: string, withinMs = 90_000): Promise<void> {
  await eventually(
    async () => {
      expect(await connection()).toMatchObject({ state });
    },
    { deadlineMs: withinMs },
  );
}

async function write(subject: string): Promise<string> {
  await desk
    .get()
    .mailbox.deliver(composeMail({ from: "customer@example.test", to: ada.mailbox, subject, text: "Hello" }));
  return eventually(
    async () => {
      const { items } = await callRoute(whole.get().admin, listInteractions, { query: {} });
      const found = items.find((item) => item.subject === subject);
      if (found === undefined) throw new Error(`no interaction about ${subject}`);
      return found.id;
    },
    { deadlineMs },
  );
}

async function answer(interactionId: string, text: string): Promise<void> {
  await callRoute(whole.get().admin, replyToInteraction, {
    params: { interactionId },
    body: { text },
    headers: { "idempotency-key": text.replaceAll(" ", "-") },
  });
}

async function customerHas(text: string): Promise<void> {
  await eventually(
    async () => {
      const mails = await customer.get().list();
      expect(mails.map(({ raw }) => raw.toString()).join("\n")).toContain(text);
    },
    { deadlineMs },
  );
}

describe("an account that signs in through a cloud provider", () => {
  test("S10 without consent it says what it waits for", async () => {
    const { issuer, clientId, clientSecret } = oidc.get();
    const { admin } = whole.get();
    const provider = await callRoute(admin, createCloudProvider, {
      body: { name: "Cloud", kind: "microsoft365", issuer, clientId, clientSecret },
    });
    const { version } = await account();
    const changed = await callRoute(admin, updateAccount, {
      params: params(),
      body: { authenticationMethod: "oauth", cloudProviderId: provider.id, password: null },
      headers: { "if-match": `"${version}"` },
    });
    expect(changed).toMatchObject({ passwordSet: false, oauth: { status: "consent_required" } });
    await connectionIs("reauth_required");
    expect((await connection()).detail).toMatch(/sign in/);
  }, 240_000);

  test("S10 S101 X10 after consent of one who shares the mailbox mail comes in and goes out with the token", async () => {
    await consent();
    expect((await account()).oauth).toMatchObject({ status: "authorized", authorizedAs: ada.email });
    await connectionIs("connected");
    const interactionId = await write("A question");
    await answer(interactionId, "The first answer");
    await customerHas("The first answer");
    // the token lives for 20 s: on a busy machine a newer one may come after its end
    for (const route of [verifyImap, verifySmtp]) {
      await eventually(async () => {
        expect(await callRoute(whole.get().admin, route, { params: params() })).toMatchObject({ ok: true });
      });
    }
  }, 240_000);

  test("F19 S101 a newer token goes on where the first one has ended", async () => {
    const refreshes = oidc.get().tokenRequests.filter((grantType) => grantType === "refresh_token").length;
    await eventually(
      () => {
        const now = oidc.get().tokenRequests.filter((grantType) => grantType === "refresh_token").length;
        expect(now).toBeGreaterThan(refreshes + 1);
        return Promise.resolve();
      },
      { deadlineMs: 60_000 },
    );
    const interactionId = await write("A second question");
    await answer(interactionId, "The second answer");
    await customerHas("The second answer");
  }, 240_000);

  test("F19 a withdrawn access shows everywhere, replies wait, and a new consent brings all of it back", async () => {
    const interactionId = await write("A third question");
    oidc.get().revoke(ada);
    await eventually(
      async () => {
        expect((await account()).oauth).toMatchObject({ status: "reauth_required" });
      },
      { deadlineMs: 60_000 },
    );
    // at once, not when the session next looks for mail
    await connectionIs("reauth_required", 30_000);
    await answer(interactionId, "The third answer");
    // it reaches the service that sends as a command, so not at once
    await eventually(
      async () => {
        const { items } = await callRoute(whole.get().admin, listDeliveries, { query: { interactionId } });
        expect(items).toMatchObject([{ state: "queued", attempts: [] }]);
      },
      { deadlineMs },
    );
    await consent();
    await customerHas("The third answer");
    await connectionIs("connected");
    await write("A fourth question");
  }, 240_000);
});
