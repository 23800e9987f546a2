/** What becomes of an event whose handler failed: another try later, or a dead letter. */
import { DomainError } from "@mailroom/contracts/domain-error";
import { addDeadLetter } from "@mailroom/postgres/dead-letter";
import { listParked, lockPositions, parkFailed, savePositions } from "@mailroom/postgres/inbox";
import { errorCodeOf } from "@mailroom/postgres/postgres-error";
import type { WithTransaction } from "@mailroom/postgres/transaction";
import { nextDelayMs } from "@mailroom/runtime/back-off";
import { uuidv7 } from "@mailroom/runtime/uuid";
import type { Arrival } from "./received-message.ts";

/** Errors nobody has classified may be a passing fault or a bug: with the delays below, given up after about 2 minutes. */
const maxUnknownTries = 10;
const firstDelayMs = 100;
const longestDelayMs = 60_000;
const maxDetailLength = 500;

export type Verdict =
  | { readonly kind: "retry"; readonly code: string; readonly delayMs: number }
  | { readonly kind: "dead-letter"; readonly code: string; readonly detail: string };

/** `attempts` counts the failed one. `random` gives 0 ≤ x < 1. */
export function judgeFailure(error: unknown, attempts: number, random: () => number): Verdict {
  const isTemporary = error instanceof DomainError ? error.kind === "unavailable" : passes(error);
  const isUnknown = !(error instanceof DomainError);
  const code = codeOf(error);
  if (isTemporary || (isUnknown && attempts < maxUnknownTries)) {
    return { kind: "retry", code, delayMs: delayOf(error, attempts, random) };
  }
  return { kind: "dead-letter", code, detail: detailOf(error) };
}

/** Half fixed, half chance: never at once, never all together. */
function delayOf(error: unknown, attempts: number, random: () => number): number {
  const askedMs = error instanceof DomainError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  const ceilingMs = nextDelayMs({ attempt: attempts, baseMs: firstDelayMs, capMs: longestDelayMs, random: () => 1 });
  return Math.max(askedMs, Math.round(ceilingMs / 2 + (ceilingMs / 2) * random()));
}

// Lock not had in time, statement cut, deadlock and serialisation failure after several tries, disk full, out of memory:
// the database's condition, not the event's.
const passingCodes = new Set(["55P03", "57014", "40P01", "40001", "53100", "53200"]);

function passes(error: unknown): boolean {
  const code = errorCodeOf(error);
  return code !== null && passingCodes.has(code);
}

function codeOf(error: unknown): string {
  return error instanceof DomainError ? error.code : "unknown-error";
}

function detailOf(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  if (!(error instanceof Error)) return "something that is no Error was thrown";
  const code = errorCodeOf(error);
  const text = `${error.name}${code === null ? "" : ` ${code}`}: ${error.message}`;
  // Postgres takes no NUL in text
  return text.replaceAll("\u0000", "").slice(0, maxDetailLength);
}

/** Records the failure, unless another instance has got past the event meanwhile. Answers what was decided. */
export async function recordFailure<DB>(
  withTransaction: WithTransaction<DB>,
  arrival: Arrival,
  error: unknown,
): Promise<Verdict | null> {
  const { stream, seq, envelope } = arrival;
  return withTransaction(async ({ tx, send }) => {
    const [position] = await lockPositions(tx, [stream]);
    if (position?.seq !== seq - 1) return null;
    const [head] = position.hasParked ? await listParked(tx, [position], 1) : [];
    const attempts = (head?.seq === seq ? head.attempts : 0) + 1;
    const verdict = judgeFailure(error, attempts, Math.random);
    if (verdict.kind === "retry") {
      await parkFailed(
        tx,
        { ...stream, seq, envelope, attempts },
        { delayMs: verdict.delayMs, error: detailOf(error) },
      );
      savePositions(send, [{ ...position, hasParked: true }], []);
      return verdict;
    }
    await addDeadLetter(tx, { ...letterOf(arrival), code: verdict.code, detail: verdict.detail, attempts });
    const next = { ...position, seq };
    savePositions(send, [next], position.hasParked ? [next] : []);
    return verdict;
  });
}

export function letterOf({ stream, seq, envelope }: Arrival) {
  return {
    id: uuidv7(),
    stream: { ...stream, seq, type: envelope.type },
    channel: stream.channel,
    subject: `${envelope.type}.${envelope.key}`,
    correlationId: envelope.correlationId,
    envelope,
  };
}
