import { AsyncLocalStorage } from "node:async_hooks";
import type { PrincipalReference } from "@mailroom/contracts/principal";

/**
 * A place in a numbered event stream (ADR 3): the event `seq` of aggregate `key`, published by `producer`.
 * Only facts (`evt`) are positions a reader can wait for; commands are not.
 */
export type Position = { readonly producer: string; readonly key: string; readonly seq: number };

/** What every step of one call, event or timer shares. */
export type TraceContext = {
  /** The same from the first request to the last event it causes; in logs, events and problem answers. */
  readonly correlationId: string;
  /** Id of the event that is being handled, if it is one. */
  readonly causationId?: string;
  /** Who has called; absent where nobody has, or nobody is known. For the audit log; what they may do is decided elsewhere. */
  readonly actor?: PrincipalReference;
  /** Grows while the call runs: the positions its committed transactions have written. */
  readonly positions: Position[];
};

const storage = new AsyncLocalStorage<TraceContext>();

/** Runs `fn` so that {@link currentTrace} answers `context` in everything it calls or awaits. */
export function runWithTrace<T>(context: TraceContext, fn: () => T): T {
  return storage.run(context, fn);
}

/** The context of the running call, or null outside any (start-up, a sweep). */
export function currentTrace(): TraceContext | null {
  return storage.getStore() ?? null;
}
