import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { AccountAction } from "@mailroom/contracts/account-step";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import { agentChanged } from "@mailroom/contracts/events/agent";
import { interactionOpened, messageAdded } from "@mailroom/contracts/events/interaction";
import { commandRefused } from "@mailroom/contracts/events/interaction-command";
import { intervalChanged } from "@mailroom/contracts/events/settings";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { generate } from "selfsigned";
import { accept, queueAction } from "./desk.ts";
import { admin, message, must, useRouting } from "./routing-under-test.ts";

type Command = { readonly name: string; readonly seq: number; readonly data: Record<string, unknown> };
type Envelope = Pick<EventEnvelope, "id" | "type" | "seq"> & Pick<Command, "data">;
type Asked = { readonly url: string; readonly key: string | undefined; readonly body: string };

const authority = path.join(mkdtempSync(path.join(tmpdir(), "mailroom-routing-")), "authority.pem");
const routing = useRouting({
  environment: { ROUTING_ALLOWED_DESTINATIONS: "127.0.0.0/8", ROUTING_EXTRA_CA_FILE: authority },
});
/** By their ids: one may come twice. */
const commands = new Map<string, Command>();
const asked: Asked[] = [];
const hanging: ServerResponse[] = [];
let isHanging = true;
let connection: NatsConnection;
let hook: Server;
let hookUrl = "";

// Before the service starts, which reads the authority.
const prepared = generate([{ name: "commonName", value: "127.0.0.1" }], {
  keyType: "ec",
  extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
}).then((pems) => {
  writeFileSync(authority, pems.cert);
  return pems;
});
await prepared;

beforeAll(async () => {
  connection = await connect({ servers: new URL(routing.nats.url).host });
  connection.subscribe("mail.cmd.interaction-history.>", {
    callback: (error, sent) => {
      if (error !== null) return;
      const { id, type, seq, data } = sent.json<Envelope>();
      const name = type.replace("mail.cmd.interaction-history.interaction.", "").replace(".v1", "");
      commands.set(id, { name, seq, data });
    },
  });
  const pems = await prepared;
  hook = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url = "", headers } = request;
      asked.push({ url, key: headers["idempotency-key"]?.toString(), body: Buffer.concat(chunks).toString() });
      if (url === "/hanging" && isHanging) hanging.push(response);
      else if (url === "/crm") response.end(" gold \n");
      else response.writeHead(404).end();
    });
  }).listen(0, "127.0.0.1");
  await once(hook, "listening");
  const address = hook.address();
  hookUrl = `https://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});
afterAll(async () => {
  hook.closeAllConnections();
  hook.close();
  await connection.close();
});

const why = async (interactionId: string) =>
  (await must(routing.call(admin, `GET /interactions/${interactionId}/why`))).body.items as unknown as readonly {
    readonly kind: string;
    readonly summary: string;
  }[];
const toldOf = (interactionId: string, kind: string, text: string): Promise<void> =>
  eventually(async () => {
    expect(await why(interactionId)).toContainEqual(
      expect.objectContaining({ kind, summary: expect.stringContaining(text) as unknown }),
    );
  });
/** In the order of their numbers, in which they need not come. */
const commandsOf = (interactionId: string): Command[] =>
  [...commands.values()]
    .filter(({ data }) => data["interactionId"] === interactionId)
    .sort((one, other) => one.seq - other.seq);

async function interval(dates: readonly string[]): Promise<string> {
  const intervalId = uuidv7();
  await publishInterval(intervalId, dates);
  return intervalId;
}
async function publishInterval(intervalId: string, dates: readonly string[]): Promise<void> {
  const subset = {
    kind: "dates" as const,
    name: "days",
    dates: dates.map((date) => ({ date, everyYear: true, label: "" })),
  };
  const rules = { zone: "Europe/Berlin", subsets: [subset], holidays: [] };
  await routing.publish(intervalChanged, intervalId, {
    ...{ intervalId, version: 1, name: "Working time", ...rules, deleted: false },
  });
}
const never: readonly string[] = [];
const templateId = uuidv7();
const reply = (id: string, frequency: "oneTime" | "always" | "firstMessage"): AccountAction => ({
  ...{ kind: "autoReply", templateId, frequency, recipients: "reply", id },
});
const tag: AccountAction = { kind: "tag", tags: ["night"], id: "tag" };

test("S53 S72 X2 a new mail runs the list in order, outside an interval steps are skipped; twice is once", async () => {
  const agentId = await routing.addAgent();
  const [day, night] = [await routing.addQueue([agentId]), await routing.addQueue([agentId])];
  const intervalId = await interval(never);
  const accountId = await routing.addAccount([
    { ...queueAction(day), id: "day", intervalId },
    ...[tag, reply("r", "oneTime"), queueAction(night)],
  ]);
  const interactionId = uuidv7();
  const at = new Date().toISOString();
  const opened = { interactionId, number: 1, accountId, contactId: null, openedAt: at, continuesInteractionId: null };
  await routing.publish(interactionOpened, interactionId, opened);
  const added = message(accountId, interactionId, { first: true, at });
  const envelope = routing.envelopeOf(messageAdded, interactionId, added);
  await routing.send(envelope);
  await routing.send(envelope);
  expect((await routing.offerOf(interactionId)).queueId).toBe(night);
  await toldOf(
    ...([interactionId, "queued"] as const),
    "Carried out: step 2 (tag), 3 (autoReply). Passed over: step 1 (queue: outside Working time (Europe/Berlin)).",
  );
  await eventually(() => {
    expect(commandsOf(interactionId)).toMatchObject([
      { name: "tag", data: { tags: ["night"], accountId } },
      { name: "auto-reply", data: { messageKey: added.messageKey, templateId, frequency: "oneTime" } },
    ]);
  });
});

test("S72 a further message is answered by Auto Reply always alone; backlog and automatic mail never (X18, F13)", async () => {
  const agentId = await routing.addAgent();
  const queueId = await routing.addQueue([agentId]);
  const accountId = await routing.addAccount([tag, reply("a", "always"), reply("o", "oneTime"), queueAction(queueId)]);
  const interactionId = await routing.newMail(accountId);
  await must(accept(routing, await routing.offerOf(interactionId)));
  const begun = await eventually(() => {
    expect(commandsOf(interactionId)).toHaveLength(3);
    return commandsOf(interactionId);
  });
  await routing.reply(accountId, interactionId, { automatic: true });
  await routing.reply(accountId, interactionId, { backlog: true });
  const messageKey = uuidv7();
  await routing.reply(accountId, interactionId, { messageKey });
  await eventually(() => {
    expect(commandsOf(interactionId).slice(begun.length)).toMatchObject([
      { name: "auto-reply", data: { messageKey, frequency: "always" } },
    ]);
  });
});

test("X3 mail whose account names an interval that is not here yet waits for it, and nothing is lost", async () => {
  const agentId = await routing.addAgent();
  const queueId = await routing.addQueue([agentId]);
  const intervalId = uuidv7();
  const accountId = await routing.addAccount([{ ...queueAction(queueId), intervalId }]);
  const interactionId = await routing.newMail(accountId);
  const known = await routing.newMail(await routing.addAccount([queueAction(queueId)]));
  await routing.offerOf(known);
  expect(await routing.openOffers(`&interactionId=${interactionId}`)).toEqual([]);
  const everyDay = Array.from({ length: 366 }, (_, day) =>
    new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
  );
  await publishInterval(intervalId, everyDay);
  expect((await routing.offerOf(interactionId)).queueId).toBe(queueId);
});

test("X2 an Agent step holds the mail for that agent, then the list goes on, also when the agent is deleted", async () => {
  const [ana, ben] = [await routing.addAgent("logged_out"), await routing.addAgent()];
  const queueId = await routing.addQueue([ben]);
  const agentStep = (timeoutSeconds: number | null): AccountAction => ({ kind: "agent", agentId: ana, timeoutSeconds });
  const timed = await routing.newMail(await routing.addAccount([agentStep(1), queueAction(queueId)]));
  const held = await routing.newMail(await routing.addAccount([{ ...agentStep(3600), id: "a" }, queueAction(queueId)]));
  expect((await routing.offerOf(timed)).queueId).toBe(queueId);
  await toldOf(timed, "waits-for-agent", "by step 1 of the account's actions");
  await toldOf(timed, "queued", "Nobody took it in time. Queued in");
  await toldOf(held, "waits-for-agent", "by step 1");
  const person = { name: "Ana", emailAddress: "ana@example.test", role: "agent" as const };
  const deletedAt = new Date().toISOString();
  await routing.publish(agentChanged, ana, { agentId: ana, version: 2, ...person, active: false, deletedAt });
  expect((await routing.offerOf(held)).queueId).toBe(queueId);
  await toldOf(held, "queued", "is gone. Queued in");
});

test("X2 a Webhook is asked outside of the transaction, its answer decides; one that fails leaves its variable empty", async () => {
  const agentId = await routing.addAgent();
  const [gold, others] = [await routing.addQueue([agentId]), await routing.addQueue([agentId])];
  const listFor = (url: string): AccountAction[] => [
    { kind: "webhook", url: `${hookUrl}${url}`, method: "POST", variable: "level", timeoutSeconds: 30, id: "hook" },
    {
      ...{ kind: "gotoIf", stepId: "gold", id: "if" },
      condition: { source: "variable", name: "level", operator: "equals", value: "GOLD" },
    },
    { ...queueAction(others), id: "others" },
    { ...queueAction(gold), id: "gold" },
  ];
  const answered = await routing.newMail(await routing.addAccount(listFor("/crm")));
  expect((await routing.offerOf(answered)).queueId).toBe(gold);
  await toldOf(answered, "queued", "The web hook of step 1 answered (200). Queued in");
  const [ask] = asked.filter(({ body }) => body.includes(answered));
  expect(ask?.key).toMatch(/^[0-9a-f-]{36}$/);
  expect(asked.filter(({ key }) => key === ask?.key)).toHaveLength(1);

  const failed = await routing.newMail(await routing.addAccount(listFor("/nothing")));
  expect((await routing.offerOf(failed)).queueId).toBe(others);
  await toldOf(failed, "queued", "failed after 1 attempt (it answered 404): its variable is empty.");
  // nothing of the mail is kept once somebody has it
  await must(accept(routing, await routing.offerOf(failed)));
  expect(await routing.rows("select from flow_run where interaction_id = $1", [failed])).toEqual([]);
});

test("X2 a Webhook that hangs holds up its own account only, and a few of its calls at once", async () => {
  const agentId = await routing.addAgent("available", 20);
  const queueId = await routing.addQueue([agentId]);
  const listFor = (url: string): AccountAction[] => [
    { kind: "webhook", url: `${hookUrl}${url}`, method: "POST", variable: "v", timeoutSeconds: 30, id: "hook" },
    queueAction(queueId),
  ];
  const slowId = await routing.addAccount(listFor("/hanging"));
  const comeInAndAreAsked = async (count: number, askedSoFar: number): Promise<string[]> => {
    const interactionIds = await Promise.all(Array.from({ length: count }, () => routing.newMail(slowId)));
    await eventually(() => {
      expect(hanging.length).toBe(askedSoFar);
    });
    return interactionIds;
  };
  // those that came first count for those that come after them
  const slow = [...(await comeInAndAreAsked(3, 3)), ...(await comeInAndAreAsked(5, 5))];
  expect((await routing.offerOf(await routing.newMail(await routing.addAccount(listFor("/crm"))))).queueId).toBe(
    queueId,
  );
  expect(hanging.length).toBe(5);
  isHanging = false;
  for (const response of hanging) response.writeHead(404).end();
  for (const interactionId of slow) await toldOf(interactionId, "queued", "it answered 404");
});

test("X2 S72 a Close step orders the closing; refused, or at its end without anybody, the mail is in Unread Messages", async () => {
  const dispositionId = uuidv7();
  const accountId = await routing.addAccount([{ kind: "close", dispositionId, id: "close" }]);
  const interactionId = await routing.newMail(accountId);
  const [order] = await eventually(() => {
    expect(commandsOf(interactionId)).toHaveLength(1);
    return commandsOf(interactionId);
  });
  expect(order).toMatchObject({ name: "close", data: { dispositionId, cause: "action" } });
  expect(order?.data["ifLastMessage"]).toMatch(/^[0-9a-f-]{36}$/);
  await toldOf(interactionId, "closing", "To be closed by step 1");
  const commandId = String(order?.data["commandId"]);
  const refusal = { commandId, interactionId, accountId, command: "close" as const, reason: "stale" as const };
  await routing.publish(commandRefused, interactionId, refusal);
  await toldOf(interactionId, "command-refused", "Not closed: something came meanwhile.");
  await eventually(() => {
    const ended = routing.events.filter(({ type }) => type === "routing.ended");
    expect(ended.map(({ data }) => data.interactionId)).toContain(interactionId);
  });

  const unassigned = await routing.newMail(await routing.addAccount([tag]));
  await toldOf(unassigned, "ended", "it is in Unread Messages. Carried out: step 1 (tag).");
});
