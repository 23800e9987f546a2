/** What the contracts allow at the broker (deploy/nats/authorization.conf), tried as each of the services. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { messageContracts, stateContracts } from "@mailroom/contracts/catalogue";
import { consumedProducers } from "@mailroom/contracts/consumption";
import type { MessageContract } from "@mailroom/contracts/define-event";
import { messageReceived } from "@mailroom/contracts/events/message";
import { type ServiceName, serviceNames } from "@mailroom/contracts/service-name";
import { durableName, eventStream, headsSubject, inboxPrefix, replaySubject } from "@mailroom/contracts/stream";
import { type BackingServices, startBackingServices } from "@mailroom/local-stack/backing-services";
import { connectNats } from "@mailroom/local-stack/connect-nats";
import { makeNkeySeed } from "@mailroom/local-stack/nats-access";
import { makeLogger } from "@mailroom/runtime/logger";
import { eventually } from "@mailroom/test-kit/eventually";
import { AckPolicy, jetstream, jetstreamManager, type JetStreamManager } from "@nats-io/jetstream";
import { type NatsConnection, nkeyAuthenticator } from "@nats-io/transport-node";
import { type Bus, connectBus } from "../src/connection.ts";
import { Feed } from "../src/feed.ts";
import { ensureDurable } from "../src/streams.ts";
import { patient } from "./contracts.ts";

const buses = new Map<ServiceName, Bus>();
const limits = { ackWaitMs: 10_000, maxAckPending: 64 };
const logger = makeLogger({ service: "routing", level: "silent" });
let backing: BackingServices;
let admin: NatsConnection;
let adminManager: JetStreamManager;

beforeAll(async () => {
  backing = await startBackingServices({
    directory: await mkdtemp(path.join(tmpdir(), "mailroom-permissions-")),
    persistent: false,
    need: { nats: true },
    progress: () => undefined,
    // a server at a URL of the environment would have users of its own
    // eslint-disable-next-line no-restricted-properties -- the server's program is found through PATH
    environment: { PATH: process.env["PATH"] },
  });
  const { url, adminUrl, seeds } = backing.nats;
  for (const service of serviceNames) {
    const options = { url, nkeySeed: seeds?.[service], inboxPrefix: inboxPrefix(service), name: service, logger };
    buses.set(service, await connectBus(options));
  }
  admin = await connectNats(adminUrl);
  await eventually(() => busOf("routing").ensureStreams());
  adminManager = await jetstreamManager(admin, patient);
}, 60_000);
afterAll(async () => {
  for (const bus of buses.values()) await bus.close();
  await admin.close();
  await backing.stop();
});

function busOf(service: ServiceName): Bus {
  const bus = buses.get(service);
  if (bus === undefined) throw new Error(`${service} is not connected`);
  return bus;
}

async function managerOf(service: ServiceName): Promise<JetStreamManager> {
  return jetstreamManager(await busOf(service).whenConnected(), patient);
}

async function mayPublish(service: ServiceName, { type }: MessageContract): Promise<boolean> {
  const client = jetstream(await busOf(service).whenConnected(), patient);
  return client.publish(`${type}.k`, "{}").then(
    () => true,
    (error: unknown) => {
      if (String(error).includes("Permissions Violation")) return false;
      throw error;
    },
  );
}

/** Answers what the broker says to a subscription; null: it is allowed. */
async function refusalOfSubscription(service: ServiceName, subject: string): Promise<string | null> {
  const connection = await busOf(service).whenConnected();
  let refusal: string | null = null;
  const subscription = connection.subscribe(subject, {
    callback: (error) => {
      refusal = error?.message ?? null;
    },
  });
  await connection.flush();
  subscription.unsubscribe();
  return refusal;
}

const violation = /Permissions Violation/;

test("without a key, or with one that the broker does not know, nobody connects", async () => {
  await expect(connectNats(backing.nats.url, { reconnect: false })).rejects.toThrow(/Authorization Violation/i);
  const authenticator = nkeyAuthenticator(new TextEncoder().encode(makeNkeySeed()));
  const stranger = connectNats(backing.nats.url, { reconnect: false, authenticator });
  await expect(stranger).rejects.toThrow(/Authorization Violation/i);
});

test("routing cannot publish message.received", async () => {
  const subject = `${messageReceived.type}.forged`;
  const client = jetstream(await busOf("routing").whenConnected(), patient);
  await expect(client.publish(subject, "{}")).rejects.toThrow(violation);
  const { state } = await adminManager.streams.info(eventStream, { subjects_filter: subject });
  expect(state.subjects ?? {}).toEqual({});
});

describe.each(serviceNames)("%s", (service) => {
  test("publishes its own events and the orders it gives, and no others", async () => {
    const may: string[] = [];
    for (const contract of messageContracts) if (await mayPublish(service, contract)) may.push(contract.type);
    const its = (contract: MessageContract) =>
      contract.kind === "evt" ? contract.producer === service : contract.senders.includes(service);
    expect(may).toEqual(messageContracts.filter(its).map(({ type }) => type));
    expect(may).not.toEqual([]);
  });

  test("takes in the events it consumes, and makes no durable for others", async () => {
    const manager = await managerOf(service);
    const consumed: readonly ServiceName[] = consumedProducers[service];
    for (const producer of serviceNames) {
      const durable = { ...durableName(service, { producer }), ...limits };
      if (!consumed.includes(producer)) {
        await expect(ensureDurable(manager, durable)).rejects.toThrow(violation);
        continue;
      }
      await jetstream(admin, patient).publish(`mail.evt.${producer}.thing.done.v1.k`, "{}");
      const feed = new Feed({ bus: busOf(service), durable, logger, patienceMs: () => 0 });
      feed.start();
      const messages = await feed.take(64);
      expect(messages.length).toBeGreaterThan(0);
      feed.acknowledge(messages);
      await feed.stop();
      await eventually(async () => {
        const info = await adminManager.consumers.info(durable.stream, durable.name);
        expect(info.ack_floor.stream_seq).toBeGreaterThanOrEqual(messages.at(-1)?.seq ?? Infinity);
      });
    }
  });

  test("makes its durables from its own subjects only", async () => {
    const [producer] = consumedProducers[service];
    const { name, filter } = durableName(service, { producer });
    const all = { durable_name: name, ack_policy: AckPolicy.Explicit, filter_subject: "mail.evt.>" };
    const manager = await managerOf(service);
    await expect(manager.consumers.add(eventStream, all)).rejects.toThrow(violation);
    // the right subject with another filter inside
    const connection = await busOf(service).whenConnected();
    const subject = `$JS.API.CONSUMER.CREATE.${eventStream}.${name}.${filter}`;
    const asked = JSON.stringify({ stream_name: eventStream, config: all });
    const answer = await connection.request(subject, asked, patient);
    expect(answer.json()).toMatchObject({ error: { code: 400 } });
  });

  test("answers who misses events, and hears who asks it and no other", async () => {
    const connection = await busOf(service).whenConnected();
    const answering = connection.subscribe(replaySubject(service), {
      callback: (_error, message) => void message.respond("answer"),
    });
    await connection.flush();
    const consumers = serviceNames.filter((other) => new Set<string>(consumedProducers[other]).has(service));
    for (const consumer of consumers) {
      const asking = await busOf(consumer).whenConnected();
      expect((await asking.request(replaySubject(service), "question", patient)).string()).toBe("answer");
      expect(await refusalOfSubscription(consumer, headsSubject(service))).toBeNull();
    }
    answering.unsubscribe();
    for (const other of serviceNames.filter((one) => one !== service)) {
      expect(await refusalOfSubscription(other, replaySubject(service))).toMatch(violation);
    }
  });

  test("hears nobody else's answers, and not everything at once", async () => {
    for (const subject of [">", "mail.>", "mail.evt.>", "_INBOX.>", "$JS.>"]) {
      expect(await refusalOfSubscription(service, subject)).toMatch(violation);
    }
    for (const other of serviceNames.filter((one) => one !== service)) {
      expect(await refusalOfSubscription(service, `${inboxPrefix(other)}.>`)).toMatch(violation);
    }
  });

  test("cannot change, empty or delete a stream", async () => {
    const { streams } = await managerOf(service);
    await expect(streams.purge(eventStream)).rejects.toThrow(violation);
    await expect(streams.delete(eventStream)).rejects.toThrow(violation);
    await expect(streams.update(eventStream, { max_age: 1 })).rejects.toThrow(violation);
    await expect(streams.deleteMessage(eventStream, 1)).rejects.toThrow(violation);
  });
});

test.each(stateContracts)("$subject is said by its producer and heard by its readers only", async (contract) => {
  const subject = contract.keyedBy === null ? contract.subject : `${contract.subject}.k`;
  const heard: string[] = [];
  const listening = admin.subscribe(subject, { callback: (_error, message) => void heard.push(message.string()) });
  await admin.flush();
  const readers: ServiceName[] = [];
  for (const service of serviceNames) {
    const connection = await busOf(service).whenConnected();
    connection.publish(subject, service);
    await connection.flush();
    if ((await refusalOfSubscription(service, subject)) === null) readers.push(service);
  }
  await admin.flush();
  listening.unsubscribe();
  expect(heard).toEqual([contract.producer]);
  expect(readers).toEqual(contract.readers);
});

test("the gateway reads all events from any place, and leaves other services' durables alone", async () => {
  await jetstream(admin, patient).publish(`${messageReceived.type}.k`, "{}");
  const connection = await busOf("gateway").whenConnected();
  const passing = await jetstream(connection, patient).consumers.get(eventStream, { opt_start_seq: 1 });
  const messages = await passing.consume({ max_messages: 10 });
  for await (const message of messages) if (message.subject.startsWith(messageReceived.type)) break;
  await messages.close();
  expect(await passing.delete()).toBe(true);

  const durable = { ...durableName("routing", { producer: "gateway" }), ...limits };
  await ensureDurable(await managerOf("routing"), durable);
  const { consumers } = await managerOf("gateway");
  await expect(consumers.delete(eventStream, durable.name)).rejects.toThrow(violation);
  await expect(jetstream(connection, patient).consumers.get(eventStream, durable.name)).rejects.toThrow(violation);
  expect((await adminManager.consumers.info(eventStream, durable.name)).name).toBe(durable.name);
});

test("only the gateway reads without a durable", async () => {
  for (const service of serviceNames.filter((one) => one !== "gateway")) {
    const client = jetstream(await busOf(service).whenConnected(), patient);
    await expect(client.consumers.get(eventStream, { opt_start_seq: 1 })).rejects.toThrow(violation);
  }
});
