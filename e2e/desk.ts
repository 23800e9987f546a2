import { createAccount } from "@mailroom/contracts/api/account";
import { getAgent, setAgentState, updateAgent } from "@mailroom/contracts/api/agent";
import { createQueue, setQueueMembers } from "@mailroom/contracts/api/queue";
import { createUser } from "@mailroom/contracts/api/session";
import { eventually } from "@mailroom/test-kit/eventually";
import { signIn, type RestClient } from "../scripts/demo/rest-client.ts";
import { callRoute } from "./call-route.ts";
import { makePassword, type Mailbox, type WholeSystem } from "./whole-system.ts";

/** A care desk ready for work: an account whose mail goes to a queue, and the agents of that queue. */
export type Desk = {
  readonly accountId: string;
  readonly accountKey: string;
  /** The account's own mailbox: customers write here. */
  readonly mailbox: Mailbox;
  readonly queueId: string;
  /** In ring order; logged out of routing until `goAvailable`. */
  readonly agents: readonly DeskAgent[];
};

export type DeskAgent = {
  readonly id: string;
  readonly name: string;
  readonly emailAddress: string;
  readonly password: string;
  /** Signed in as this agent. */
  readonly client: RestClient;
};

export type DeskOptions = {
  /** Names the account, its key, its queue and its mailbox: 1 to 5 letters or digits. */
  readonly key: string;
  readonly agentNames: readonly string[];
  /** How long an offer stays with an agent. Default 60. */
  readonly agentTimeoutSeconds?: number;
  /** How many interactions an agent may have at once. Default: the product's own. */
  readonly capacity?: number;
  /** S17: agents of the account see all of it; otherwise only what is offered or assigned to them. Default true. */
  readonly areAgentsLinked?: boolean;
};

/** How long one service may take to learn of what another has committed, on a machine that is busy with tests. */
const settleDeadlineMs = 40_000;

export async function createDesk(whole: WholeSystem, options: DeskOptions): Promise<Desk> {
  const { admin } = whole;
  const address = `${options.key.toLowerCase()}@mailroom.test`;
  const mailbox = await whole.addMailbox(address);
  const agents: DeskAgent[] = [];
  for (const name of options.agentNames) agents.push(await createAgent(whole, { name, ...options }));
  const agentIds = agents.map(({ id }) => id);
  const queue = await callRoute(admin, createQueue, {
    body: { name: `Queue ${options.key}`, agentTimeoutSeconds: options.agentTimeoutSeconds ?? 60 },
  });
  // Routing learns of new users, and account-config of new queues, by event.
  await eventually(
    async () => callRoute(admin, setQueueMembers, { params: { queueId: queue.id }, body: { agentIds } }),
    { deadlineMs: settleDeadlineMs },
  );
  const body = {
    ...accountBody(whole, { name: options.key, key: options.key, mailbox }),
    agentIds: options.areAgentsLinked === false ? [] : agentIds,
    actions: [{ kind: "queue" as const, queueId: queue.id, timeoutSeconds: null }],
  };
  const account = await eventually(async () => callRoute(admin, createAccount, { body }), {
    deadlineMs: settleDeadlineMs,
  });
  return { accountId: account.id, accountKey: account.key, mailbox, queueId: queue.id, agents };
}

const patience = { connectionTimeoutSeconds: 30, authenticationTimeoutSeconds: 30 };

type AccountNames = { readonly name: string; readonly key: string; readonly mailbox: Mailbox };

/** What `POST /accounts` takes for a mailbox of the test's own mail server. */
export function accountBody({ backing }: Pick<WholeSystem, "backing">, { name, key, mailbox }: AccountNames) {
  const { mail } = backing;
  // a mail server may keep one waiting that others keep busy
  const server = { host: mail.host, ssl: true, tlsMode: "implicit" as const, ...patience };
  return {
    ...{ name, key, emailAddress: mailbox.address },
    service: "custom" as const,
    username: mailbox.address,
    password: mailbox.password,
    imap: { ...server, port: mail.imapsPort },
    smtp: { ...server, port: mail.smtpsPort },
  };
}

type AgentOptions = Pick<DeskOptions, "key" | "capacity"> & { readonly name: string };

async function createAgent({ admin, system }: WholeSystem, options: AgentOptions): Promise<DeskAgent> {
  const emailAddress = `${options.name}.${options.key}@mailroom.test`.toLowerCase();
  const password = makePassword();
  const user = await callRoute(admin, createUser, {
    body: { name: options.name, emailAddress, role: "agent", password },
  });
  const { id, name } = user;
  if (options.capacity !== undefined) await setCapacity(admin, id, options.capacity);
  return { id, name, emailAddress, password, client: await signIn(system.gatewayUrl, emailAddress, password) };
}

async function setCapacity(admin: RestClient, agentId: string, capacity: number): Promise<void> {
  await eventually(
    async () => {
      const { version } = await callRoute(admin, getAgent, { params: { agentId } });
      const headers = { "if-match": `"${version}"` };
      await callRoute(admin, updateAgent, { params: { agentId }, body: { capacity }, headers });
    },
    { deadlineMs: settleDeadlineMs },
  );
}

/** The agent begins to work: from now on interactions are offered to them. */
export async function goAvailable(agent: DeskAgent): Promise<void> {
  await eventually(
    async () => callRoute(agent.client, setAgentState, { params: { agentId: agent.id }, body: { state: "available" } }),
    { deadlineMs: settleDeadlineMs },
  );
}
