/**
 * Looks after what does not move by itself: parked heads whose time has come, gaps that stay open, ends of streams that
 * were never reached, dead letters to be tried again. Every instance does; row locks keep them from doing things twice.
 */
import { setTimeout as pause } from "node:timers/promises";
import { countDeadLetters } from "@mailroom/postgres/dead-letter";
import { lookIntoInbox } from "@mailroom/postgres/inbox-look";
import { countParked, listParkedStreams, type ParkedStream, type StreamFilter } from "@mailroom/postgres/inbox";
import { isUnreachable } from "@mailroom/postgres/postgres-error";
import type { WithTransaction } from "@mailroom/postgres/transaction";
import type { Logger } from "@mailroom/runtime/logger";
import type { Kysely } from "kysely";
import type { Handlers } from "./batch.ts";
import { replayOneLetter } from "./dead-letter-replay.ts";
import type { BusMetrics } from "./metrics.ts";
import type { Missing, MissingEvents } from "./missing-events.ts";
import type { Settler } from "./settle.ts";

export type CaretakerOptions<DB> = {
  readonly consumer: string;
  readonly database: Kysely<DB>;
  readonly withTransaction: WithTransaction<DB>;
  readonly handlers: Handlers<DB>;
  readonly filter: StreamFilter;
  readonly settler: Settler;
  readonly missing: MissingEvents<DB>;
  readonly logger: Logger;
  readonly metrics: BusMetrics;
};

const roundMs = 1_000;
/** A round that nobody has called for takes what another consumer's round has seen just before. */
const shareMs = 900;
const streamsPerRound = 256;
const streamsPerBatch = 64;
/** Reordering on the way mends itself well within it. */
const gapToleranceMs = 2_000;
const headsEveryRounds = 5;
const metricsEveryRounds = 15;

export class Caretaker<DB> {
  readonly #options: CaretakerOptions<DB>;
  readonly #stopping = new AbortController();
  #alarm = new AbortController();
  #wakeAt = 0;
  #isCalled = true;
  #rounds = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(options: CaretakerOptions<DB>) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#alarm.abort();
    await this.#running;
  }

  /** There will be something to do then; a time already set stays when it is earlier. */
  wakeIn(ms: number): void {
    this.#isCalled = true;
    const at = performance.now() + ms;
    if (at >= this.#wakeAt) return;
    this.#wakeAt = at;
    this.#alarm.abort();
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      this.#wakeAt = performance.now() + roundMs;
      try {
        await this.#round();
      } catch (error) {
        // Unreachable: the worker says so. Either way the next round is the retry.
        if (!isUnreachable(error)) this.#options.logger.warn({ err: error }, "round of the inbox failed");
      }
      await this.#sleep();
    }
  }

  async #sleep(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const ms = this.#wakeAt - performance.now();
      if (ms <= 0) return;
      this.#alarm = new AbortController();
      await pause(ms, undefined, { signal: this.#alarm.signal }).catch(() => undefined);
    }
  }

  async #round(): Promise<void> {
    const { database, filter, settler, missing } = this.#options;
    const maxAgeMs = this.#isCalled ? 0 : shareMs;
    this.#isCalled = false;
    const { hasParked, hasReplaying } = await lookIntoInbox(database, maxAgeMs);
    const streams = hasParked ? await listParkedStreams(database, filter, streamsPerRound) : [];
    const due = streams.filter((stream) => stream.isDue).slice(0, streamsPerBatch);
    if (due.length > 0) {
      await settler.parked(due);
      this.wakeIn(0);
    }
    for (const { dueInMs } of streams) if (dueInMs !== null && dueInMs > 0) this.wakeIn(dueInMs);
    await missing.ask(streams.filter(isOpenGap).map(toMissing));
    if (hasReplaying) while (await replayOneLetter(this.#options));
    this.#rounds += 1;
    if (this.#rounds % headsEveryRounds === 0) await missing.tendHeads();
    if (this.#rounds % metricsEveryRounds === 1) await this.#measure(streams);
  }

  async #measure(streams: readonly ParkedStream[]): Promise<void> {
    const { consumer, database, filter, metrics } = this.#options;
    metrics.parked.set({ consumer }, await countParked(database, filter));
    metrics.deadLetters.set(await countDeadLetters(database));
    const gapsMs = streams.filter(isOpenGap).map((stream) => stream.parkedForMs ?? 0);
    metrics.oldestGap.set({ consumer }, Math.max(0, ...gapsMs) / 1000);
  }
}

function isOpenGap({ headSeq, seq, parkedForMs }: ParkedStream): boolean {
  return headSeq !== null && headSeq > seq + 1 && (parkedForMs ?? 0) > gapToleranceMs;
}

function toMissing({ producer, channel, key, seq, headSeq }: ParkedStream): Missing {
  return { producer, channel, key, fromSeq: seq + 1, toSeq: (headSeq ?? seq + 1) - 1 };
}
