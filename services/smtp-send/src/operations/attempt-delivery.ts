import { DomainError } from "@mailroom/contracts/domain-error";
import { remainingRecipients, settleAttempt, type AttemptResult, type Delivery } from "../domain/delivery.ts";
import type {
  AttemptKeeper,
  ClaimedAttempt,
  Clock,
  ComposeMessage,
  Scope,
  SubmitMessage,
  WithTransaction,
} from "./ports.ts";

export type AttemptPorts = {
  readonly withTransaction: WithTransaction;
  readonly keeper: AttemptKeeper;
  readonly compose: ComposeMessage;
  readonly submit: SubmitMessage;
  readonly clock: Clock;
  readonly random: () => number;
};

/** One attempt, from the bytes to the server's answer. Never throws. */
export async function attemptDelivery(
  ports: AttemptPorts,
  claimed: ClaimedAttempt,
  takenOver: AbortSignal,
): Promise<AttemptResult> {
  const prepared = await prepare(ports, claimed);
  return prepared.kind === "raw" ? send(ports, claimed, { rawHash: prepared.hash, takenOver }) : prepared.result;
}

/**
 * To be repeated until it succeeds: an answer that is lost makes a delivery uncertain. The result counts only while the
 * attempt is still the delivery's own: where another worker has taken it away before the message's end, `mayEnd` has kept
 * the final dot back.
 */
export async function recordAttempt(
  ports: AttemptPorts,
  claimed: ClaimedAttempt,
  result: AttemptResult,
): Promise<void> {
  await ports.withTransaction(async (scope) => {
    const current = await scope.deliveries.findByTokenForUpdate(claimed.delivery.deliveryId, claimed.token);
    if (current === null) return;
    await record(scope, { current, token: claimed.token, result, ports, claimed });
  });
}

type Prepared = { kind: "raw"; hash: string } | { kind: "failed"; result: AttemptResult };

/** Composed once: every attempt sends the same bytes. */
async function prepare(ports: AttemptPorts, { delivery, message, token }: ClaimedAttempt): Promise<Prepared> {
  if (delivery.rawHash !== null) return { kind: "raw", hash: delivery.rawHash };
  try {
    const raw = await ports.compose(message);
    if (await ports.keeper.noteRaw(delivery.deliveryId, token, raw)) return { kind: "raw", hash: raw.hash };
    const detail = "Another worker has taken the delivery over.";
    return { kind: "failed", result: { kind: "not-sent", isPermanent: false, detail } };
  } catch (error) {
    // Refused content, or content that is gone, will not be better next time.
    const isPermanent = error instanceof DomainError && (error.kind === "invalid" || error.kind === "not-found");
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: "failed", result: { kind: "not-sent", isPermanent, detail } };
  }
}

async function send(
  ports: AttemptPorts,
  { delivery, message, account, token }: ClaimedAttempt,
  given: { readonly rawHash: string; readonly takenOver: AbortSignal },
): Promise<AttemptResult> {
  return ports.submit({
    account,
    ...given,
    from: message.from.address,
    to: remainingRecipients(delivery),
    mayEnd: () => ports.keeper.markDataEnding(delivery.deliveryId, token),
  });
}

type Recording = {
  readonly current: Delivery;
  readonly token: string;
  readonly result: AttemptResult;
  readonly ports: AttemptPorts;
  readonly claimed: ClaimedAttempt;
};

async function record(scope: Scope, { current, token, result, ports, claimed }: Recording): Promise<void> {
  const { delivery, outcome } = settleAttempt(current, result, { now: ports.clock.now(), random: ports.random() });
  const reply = result.kind === "answered" ? result.reply : result.detail;
  await scope.deliveries.endAttempt(token, outcome, reply.slice(0, 1000));
  const settled = startSentCopy(scope, current, { delivery, filesSentMail: claimed.account.smtp.filesSentMail });
  await scope.deliveries.update(settled);
  if (settled.state === "uncertain") await scope.deliveries.setNextFind(settled.deliveryId, ports.clock.now());
  scope.announce(settled);
}

/** As soon as one recipient has it, a copy belongs into Sent, once (F18). */
export function startSentCopy(
  scope: Scope,
  before: Delivery,
  after: { readonly delivery: Delivery; readonly filesSentMail: boolean },
): Delivery {
  const { delivery, filesSentMail } = after;
  if (before.sentCopy !== "not-yet" || delivery.sentAt === null) return delivery;
  if (filesSentMail) return { ...delivery, sentCopy: "provider" };
  if (delivery.rawHash === null) return delivery;
  scope.orderSentCopy(delivery, delivery.rawHash);
  return { ...delivery, sentCopy: "pending" };
}
