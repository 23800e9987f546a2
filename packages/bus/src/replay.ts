/**
 * The healing of a broker that forgets (ADR 3): whoever misses an event asks its producer for it, over core
 * NATS, until it has come. The wire forms of question and answer, and of the heads that tell how far streams go.
 */
import Type, { type Static, type TSchema } from "typebox";
import { payloadCheck } from "@mailroom/contracts/payload-check";

export const ReplayRequest = Type.Object({
  channel: Type.String({ maxLength: 80 }),
  key: Type.String({ maxLength: 80 }),
  fromSeq: Type.Integer({ minimum: 1 }),
  toSeq: Type.Integer({ minimum: 1 }),
});
export type ReplayRequest = Static<typeof ReplayRequest>;

/** `found` 0: the outbox does not hold them any more, nobody can bring them back. */
export const ReplayAnswer = Type.Object({
  found: Type.Integer({ minimum: 0 }),
  published: Type.Integer({ minimum: 0 }),
});

/** The last number of a stream. */
export const Heads = Type.Array(
  Type.Object({
    channel: Type.String({ maxLength: 80 }),
    key: Type.String({ maxLength: 80 }),
    seq: Type.Integer({ minimum: 1 }),
  }),
  { maxItems: 1000 },
);
export type Heads = Static<typeof Heads>;

/** Null for anything that does not fit. */
export function readWire<S extends TSchema>(schema: S, payload: Uint8Array): Static<S> | null {
  const check = payloadCheck(schema);
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload));
    return check.is(value) ? value : null;
  } catch {
    return null;
  }
}
