/**
 * Says how far the streams of this service go, so that a consumer from whom the broker lost the last event of a stream,
 * which no later one reveals, learns of it (ADR 3): of streams just used, a minute later; of all of them once a
 * day, at the start, and whenever the broker may have forgotten something.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { headsSubject } from "@mailroom/contracts/stream";
import { listStreamHeads, type StreamHead } from "@mailroom/postgres/outbox-relay-store";
import type { Kysely } from "kysely";
import { readBrokerIdentity } from "./broker-identity.ts";
import type { Bus } from "./connection.ts";
import { channelOfType } from "./received-message.ts";

type UsedHead = StreamHead & { readonly usedAt: number };

export type HeadAnnouncerOptions<DB> = {
  readonly bus: Bus;
  readonly database: Kysely<DB>;
  readonly source: ServiceName;
};

/** Long after a consumer that keeps up has the event. */
const announceAfterMs = 60_000;
const headsPerMessage = 500;
/** Consumers compare each head with their database. */
const pauseBetweenMessagesMs = 200;
/** Beyond it heads are given up; the daily round covers them. */
const maxUsedHeads = 100_000;
const dayMs = 24 * 60 * 60 * 1_000;

export class HeadAnnouncer<DB> {
  readonly #options: HeadAnnouncerOptions<DB>;
  readonly #used = new Map<string, UsedHead>();
  #announcedTo = "";
  #announcedAllAt = -Infinity;

  constructor(options: HeadAnnouncerOptions<DB>) {
    this.#options = options;
  }

  note({ type, key, seq }: EventEnvelope): void {
    const channel = channelOfType(type);
    const name = `${channel} ${key}`;
    const known = this.#used.get(name);
    if (known === undefined && this.#used.size >= maxUsedHeads) return;
    // re-inserted, so that the map stays in order of use
    this.#used.delete(name);
    this.#used.set(name, { channel, key, seq: Math.max(seq, known?.seq ?? 0), usedAt: performance.now() });
  }

  /** Announces what was last used a minute ago. */
  async announceUsed(): Promise<void> {
    if (!this.#options.bus.isConnected()) return;
    const due: StreamHead[] = [];
    const usedBefore = performance.now() - announceAfterMs;
    for (const [name, { usedAt, ...head }] of this.#used) {
      if (usedAt > usedBefore) break;
      this.#used.delete(name);
      due.push(head);
    }
    for (let at = 0; at < due.length; at += headsPerMessage) await this.#say(due.slice(at, at + headsPerMessage));
  }

  /** Announces all streams where it is time to; stops in the middle when `signal` aborts. */
  async announceAllIfDue(signal: AbortSignal): Promise<void> {
    const { bus, database } = this.#options;
    if (!bus.isConnected()) return;
    await bus.ensureStreams();
    const identity = await readBrokerIdentity(bus);
    if (identity === this.#announcedTo && performance.now() - this.#announcedAllAt < dayMs) return;
    let last: StreamHead | null = null;
    while (!signal.aborted) {
      const page: StreamHead[] = await listStreamHeads(database, last, headsPerMessage);
      last = page.at(-1) ?? null;
      if (last === null) break;
      await this.#say(page);
      await pause(pauseBetweenMessagesMs);
    }
    this.#announcedTo = identity;
    this.#announcedAllAt = performance.now();
  }

  async #say(heads: readonly StreamHead[]): Promise<void> {
    const connection = await this.#options.bus.whenConnected();
    connection.publish(headsSubject(this.#options.source), JSON.stringify(heads));
  }
}
