/**
 * Live events, from the one consumer of this gateway to every connected client that may see them.
 *
 * Each client gets events in the order of the stream, so that its last id tells all it has. Who may see an event is asked
 * per event and client; what that needs to know is looked up once per event, from the moment it arrives, and only while
 * agents are connected. A client that resumes gets what it missed from the stream while live events wait for it. Whoever
 * cannot keep up, or for whom it cannot be decided now, is cut off: it comes back and resumes, nothing is skipped.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import { agentChanged } from "@mailroom/contracts/events/agent";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { Principal } from "@mailroom/contracts/principal";
import { payloadCheck } from "@mailroom/contracts/payload-check";
import { eventFrame, greetingFrame, heartbeatFrame, resetFrame } from "../domain/event-frame.ts";
import { formatEventId, parseEventId, planResume, type StreamPlace } from "../domain/event-id.ts";
import { type LiveEvent, reduceEvent } from "../domain/live-event.ts";
import { hasFacts, mayReceive, needsFacts } from "./authorise-event.ts";
import type { AccessFacts, StreamedEvent } from "./ports.ts";

/** One open event stream. */
export type StreamClient = {
  readonly principal: Principal;
  /** false: its buffer is full, the frame was not taken. */
  send(frame: string): boolean;
  /** Resolves when the buffer has room again, or the client is gone. */
  room(): Promise<void>;
  end(): void;
  /** Whether the session or key is still good for this principal. */
  isStillValid(): Promise<boolean>;
};

export type EventHubPorts = {
  readonly findFacts: (accountId: string, interactionId: string | null) => Promise<AccessFacts>;
  /** The oldest event that the stream still holds. */
  readonly firstSequence: () => Promise<number>;
  /** Events `after < sequence ≤ upTo`, in order. */
  readonly readStream: (after: number, upTo: number) => AsyncIterable<StreamedEvent>;
  readonly maxStreamsPerPrincipal: number;
  readonly onCountChanged: (count: number) => void;
  /** Called when a client is cut off before it left by itself. */
  readonly onCut: (reason: CutReason, cause?: unknown) => void;
};
export type CutReason = "slow" | "undecided" | "signed-out" | "resume-failed";

type Attached = {
  readonly client: StreamClient;
  /** Events up to here are not this client's: it came later, or has them already. */
  skipThrough: number;
  /** What arrived while it catches up; null = live. */
  waiting: Queued[] | null;
};

type Facts = AccessFacts | "none-needed" | "not-found-out";
type Queued = {
  readonly event: LiveEvent;
  readonly sequence: number | null;
  readonly frame: string;
  facts: Facts | null;
};

/** Lookups that may be outstanding before the consumer is asked to wait. */
const maxQueued = 1_000;
const maxWaiting = 2_000;
const agentCheck = payloadCheck(agentChanged.schema);

export class EventHub {
  readonly #ports: EventHubPorts;
  readonly #attached = new Set<Attached>();
  readonly #lookUps = new Map<string, Promise<AccessFacts>>();
  #queue: Queued[] = [];
  #roomInQueue: (() => void) | null = null;
  #current: StreamPlace | null = null;

  constructor(ports: EventHubPorts) {
    this.#ports = ports;
  }

  /** The newest event handled; null before the first contact with the broker. */
  get current(): StreamPlace | null {
    return this.#current;
  }

  /** Users with at least one live stream. */
  connectedUserIds(): string[] {
    const principals = [...this.#attached].map(({ client }) => client.principal);
    return [...new Set(principals.flatMap((principal) => (principal.kind === "user" ? [principal.userId] : [])))];
  }

  /**
   * The consumer (re)starts on a stream whose newest event is `newest`. Answers after which sequence it has to read on:
   * where it left off, or at the end where the stream is another one, which all clients are told.
   */
  begin(newest: StreamPlace): number {
    const known = this.#current;
    if (known?.creationMs === newest.creationMs && known.sequence <= newest.sequence) return known.sequence;
    this.#current = newest;
    this.#queue = [];
    if (known !== null) {
      for (const attached of this.#attached) {
        attached.skipThrough = newest.sequence;
        if (attached.waiting !== null) attached.waiting = [];
        this.#send(attached, resetFrame(formatEventId(newest)));
      }
    }
    return newest.sequence;
  }

  /** Takes the next event of the stream. Resolves when there is room for another. */
  async accept({ sequence, envelope }: StreamedEvent): Promise<void> {
    if (this.#current === null) throw new Error("accept before begin");
    this.#current = { ...this.#current, sequence };
    const event = reduceEvent(envelope);
    if (event !== null) this.#enqueue(event, sequence);
    this.#cutChanged(envelope);
    while (this.#queue.length >= maxQueued) await new Promise<void>((resolve) => (this.#roomInQueue = resolve));
  }

  /** A state outside the stream: sent without an id, to whoever is connected. */
  acceptState(event: LiveEvent): void {
    if (this.#queue.length < maxQueued) this.#enqueue(event, null);
  }

  /**
   * Connects a client; `lastEventId` is where it left off. Answers how to disconnect it.
   *
   * @throws DomainError `service-unavailable` (503), `too-many-streams` (429)
   */
  attach(client: StreamClient, lastEventId: string | null): () => void {
    const current = this.#current;
    if (current === null) {
      const message = "Live events are not available yet: the message broker has not been reached.";
      throw new DomainError("service-unavailable", "unavailable", message, { retryAfterSeconds: 2 });
    }
    this.#refuseTooMany(client.principal);
    const attached: Attached = { client, skipThrough: current.sequence, waiting: lastEventId === null ? null : [] };
    this.#attached.add(attached);
    this.#ports.onCountChanged(this.#attached.size);
    if (lastEventId === null) this.#send(attached, greetingFrame(formatEventId(current)));
    else void this.#resume(attached, parseEventId(lastEventId), current);
    return () => {
      this.#forget(attached);
    };
  }

  /** Every 15 s: proves to the clients that the line is alive, and to us that they may still listen. */
  beat(): void {
    for (const attached of this.#attached) {
      this.#send(attached, heartbeatFrame);
      attached.client.isStillValid().then(
        (isValid) => {
          if (!isValid) this.#cut(attached, "signed-out");
        },
        // Not known now: the next beat asks again.
        () => undefined,
      );
    }
  }

  /** Ends every stream. */
  stop(): void {
    for (const { client } of this.#attached) client.end();
    this.#attached.clear();
    this.#queue = [];
    this.#roomInQueue?.();
  }

  #refuseTooMany(principal: Principal): void {
    const id = idOf(principal);
    const open = [...this.#attached].filter(({ client }) => idOf(client.principal) === id).length;
    if (open < this.#ports.maxStreamsPerPrincipal) return;
    const message = `There are already ${open} live connections. Close one of them first.`;
    throw new DomainError("too-many-streams", "unavailable", message, { status: 429, retryAfterSeconds: 30 });
  }

  #enqueue(event: LiveEvent, sequence: number | null): void {
    const id = sequence === null || this.#current === null ? null : formatEventId({ ...this.#current, sequence });
    const queued: Queued = { event, sequence, frame: eventFrame(event, id), facts: "none-needed" };
    if (hasFacts(event.about) && [...this.#attached].some(({ client }) => needsFacts(client.principal))) {
      queued.facts = null;
      this.#findFacts(event).then(
        (facts) => {
          this.#decide(queued, facts);
        },
        (error: unknown) => {
          this.#decide(queued, "not-found-out", error);
        },
      );
    }
    this.#queue.push(queued);
    this.#deliverDecided();
  }

  async #findFacts({ about }: LiveEvent): Promise<Facts> {
    if (about.kind === "account") return this.#lookUp(about.accountId, null);
    if (about.kind === "interaction") return this.#lookUp(about.accountId, about.interactionId);
    return "none-needed";
  }

  /** Events about the same thing that come together ask once. */
  async #lookUp(accountId: string, interactionId: string | null): Promise<AccessFacts> {
    const key = `${accountId} ${interactionId ?? ""}`;
    const underWay = this.#lookUps.get(key);
    if (underWay !== undefined) return underWay;
    const looking = this.#ports.findFacts(accountId, interactionId).finally(() => this.#lookUps.delete(key));
    this.#lookUps.set(key, looking);
    return looking;
  }

  #decide(queued: Queued, facts: Facts, cause?: unknown): void {
    queued.facts = facts;
    if (facts === "not-found-out") this.#ports.onCut("undecided", cause);
    this.#deliverDecided();
  }

  /** In order: an event whose facts are not there yet holds back those behind it. */
  #deliverDecided(): void {
    for (let head = this.#queue[0]; head !== undefined && head.facts !== null; head = this.#queue[0]) {
      this.#queue.shift();
      for (const attached of this.#attached) this.#deliver(attached, head);
    }
    if (this.#queue.length < maxQueued) {
      this.#roomInQueue?.();
      this.#roomInQueue = null;
    }
  }

  #deliver(attached: Attached, queued: Queued): void {
    if (queued.sequence !== null && queued.sequence <= attached.skipThrough) return;
    if (attached.waiting !== null) {
      attached.waiting.push(queued);
      if (attached.waiting.length > maxWaiting) this.#cut(attached, "slow");
      return;
    }
    const { principal } = attached.client;
    const { event, facts, frame } = queued;
    if (facts === "not-found-out" && needsFacts(principal)) {
      this.#drop(attached);
      return;
    }
    if (mayReceive(principal, event.about, typeof facts === "string" ? null : facts)) this.#send(attached, frame);
  }

  async #resume(attached: Attached, from: StreamPlace | null, current: StreamPlace): Promise<void> {
    try {
      const plan = planResume(from, current, await this.#ports.firstSequence());
      if (plan.kind === "reset") this.#send(attached, resetFrame(formatEventId(current)));
      if (plan.kind === "live") this.#send(attached, greetingFrame(formatEventId(current)));
      if (plan.kind === "catch-up") {
        for await (const streamed of this.#ports.readStream(plan.after, plan.upTo)) {
          if (!this.#attached.has(attached)) return;
          await this.#replay(attached, streamed, current.creationMs);
        }
      }
      const waiting = attached.waiting ?? [];
      attached.waiting = null;
      for (const queued of waiting) this.#deliver(attached, queued);
    } catch (error) {
      this.#cut(attached, "resume-failed", error);
    }
  }

  async #replay(attached: Attached, { sequence, envelope }: StreamedEvent, creationMs: number): Promise<void> {
    const event = reduceEvent(envelope);
    if (event === null) return;
    const { client } = attached;
    const facts = needsFacts(client.principal) && hasFacts(event.about) ? await this.#findFacts(event) : null;
    if (!mayReceive(client.principal, event.about, typeof facts === "string" ? null : facts)) return;
    const frame = eventFrame(event, formatEventId({ creationMs, sequence }));
    while (!client.send(frame)) await client.room();
  }

  /** Somebody deactivated or with another role connects anew, as what they are now. */
  #cutChanged(envelope: EventEnvelope): void {
    if (envelope.type !== agentChanged.type || !agentCheck.is(envelope.data)) return;
    const { agentId, active, role } = envelope.data;
    for (const attached of this.#attached) {
      const { principal } = attached.client;
      if (principal.kind !== "user" || principal.userId !== agentId) continue;
      if (!active || principal.role !== role) this.#cut(attached, "signed-out");
    }
  }

  #send(attached: Attached, frame: string): void {
    if (!attached.client.send(frame)) this.#cut(attached, "slow");
  }

  #cut(attached: Attached, reason: CutReason, cause?: unknown): void {
    if (!this.#attached.has(attached)) return;
    this.#ports.onCut(reason, cause);
    this.#drop(attached);
  }

  #drop(attached: Attached): void {
    this.#forget(attached);
    attached.client.end();
  }

  #forget(attached: Attached): void {
    if (this.#attached.delete(attached)) this.#ports.onCountChanged(this.#attached.size);
  }
}

function idOf(principal: Principal): string {
  return principal.kind === "user" ? principal.userId : principal.apiKeyId;
}
