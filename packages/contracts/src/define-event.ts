import type { Static, TSchema } from "typebox";
import type { ServiceName } from "./service-name.ts";

/**
 * A fact (`evt`: named by its producer) or an order (`cmd`: named by its target). Subject and schema are one value,
 * so a typo or a wrong payload does not compile. Changes within a version are additive only.
 */
export type EventContract<S extends TSchema = TSchema> = {
  readonly kind: "evt";
  readonly producer: ServiceName;
  /** Subject without key, e.g. `mail.evt.routing.offer.made.v1`. */
  readonly type: string;
  readonly description: string;
  readonly schema: S;
};

export type CommandContract<S extends TSchema = TSchema> = {
  readonly kind: "cmd";
  readonly target: ServiceName;
  /** Who may give the order: the outbox and the broker refuse all others. */
  readonly senders: readonly ServiceName[];
  readonly type: string;
  readonly description: string;
  readonly schema: S;
};

export type MessageContract<S extends TSchema = TSchema> = EventContract<S> | CommandContract<S>;
export type PayloadOf<C extends MessageContract> = Static<C["schema"]>;

type EventDefinition<S extends TSchema> = {
  readonly producer: ServiceName;
  /** `noun.verb`, kebab-case, past tense. */
  readonly name: string;
  readonly version: number;
  readonly description: string;
  readonly schema: S;
};

type CommandDefinition<S extends TSchema> = {
  readonly target: ServiceName;
  readonly senders: readonly ServiceName[];
  /** `noun.verb`, kebab-case, imperative. */
  readonly name: string;
  readonly version: number;
  readonly description: string;
  readonly schema: S;
};

export function defineEvent<S extends TSchema>(definition: EventDefinition<S>): EventContract<S> {
  const { producer, name, version, description, schema } = definition;
  return { kind: "evt", producer, type: `mail.evt.${producer}.${name}.v${version}`, description, schema };
}

export function defineCommand<S extends TSchema>(definition: CommandDefinition<S>): CommandContract<S> {
  const { target, senders, name, version, description, schema } = definition;
  return { kind: "cmd", target, senders, type: `mail.cmd.${target}.${name}.v${version}`, description, schema };
}

/**
 * The part of the subject that, with producer and key, names a numbered stream: `evt`, or `cmd.<target>`.
 */
export function channelOf(contract: MessageContract): string {
  return contract.kind === "evt" ? "evt" : `cmd.${contract.target}`;
}
