/**
 * What a newcomer finds: an account `support`, a queue, two agents and a customer's mailbox. All of it is made through the
 * public REST API, and only what is missing: the second start finds everything there.
 */
import type { MailServer } from "@mailroom/local-stack/mail-server";
import { keepCredentials, type DemoCredentials } from "./credentials.ts";
import type { DemoMailbox, DemoUser } from "./facts.ts";
import { itemsOf, makeRestClient, signIn, textField, type RestClient } from "./rest-client.ts";

export const adminAddress = "admin@mailroom.test";
const supportAddress = "support@mailroom.test";
const customerAddress = "customer@example.test";

export type DemoData = {
  readonly users: readonly DemoUser[];
  readonly mailboxes: readonly DemoMailbox[];
  readonly apiKey: string;
  readonly accountId: string;
  readonly queueId: string;
};

type Options = { readonly baseUrl: string; readonly mail: MailServer; readonly credentials: DemoCredentials };

export async function createDemoData({ baseUrl, mail, credentials }: Options): Promise<DemoData> {
  const { mailboxPassword } = credentials;
  await mail.addMailbox(supportAddress, mailboxPassword);
  await mail.addMailbox(customerAddress, mailboxPassword);

  const admin = await signIn(baseUrl, adminAddress, credentials.adminPassword);
  const agents = [
    { role: "agent", name: "Ada", emailAddress: "ada@mailroom.test", password: credentials.agentPassword },
    { role: "agent", name: "Bo", emailAddress: "bo@mailroom.test", password: credentials.agentPassword },
  ] as const;
  const agentIds: string[] = [];
  for (const agent of agents) agentIds.push(await findOrCreate(admin, "/users", "emailAddress", agent));
  const queueId = await findOrCreate(admin, "/queues", "name", { name: "Support", agentTimeoutSeconds: 60 });
  await eventually(async () => admin.send("PUT", `/queues/${queueId}/members`, { agentIds }));
  const accountId = await eventually(async () =>
    findOrCreate(admin, "/accounts", "key", {
      name: "support",
      key: "SUP",
      emailAddress: supportAddress,
      service: "custom",
      username: supportAddress,
      password: mailboxPassword,
      imap: { host: mail.host, port: mail.imapsPort, ssl: true, tlsMode: "implicit" },
      smtp: { host: mail.host, port: mail.smtpsPort, ssl: true, tlsMode: "implicit" },
      agentIds,
      actions: [{ kind: "queue", queueId, timeoutSeconds: null }],
    }),
  );
  const apiKey = await validOrNewApiKey(admin, baseUrl, credentials);
  return {
    users: [
      { role: "admin", name: "Administrator", emailAddress: adminAddress, password: credentials.adminPassword },
      ...agents,
    ],
    mailboxes: [
      { whose: "support", address: supportAddress, password: mailboxPassword },
      { whose: "customer", address: customerAddress, password: mailboxPassword },
    ],
    apiKey,
    accountId,
    queueId,
  };
}

async function findOrCreate(
  client: RestClient,
  path: string,
  by: string,
  wanted: Readonly<Record<string, unknown>>,
): Promise<string> {
  const search = encodeURIComponent(String(wanted[by]));
  const { body } = await client.get(`${path}?search=${search}&limit=200`);
  const found = itemsOf(body).find((item) => textField(item, by).toLowerCase() === String(wanted[by]).toLowerCase());
  if (found !== undefined) return textField(found, "id");
  return textField((await client.send("POST", path, wanted)).body, "id");
}

/** Routing learns of new users by event, account-config of new queues: a moment may pass before they know them. */
async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function validOrNewApiKey(admin: RestClient, baseUrl: string, credentials: DemoCredentials): Promise<string> {
  if (credentials.apiKey !== "") {
    const client = makeRestClient({ baseUrl, headers: { authorization: `Bearer ${credentials.apiKey}` } });
    const works = await client.get("/accounts?limit=1").then(
      () => true,
      () => false,
    );
    if (works) return credentials.apiKey;
  }
  const scopes = [
    "accounts",
    "lists",
    "contacts",
    "interactions",
    "deliveries",
    "queues",
    "agents",
    "offers",
    "quarantine",
    "dead-letters",
    "events",
  ];
  const { body } = await admin.send("POST", "/api-keys", { name: "Demo", scopes: scopes.map((noun) => `${noun}.*`) });
  const apiKey = textField(body, "key");
  await keepCredentials({ ...credentials, apiKey });
  return apiKey;
}
