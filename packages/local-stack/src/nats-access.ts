import { randomBytes } from "node:crypto";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { nkeys } from "@nats-io/transport-node";

/** Who may connect to a NATS of this stack: made by chance, kept where the stack is persistent. */
export type NatsAccess = {
  /** Of the services' nkeys. */
  readonly seeds: Readonly<Record<ServiceName, string>>;
  /** Of the user `admin`, who may do everything: people and tests that look in from outside. */
  readonly adminPassword: string;
};

export function makeNatsAccess(): NatsAccess {
  const seeds: NatsAccess["seeds"] = {
    "account-config": makeNkeySeed(),
    "imap-ingest": makeNkeySeed(),
    "interaction-history": makeNkeySeed(),
    routing: makeNkeySeed(),
    "smtp-send": makeNkeySeed(),
    gateway: makeNkeySeed(),
  };
  return { seeds, adminPassword: randomBytes(18).toString("base64url") };
}

/** The seed of a new user: what its holder proves itself with. */
export function makeNkeySeed(): string {
  return new TextDecoder().decode(nkeys.createUser().getSeed());
}

/**
 * What the broker is told about the holder of `seed`; no secret.
 *
 * @throws where `seed` is none.
 */
export function publicNkey(seed: string): string {
  return nkeys.fromSeed(new TextEncoder().encode(seed)).getPublicKey();
}
