/** How things are called at the broker: streams, durables and what is said beside them. Names only; `bus` makes them. */
import type { ServiceName } from "./service-name.ts";

export const eventStream = "mail-evt";
export const commandStream = "mail-cmd";

/** What one consumer takes: the events of one producer, or the commands given to its own service. */
export type ConsumedFrom = { readonly producer: ServiceName } | "commands";

export type DurableName = {
  readonly stream: typeof eventStream | typeof commandStream;
  /** Shared by all instances of the service. */
  readonly name: string;
  /** The one subject that it takes: NATS 2.9 knows no more. */
  readonly filter: string;
};

export function durableName(service: ServiceName, from: ConsumedFrom): DurableName {
  return from === "commands"
    ? { stream: commandStream, name: `${service}_commands`, filter: `mail.cmd.${service}.>` }
    : { stream: eventStream, name: `${service}_from_${from.producer}`, filter: `mail.evt.${from.producer}.>` };
}

/** Where the producer's relays listen for consumers that miss events, one of them for each request. */
export function replaySubject(producer: string): string {
  return `mail.replay.${producer}`;
}

/** Where a producer says how far its streams go. */
export function headsSubject(producer: string): string {
  return `mail.heads.${producer}`;
}

/** Begins the subjects on which a service gets its answers. No other service may listen there. */
export function inboxPrefix(service: ServiceName): string {
  return `_INBOX.${service}`;
}
