import type { TSchema } from "typebox";
import type { ServiceName } from "./service-name.ts";

/**
 * A latest state that is said again and again: core NATS, no stream, no outbox, no number. Losing one costs nothing, the
 * next one makes good for it.
 */
export type StateContract<S extends TSchema = TSchema> = {
  readonly kind: "state";
  readonly producer: ServiceName;
  /** Who may listen. */
  readonly readers: readonly ServiceName[];
  /** Subject, without key where it has one, e.g. `mail.state.gateway.presence`. */
  readonly subject: string;
  /** What its subject ends with; null: nothing. */
  readonly keyedBy: string | null;
  readonly description: string;
  readonly schema: S;
};

type StateDefinition<S extends TSchema> = Omit<StateContract<S>, "kind" | "subject"> & {
  /** Noun, kebab-case. */
  readonly name: string;
};

export function defineState<S extends TSchema>({ name, ...definition }: StateDefinition<S>): StateContract<S> {
  return { ...definition, kind: "state", subject: `mail.state.${definition.producer}.${name}` };
}
