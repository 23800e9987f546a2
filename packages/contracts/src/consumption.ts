import type { ServiceName } from "./service-name.ts";

/**
 * Whose events a service takes in. A consumer that is not named here is refused when it is made, and the broker would not
 * let it read: its rights are made from this table.
 */
export const consumedProducers = {
  "account-config": ["gateway", "routing"],
  "imap-ingest": ["account-config"],
  "interaction-history": ["account-config", "gateway", "imap-ingest", "routing", "smtp-send"],
  routing: ["account-config", "gateway", "interaction-history"],
  "smtp-send": ["account-config", "imap-ingest"],
  gateway: ["account-config", "routing"],
} as const satisfies Readonly<Record<ServiceName, readonly ServiceName[]>>;

/** Services that read all events as they come, from a place of their choice and without a durable, for live clients. */
export const liveReaders: readonly ServiceName[] = ["gateway"];

/** @throws RangeError where `service` does not take in the events of `producer`, see {@link consumedProducers}. */
export function requireConsumption(service: ServiceName, producer: ServiceName): void {
  const consumed: readonly ServiceName[] = consumedProducers[service];
  if (!consumed.includes(producer)) {
    throw new RangeError(`${service} does not consume ${producer}: add it to consumedProducers and npm run generate`);
  }
}
