/**
 * One transaction of the inbox (ADR 3). It locks the positions of all streams it touches, then walks each
 * stream: an event at or before the position is dropped, the next one is handled, a later one is parked; what was parked
 * is taken up as soon as its predecessor is handled. Only a stream of snapshots of which nothing was heard yet begins with
 * any number. Effects, events and positions commit together or not at all, which is why an event that arrives again, to
 * whichever instance, finds its number taken.
 */
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import { addDeadLetter } from "@mailroom/postgres/dead-letter";
import {
  listParked,
  lockPositions,
  parkEarly,
  savePositions,
  type ParkedEvent,
  type StreamId,
  type StreamPosition,
} from "@mailroom/postgres/inbox";
import type { TransactionScope, WithTransaction } from "@mailroom/postgres/transaction";
import { runWithTrace } from "@mailroom/runtime/trace-context";
import { letterOf } from "./failure.ts";
import type { Handler } from "./handler.ts";
import { type Arrival, readEnvelope, streamKey } from "./received-message.ts";

export type Handlers<DB> = ReadonlyMap<string, Handler<DB>>;

export type BatchInput = {
  readonly arrivals: readonly Arrival[];
  /** Streams to look at although nothing arrived: their parked heads are due. */
  readonly streams: readonly StreamId[];
  /** How many parked events may be taken up. */
  readonly takeUpLimit: number;
};

export type BatchOutcome = {
  readonly handled: readonly EventEnvelope[];
  readonly ignored: number;
  readonly doubled: number;
  readonly parked: number;
  readonly deadLetters: number;
  /** Something parked could have been taken up but for the limit. */
  readonly hasMore: boolean;
};

/**
 * The last event given to its handler when the transaction failed; null when there was none. A write that the handler did
 * not wait for may fail later, so it stays to the commit; with one event in the transaction it is that one's failure.
 */
export type BatchProgress = { current: Arrival | null };

/** Parked events read ahead per stream. */
const readAhead = 64;

type Candidate = {
  readonly arrival: Arrival;
  readonly isStored: boolean;
  readonly isWaiting: boolean;
  hasArrived: boolean;
};

type Lane = {
  readonly start: StreamPosition;
  seq: number;
  readonly candidates: Map<number, Candidate>;
  readonly parkedRead: number;
};

type Tally = {
  handled: EventEnvelope[];
  ignored: number;
  doubled: number;
  parked: number;
  deadLetters: number;
  hasMore: boolean;
  takeUpsLeft: number;
};

type Walk<DB> = {
  readonly scope: TransactionScope<DB>;
  readonly handlers: Handlers<DB>;
  readonly progress: BatchProgress;
  readonly tally: Tally;
};

/** Runs the batch. What a handler throws is thrown as it is, with `progress.current` set to its event. */
export async function runBatch<DB>(
  options: { readonly withTransaction: WithTransaction<DB>; readonly handlers: Handlers<DB> },
  input: BatchInput,
  progress: BatchProgress,
): Promise<BatchOutcome> {
  return options.withTransaction(async (scope) => {
    progress.current = null;
    const tally = {
      handled: [],
      ignored: 0,
      doubled: 0,
      parked: 0,
      deadLetters: 0,
      hasMore: false,
      takeUpsLeft: input.takeUpLimit,
    };
    const walk = { scope, handlers: options.handlers, progress, tally };
    const lanes = await openLanes(scope, input);
    for (const arrival of input.arrivals) {
      const lane = lanes.get(streamKey(arrival.stream));
      if (lane === undefined) throw new Error("a stream of the batch has no position");
      if (offer(lane, arrival)) await advance(walk, lane);
      else tally.doubled += 1;
    }
    for (const stream of input.streams) {
      const lane = lanes.get(streamKey(stream));
      if (lane !== undefined) await advance(walk, lane);
    }
    await closeLanes(walk, [...lanes.values()]);
    return tally;
  });
}

async function openLanes<DB>(scope: TransactionScope<DB>, input: BatchInput): Promise<Map<string, Lane>> {
  const streams = new Map<string, StreamId>();
  for (const stream of [...input.arrivals.map((arrival) => arrival.stream), ...input.streams]) {
    streams.set(streamKey(stream), stream);
  }
  const positions = await lockPositions(scope.tx, [...streams.values()]);
  // A statement of its own, after the locks: what another instance parked while we waited must be seen.
  const withParked = positions.filter((position) => position.hasParked);
  const parked = withParked.length > 0 ? await listParked(scope.tx, withParked, readAhead) : [];
  const parkedByStream = Map.groupBy(parked, streamKey);
  return new Map(
    positions.map((start) => {
      const key = streamKey(start);
      const stored = parkedByStream.get(key) ?? [];
      return [key, { start, seq: start.seq, candidates: toCandidates(stored), parkedRead: stored.length }];
    }),
  );
}

function toCandidates(parked: readonly ParkedEvent[]): Map<number, Candidate> {
  const candidates = new Map<number, Candidate>();
  for (const event of parked) {
    const arrival = readEnvelope(event.envelope);
    if (arrival === null) throw new Error(`parked event ${event.key}/${event.seq} is not an envelope`);
    candidates.set(event.seq, { arrival, isStored: true, isWaiting: event.isWaiting, hasArrived: false });
  }
  return candidates;
}

/** Answers false for an event that is not wanted any more. */
function offer(lane: Lane, arrival: Arrival): boolean {
  const known = lane.candidates.get(arrival.seq);
  if (arrival.seq <= lane.seq || known?.hasArrived === true) return false;
  if (known === undefined) {
    lane.candidates.set(arrival.seq, { arrival, isStored: false, isWaiting: false, hasArrived: true });
  } else {
    known.hasArrived = true;
  }
  return true;
}

async function advance<DB>(walk: Walk<DB>, lane: Lane): Promise<void> {
  if (lane.seq === 0) beginWithSnapshot(walk.handlers, lane);
  for (;;) {
    const next = lane.candidates.get(lane.seq + 1);
    if (next === undefined || next.isWaiting) return;
    if (!next.hasArrived) {
      if (walk.tally.takeUpsLeft <= 0) {
        walk.tally.hasMore = true;
        return;
      }
      walk.tally.takeUpsLeft -= 1;
    }
    await handle(walk, next.arrival);
    lane.seq += 1;
  }
}

/** A stream of which nothing was heard yet: what came before the first event that is here may be forgotten everywhere. */
function beginWithSnapshot<DB>(handlers: Handlers<DB>, lane: Lane): void {
  const first = Math.min(...lane.candidates.keys());
  const type = lane.candidates.get(first)?.arrival.envelope.type;
  if (type !== undefined && handlers.get(type)?.canBegin === true) lane.seq = first - 1;
}

async function handle<DB>(walk: Walk<DB>, arrival: Arrival): Promise<void> {
  const { scope, handlers, progress, tally } = walk;
  const { envelope } = arrival;
  const handler = handlers.get(envelope.type);
  if (handler === undefined) {
    tally.ignored += 1;
    return;
  }
  const [fault] = handler.faults(envelope);
  if (fault !== undefined) {
    const reason = { code: "payload-invalid", detail: `${fault.pointer} ${fault.detail}`, attempts: 1 };
    await addDeadLetter(scope.tx, { ...letterOf(arrival), ...reason });
    tally.deadLetters += 1;
    return;
  }
  progress.current = arrival;
  const trace = { correlationId: envelope.correlationId, causationId: envelope.id, positions: [] };
  await runWithTrace(trace, () => handler.handle(envelope, scope));
  tally.handled.push(envelope);
}

async function closeLanes<DB>({ scope, tally }: Walk<DB>, lanes: readonly Lane[]): Promise<void> {
  const early = lanes.flatMap((lane) =>
    [...lane.candidates.values()].filter((one) => !one.isStored && one.arrival.seq > lane.seq),
  );
  tally.parked = early.length;
  await parkEarly(
    scope.tx,
    early.map(({ arrival }) => ({ ...arrival.stream, seq: arrival.seq, envelope: arrival.envelope })),
  );
  const ends = lanes.map(({ start, ...lane }) => ({
    start,
    end: { ...start, seq: lane.seq, hasParked: keepsParked(lane) },
  }));
  const changed = ends.filter(({ start, end }) => end.seq !== start.seq || end.hasParked !== start.hasParked);
  const stored = ends.filter(({ start }) => start.hasParked);
  savePositions(
    scope.send,
    changed.map(({ end }) => end),
    stored.map(({ end }) => end),
  );
}

/** With a full read-ahead there may be more than was read. */
function keepsParked(lane: Omit<Lane, "start">): boolean {
  if (lane.parkedRead >= readAhead) return true;
  return [...lane.candidates.keys()].some((seq) => seq > lane.seq);
}
