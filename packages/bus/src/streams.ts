/**
 * The two JetStream streams and their durables. They are made where missing, whoever comes first: after a loss of the
 * broker's store the services bring it back themselves and the outboxes fill it again.
 */
import { commandStream, type DurableName, eventStream } from "@mailroom/contracts/stream";
import type { ConsumerConfig, JetStreamManager, StreamConfig } from "@nats-io/jetstream";
import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
} from "@nats-io/jetstream";
import { nanos } from "@nats-io/transport-node";

const dayMs = 24 * 60 * 60 * 1000;
/** A consumer away for longer must be looked after by a person; the outbox forgets at the same age. */
const maxAgeMs = 14 * dayMs;
/** Doubles within it are dropped by the broker. Only traffic is saved: the inbox drops all others. */
const duplicateWindowMs = 2 * 60 * 1000;

const streams = [
  { name: eventStream, subjects: ["mail.evt.>"] },
  { name: commandStream, subjects: ["mail.cmd.>"] },
] as const;

type StreamSettings = Partial<StreamConfig> & { name: string };

function settingsOf(stream: (typeof streams)[number]): StreamSettings {
  return {
    name: stream.name,
    subjects: [...stream.subjects],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    max_age: nanos(maxAgeMs),
    // a full broker refuses, the outbox waits and an alarm rings; discarding old ones would lose events silently
    discard: DiscardPolicy.New,
    duplicate_window: nanos(duplicateWindowMs),
  };
}

/** Creates what is missing; answers the names of what it created. Safe from many processes at once. */
export async function ensureStreams(manager: JetStreamManager): Promise<string[]> {
  const created: string[] = [];
  for (const stream of streams) {
    if (await isThere(() => manager.streams.info(stream.name))) continue;
    await manager.streams.add(settingsOf(stream));
    created.push(stream.name);
  }
  return created;
}

export type DurableOptions = DurableName & {
  readonly ackWaitMs: number;
  readonly maxAckPending: number;
};

/** Makes the durable, from the stream's first message on, or adapts its limits. */
export async function ensureDurable(manager: JetStreamManager, options: DurableOptions): Promise<void> {
  const limits: Partial<ConsumerConfig> = {
    ack_wait: nanos(options.ackWaitMs),
    max_ack_pending: options.maxAckPending,
  };
  const exists = await isThere(() => manager.consumers.info(options.stream, options.name));
  if (exists) {
    await manager.consumers.update(options.stream, options.name, limits);
    return;
  }
  await manager.consumers.add(options.stream, {
    ...limits,
    durable_name: options.name,
    filter_subject: options.filter,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    max_deliver: -1,
  });
}

async function isThere(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.status === 404) return false;
    throw error;
  }
}
