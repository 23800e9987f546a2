import { DomainError } from "@mailroom/contracts/domain-error";
import type { Position } from "@mailroom/runtime/trace-context";

/**
 * `Mailroom-Position: <producer>/<key>/<seq>[, …]` — a write answers what it has published; the caller sends it with the
 * next call, which waits until the service has taken those events in.
 */
export const positionHeader = "mailroom-position";

/** A bulk change names its last ones only: the header must stay within what proxies pass. */
const maxPositions = 20;
const form = /^([a-z][a-z-]{0,39})\/([A-Za-z0-9_-]{1,80})\/([1-9][0-9]{0,14})$/;

/** The newest position of each stream. */
export function formatPositions(positions: readonly Position[]): string {
  const newest = new Map<string, number>();
  for (const { producer, key, seq } of positions) {
    const stream = `${producer}/${key}`;
    const known = newest.get(stream) ?? 0;
    newest.delete(stream);
    newest.set(stream, Math.max(known, seq));
  }
  return [...newest]
    .slice(-maxPositions)
    .map(([stream, seq]) => `${stream}/${seq}`)
    .join(", ");
}

/** @throws DomainError `invalid-request` */
export function parsePositions(header: string): Position[] {
  const texts = header.split(",").map((text) => text.trim());
  if (texts.length > maxPositions) throw refusal(`At most ${maxPositions} positions.`);
  return texts.map((text) => {
    const [, producer, key, seq] = form.exec(text) ?? [];
    if (producer === undefined || key === undefined || seq === undefined) {
      throw refusal("Must be <producer>/<key>/<seq>, as an earlier answer gave it.");
    }
    return { producer, key, seq: Number(seq) };
  });
}

function refusal(detail: string): DomainError {
  return new DomainError("invalid-request", "invalid", `Mailroom-Position: ${detail}`, {
    fields: [{ pointer: `#header/${positionHeader}`, detail }],
  });
}
