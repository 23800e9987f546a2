import { beforeAll, describe, expect, test } from "@jest/globals";
import { schemaOf } from "@mailroom/local-stack/service-environment";
import { serviceNames } from "@mailroom/contracts/service-name";
import { listAccounts } from "@mailroom/contracts/api/account";
import { listOfferedCannedAnswers } from "@mailroom/contracts/api/canned-answer";
import { listOfferedDispositions } from "@mailroom/contracts/api/disposition";
import { getInteraction, type Interaction, listInteractions, listMessages } from "@mailroom/contracts/api/interaction";
import { acceptOffer, listOffers } from "@mailroom/contracts/api/offer";
import { listQueues } from "@mailroom/contracts/api/queue";
import { createApiKey, listUsers } from "@mailroom/contracts/api/session";
import { eventually } from "@mailroom/test-kit/eventually";
import { lateValue } from "@mailroom/test-kit/late-value";
import pg from "pg";
import { makeRestClient, type RestClient, RestError } from "../scripts/demo/rest-client.ts";
import { callRoute, problemOf } from "./call-route.ts";
import { composeMail } from "./compose-mail.ts";
import { createDesk, type Desk, goAvailable } from "./desk.ts";
import { useWholeSystem } from "./use-whole-system.ts";

const deadlineMs = 30_000;
const testDeadlineMs = 120_000;
const whole = useWholeSystem();
const desks = lateValue<{ readonly support: Desk; readonly sales: Desk }>("the desks");
const interactions = lateValue<{ readonly support: Interaction; readonly sales: Interaction }>("the interactions");

/** Two desks that have nothing to do with each other, one interaction each; agents work by queue only. */
beforeAll(async () => {
  const support = await createDesk(whole.get(), { key: "SUP", agentNames: ["Ada"], areAgentsLinked: false });
  const sales = await createDesk(whole.get(), { key: "SALES", agentNames: ["Bo"], areAgentsLinked: false });
  desks.set({ support, sales });
  interactions.set({ support: await receiveMail(support), sales: await receiveMail(sales) });
}, testDeadlineMs);

async function receiveMail({ mailbox, accountId }: Desk): Promise<Interaction> {
  await mailbox.deliver(
    composeMail({ from: "customer@example.test", to: mailbox.address, subject: "Hello", text: "A question." }),
  );
  return eventually(
    async () => {
      const [interaction] = (await callRoute(whole.get().admin, listInteractions, { query: { accountId } })).items;
      if (interaction === undefined) throw new Error("no interaction yet");
      return interaction;
    },
    { deadlineMs },
  );
}

describe("who may see what", () => {
  test(
    "S17 an agent of the queue sees an interaction once it is offered, and no other ever",
    async () => {
      const [ada] = desks.get().support.agents;
      if (ada === undefined) throw new Error("nobody is at the desk");
      const { support, sales } = interactions.get();
      await goAvailable(ada);
      await eventually(
        async () => {
          const params = { interactionId: support.id };
          expect((await callRoute(ada.client, getInteraction, { params })).id).toBe(support.id);
        },
        { deadlineMs },
      );
      // somebody else's is not forbidden but not there: its existence is nobody's business
      const params = { interactionId: sales.id };
      expect(await problemOf(callRoute(ada.client, getInteraction, { params }))).toMatchObject({ status: 404 });
      expect(await problemOf(callRoute(ada.client, listMessages, { params }))).toMatchObject({ status: 404 });
      const reply = ada.client.send(
        "POST",
        `/interactions/${sales.id}/reply`,
        { text: "Hi" },
        { "idempotency-key": "a" },
      );
      expect(await problemOf(reply)).toMatchObject({ status: 404 });
      const listed = await callRoute(ada.client, listInteractions, {});
      expect(listed.items.map(({ id }) => id)).toEqual([support.id]);
    },
    testDeadlineMs,
  );

  test(
    "S50 S51 what an account offers its writers opens to an agent of the queue with the interaction they take, and of no other account",
    async () => {
      const [ada] = desks.get().support.agents;
      if (ada === undefined) throw new Error("nobody is at the desk");
      const { support, sales } = interactions.get();
      const offered = async ({ accountId }: Interaction) => {
        const params = { accountId };
        const calls = [
          callRoute(ada.client, listOfferedCannedAnswers, { params }),
          callRoute(ada.client, listOfferedDispositions, { params }),
        ];
        const outcomes = calls.map((call) =>
          call.then(
            () => 200,
            (error: unknown) => (error instanceof RestError ? error.status : error),
          ),
        );
        return Promise.all(outcomes);
      };
      expect(await offered(support)).toEqual([404, 404]);
      const [offer] = (await callRoute(ada.client, listOffers, { query: { state: "open" } })).items;
      if (offer === undefined) throw new Error("nothing is offered");
      await callRoute(ada.client, acceptOffer, { params: { offerId: offer.id } });
      await eventually(
        async () => {
          expect(await offered(support)).toEqual([200, 200]);
        },
        { deadlineMs },
      );
      expect(await offered(sales)).toEqual([404, 404]);
    },
    testDeadlineMs,
  );

  test("an agent may not do an administrator's work", async () => {
    const [ada] = desks.get().support.agents;
    if (ada === undefined) throw new Error("nobody is at the desk");
    expect(await problemOf(callRoute(ada.client, listUsers, {}))).toMatchObject({ status: 403 });
    expect(await problemOf(ada.client.send("POST", "/queues", { name: "Mine" }))).toMatchObject({ status: 403 });
  });
});

describe("API keys", () => {
  async function clientWithKey(scopes: string[], accountIds: string[] | null = null): Promise<RestClient> {
    const body = { name: scopes.join(" "), scopes, accountIds };
    const { key } = await callRoute(whole.get().admin, createApiKey, { body });
    return makeRestClient({ baseUrl: whole.get().system.gatewayUrl, headers: { authorization: `Bearer ${key}` } });
  }

  test("a key can do what its scopes say, and nothing else", async () => {
    const client = await clientWithKey(["accounts.read"]);
    expect((await callRoute(client, listAccounts, {})).items).toHaveLength(2);
    expect(await problemOf(callRoute(client, listQueues, {}))).toMatchObject({ status: 403 });
    expect(await problemOf(client.send("POST", "/queues", { name: "Mine" }))).toMatchObject({ status: 403 });
  });

  test("a key for one account does not know the other", async () => {
    const { support, sales } = interactions.get();
    const client = await clientWithKey(["interactions.*", "accounts.read"], [desks.get().support.accountId]);
    expect((await callRoute(client, listAccounts, {})).items.map(({ key }) => key)).toEqual(["SUP"]);
    expect((await callRoute(client, listInteractions, {})).items.map(({ id }) => id)).toEqual([support.id]);
    const params = { interactionId: sales.id };
    expect(await problemOf(callRoute(client, getInteraction, { params }))).toMatchObject({ status: 404 });
  });

  test("no key reaches users or keys, whatever it is given", async () => {
    const { admin } = whole.get();
    const body = { name: "Too much", scopes: ["users.*"], accountIds: null };
    expect(await problemOf(callRoute(admin, createApiKey, { body }))).toMatchObject({ status: 422 });
  });

  test("a key that does not exist is refused", async () => {
    const headers = { authorization: "Bearer mrm_nobody_gave_me_this_key" };
    const client = makeRestClient({ baseUrl: whole.get().system.gatewayUrl, headers });
    expect(await problemOf(callRoute(client, listAccounts, {}))).toMatchObject({ status: 401 });
  });
});

test("a service's own database role sees its own schema only", async () => {
  const { databaseUrl } = whole.get().system;
  const superuser = new pg.Client({ connectionString: databaseUrl });
  await superuser.connect();
  try {
    for (const own of serviceNames.map(schemaOf)) {
      for (const other of serviceNames.map(schemaOf)) {
        const { rows } = await superuser.query<{ usage: boolean; readable: boolean }>(
          `select has_schema_privilege($1, $2, 'usage') as usage,
             exists(select from pg_tables where schemaname = $2
               and has_table_privilege($1, format('%I.%I', schemaname, tablename), 'select')) as readable`,
          [`mailroom_${own}`, other],
        );
        expect([own, other, rows[0]]).toEqual([own, other, { usage: own === other, readable: own === other }]);
      }
    }
    // and as that role itself: what the grants say is what happens
    await superuser.query("set role mailroom_routing");
    await expect(superuser.query("select * from smtp_send.delivery")).rejects.toMatchObject({ code: "42501" });
    await expect(superuser.query("select * from routing.work_item")).resolves.toBeDefined();
  } finally {
    await superuser.end();
  }
});

test(
  "after a restart of everything, users, accounts, interactions and who holds them are as before",
  async () => {
    const { system, backing, admin } = whole.get();
    const { support } = interactions.get();
    const [ada] = desks.get().support.agents;
    if (ada === undefined) throw new Error("nobody is at the desk");
    const params = { interactionId: support.id };
    await eventually(
      async () => {
        expect((await callRoute(admin, getInteraction, { params })).agentId).toBe(ada.id);
      },
      { deadlineMs },
    );
    const before = await callRoute(admin, listMessages, { params });

    await Promise.all(system.listInstances().map(async (instance) => instance.stop()));
    for (const name of ["redis", "nats", "postgres", "mail"] as const) await backing.restart(name);
    await Promise.all(system.listInstances().map(async (instance) => instance.restart()));

    // the same session, the same facts
    expect(await callRoute(ada.client, getInteraction, { params })).toMatchObject({ agentId: ada.id, status: "open" });
    expect(await callRoute(admin, listMessages, { params })).toEqual(before);
    expect((await callRoute(admin, listAccounts, {})).items).toHaveLength(2);
    // and mail flows: a second one from the same customer is a conversation of its own
    const { mailbox, accountId } = desks.get().support;
    await mailbox.deliver(
      composeMail({ from: "customer@example.test", to: mailbox.address, subject: "More", text: "Another question." }),
    );
    await eventually(
      async () => {
        expect((await callRoute(admin, listInteractions, { query: { accountId } })).items).toHaveLength(2);
      },
      { deadlineMs },
    );
  },
  3 * testDeadlineMs,
);
