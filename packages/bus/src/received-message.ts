import { EventEnvelope } from "@mailroom/contracts/envelope";
import { payloadCheck } from "@mailroom/contracts/payload-check";
import type { StreamId } from "@mailroom/postgres/inbox";

/** An event as it came, with its place in its stream. */
export type Arrival = {
  readonly kind: "event";
  readonly stream: StreamId;
  readonly seq: number;
  readonly envelope: EventEnvelope;
};

/** Something under our subjects that is no event of ours. */
export type Unreadable = { readonly kind: "unreadable"; readonly subject: string; readonly detail: string };

const envelopeCheck = payloadCheck(EventEnvelope);

/** Reads a message of `subject`. Trusts nothing: the envelope must fit its schema and agree with the subject. */
export function readMessage(subject: string, payload: Uint8Array): Arrival | Unreadable {
  const value = parseJson(payload);
  if (!envelopeCheck.is(value)) {
    const [fault] = envelopeCheck.faults(value);
    return { kind: "unreadable", subject, detail: fault ? `${fault.pointer} ${fault.detail}` : "not JSON" };
  }
  if (`${value.type}.${value.key}` !== subject) {
    return { kind: "unreadable", subject, detail: "type and key do not agree with the subject" };
  }
  const arrival = readEnvelope(value);
  return arrival ?? { kind: "unreadable", subject, detail: "the source is not the one the subject names" };
}

/** An event that was stored as an envelope; null where that is not one. */
export function readEnvelope(value: unknown): Arrival | null {
  if (!envelopeCheck.is(value)) return null;
  if (value.type.startsWith("mail.evt.") && !value.type.startsWith(`mail.evt.${value.source}.`)) return null;
  return {
    kind: "event",
    stream: { producer: value.source, channel: channelOfType(value.type), key: value.key },
    seq: value.seq,
    envelope: value,
  };
}

/** `evt`, or `cmd.<target>`. */
export function channelOfType(type: string): string {
  const [, kind, owner] = type.split(".");
  return kind === "evt" ? "evt" : `cmd.${owner ?? ""}`;
}

export function streamKey(stream: StreamId): string {
  return `${stream.producer} ${stream.channel} ${stream.key}`;
}

function parseJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
  } catch {
    return undefined;
  }
}
