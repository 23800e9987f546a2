/** When what waits may be sent, so that no window of any limit ever holds more than it may. */
import { type SendLimit, windowOf } from "./send-limits.ts";

/** A message that was, or is to be, handed to the server. */
export type Use = { readonly at: Date; readonly recipients: number };

export type Usage = {
  readonly now: Date;
  /** Up to `now`, oldest first, at least as far back as the longest window. */
  readonly spent: readonly Use[];
  /** What waits for its turn already: after `now`, the earliest first. */
  readonly promised: readonly Use[];
};

/** `at` equals `now` where it fits at once; else it is when it will, and `limit` what it waits for. */
export type Turn = { readonly at: Date; readonly limit: SendLimit | null };

/**
 * A turn for each message of `waiting` (their numbers of recipients), in their order: as many as fit now, the others
 * behind those that were promised a turn before, so that nobody is overtaken for ever. A message that is larger than a
 * limit goes once nothing else counts.
 */
export function planTurns(limits: readonly SendLimit[], usage: Usage, waiting: readonly number[]): Turn[] {
  const windows = limits.map((limit) => new Window(limit));
  const add = (use: Use): void => {
    for (const window of windows) window.add(use);
  };
  usage.spent.forEach(add);
  const nowMs = usage.now.getTime();
  let moment: Moment = { atMs: nowMs, limit: null };
  return waiting.map((recipients) => {
    const wasOnTime = moment.atMs === nowMs;
    moment = firstFit(windows, moment, recipients);
    if (wasOnTime && moment.atMs > nowMs) {
      usage.promised.forEach(add);
      const lastMs = usage.promised.at(-1)?.at.getTime() ?? nowMs;
      moment = firstFit(windows, { ...moment, atMs: Math.max(moment.atMs, lastMs) }, recipients);
    }
    const at = new Date(moment.atMs);
    add({ at, recipients });
    return { at, limit: moment.limit };
  });
}

type Moment = { readonly atMs: number; readonly limit: SendLimit | null };

/** The first moment from `from` on at which the message fits every window. */
function firstFit(windows: readonly Window[], from: Moment, recipients: number): Moment {
  return windows.reduce((moment, window) => {
    const atMs = window.earliest(moment.atMs, recipients);
    return atMs > moment.atMs ? { atMs, limit: window.limit } : moment;
  }, from);
}

/** Uses that count at a moment that only moves forward. */
class Window {
  readonly limit: SendLimit;
  readonly #uses: { readonly atMs: number; readonly amount: number }[] = [];
  #first = 0;
  #sum = 0;

  constructor(limit: SendLimit) {
    this.limit = limit;
  }

  add({ at, recipients }: Use): void {
    const amount = this.#amountOf(recipients);
    this.#uses.push({ atMs: at.getTime(), amount });
    this.#sum += amount;
  }

  /** In milliseconds. Uses that no longer count then are forgotten. */
  earliest(fromMs: number, recipients: number): number {
    const amount = this.#amountOf(recipients);
    const lengthMs = windowOf(this.limit);
    let atMs = fromMs;
    for (;;) {
      const oldest = this.#uses[this.#first];
      if (oldest === undefined) return atMs;
      const leavesAtMs = oldest.atMs + lengthMs;
      if (leavesAtMs > atMs && this.#sum + amount <= this.limit.most) return atMs;
      atMs = Math.max(atMs, leavesAtMs);
      this.#sum -= oldest.amount;
      this.#first += 1;
    }
  }

  #amountOf(recipients: number): number {
    return this.limit.counts === "messages" ? 1 : recipients;
  }
}
