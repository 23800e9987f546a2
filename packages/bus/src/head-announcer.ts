import { channelOfType } from "./received-message.ts";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { ServiceName } from "@mailroom/contracts/service-name";
import type { Bus } from "./connection.ts";
import { type Heads, headsSubject } from "./replay.ts";

type Head = { readonly channel: string; readonly key: string; readonly seq: number; readonly usedAt: number };

/** Long after a consumer that keeps up has the event. */
const announceAfterMs = 60_000;
const headsPerMessage = 500;
/** Beyond it heads are given up; the daily round of all heads covers them. */
const maxHeads = 100_000;

/**
 * Says a minute after a stream was used how far it goes, so that a consumer from whom the broker lost the last event of
 * a stream, which no later one reveals, learns of it.
 */
export class HeadAnnouncer {
  readonly #bus: Bus;
  readonly #source: ServiceName;
  readonly #heads = new Map<string, Head>();

  constructor(options: { readonly bus: Bus; readonly source: ServiceName }) {
    this.#bus = options.bus;
    this.#source = options.source;
  }

  note({ type, key, seq }: EventEnvelope): void {
    const channel = channelOfType(type);
    const name = `${channel} ${key}`;
    const known = this.#heads.get(name);
    if (known === undefined && this.#heads.size >= maxHeads) return;
    // re-inserted, so that the map stays in order of use
    this.#heads.delete(name);
    this.#heads.set(name, { channel, key, seq: Math.max(seq, known?.seq ?? 0), usedAt: performance.now() });
  }

  /** Announces what was last used a minute ago. */
  async announce(): Promise<void> {
    if (!this.#bus.isConnected()) return;
    const connection = await this.#bus.whenConnected();
    const due: Heads = [];
    const usedBefore = performance.now() - announceAfterMs;
    for (const [name, { channel, key, seq, usedAt }] of this.#heads) {
      if (usedAt > usedBefore) break;
      this.#heads.delete(name);
      due.push({ channel, key, seq });
    }
    for (let at = 0; at < due.length; at += headsPerMessage) {
      connection.publish(headsSubject(this.#source), JSON.stringify(due.slice(at, at + headsPerMessage)));
    }
  }
}
