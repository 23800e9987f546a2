import Type, { type Static } from "typebox";
import { Instant, Uuid } from "./identifier.ts";

/**
 * What travels on the bus around every payload. Attribute names follow CloudEvents 1.0; `seq` is ours.
 *
 * `seq` is gapless per stream, a stream being (producer, `evt` or `cmd.<target>`, key): it is the only order
 * there is (ADR 3). The relay, the broker and redelivery may reorder and double at will.
 */
export const EventEnvelope = Type.Object({
  id: Uuid,
  /** Subject without key, e.g. `mail.evt.routing.offer.made.v1`. */
  type: Type.String({ maxLength: 200 }),
  /** The producing service. */
  source: Type.String({ maxLength: 40 }),
  /** The aggregate's id; last token of the NATS subject. */
  key: Type.String({ minLength: 1, maxLength: 80, pattern: "^[A-Za-z0-9_-]+$" }),
  seq: Type.Integer({ minimum: 1 }),
  time: Instant,
  correlationId: Type.String({ maxLength: 80 }),
  causationId: Type.Optional(Type.String({ maxLength: 80 })),
  data: Type.Unknown(),
});
export type EventEnvelope = Static<typeof EventEnvelope>;

/** Larger payloads are refused by the outbox: long bodies travel as blobs. In bytes of UTF-8 JSON. */
export const maxEventBytes = 256 * 1024;
