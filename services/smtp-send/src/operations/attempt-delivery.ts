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

/**
 * One attempt, from the bytes to the recorded result. The result counts only while the attempt is still the delivery's own:
 * where another worker has taken it away before the message's end, `mayEnd` has kept the final dot back.
 */
export async function attemptDelivery(ports: AttemptPorts, claimed: ClaimedAttempt): Promise<void> {
  const { deliveryId } = claimed.delivery;
  const prepared = await prepare(ports, claimed);
  const result = prepared.kind === "raw" ? await send(ports, claimed, prepared) : prepared.result;
  await ports.withTransaction(async (scope) => {
    const current = await scope.deliveries.findByTokenForUpdate(deliveryId, claimed.token);
    if (current === null) return;
    await record(scope, { current, token: claimed.token, result, ports, claimed });
  });
}

type Prepared = { kind: "raw"; hash: string; size: number } | { kind: "failed"; result: AttemptResult };

async function prepare(ports: AttemptPorts, { delivery, message }: ClaimedAttempt): Promise<Prepared> {
  try {
    const raw = await ports.compose(message);
    if (delivery.rawHash !== raw.hash) await ports.keeper.noteRaw(delivery.deliveryId, raw);
    return { kind: "raw", ...raw };
  } catch (error) {
    const isPermanent = error instanceof DomainError && error.kind === "invalid";
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: "failed", result: { kind: "not-sent", isPermanent, detail } };
  }
}

async function send(
  ports: AttemptPorts,
  { delivery, message, account, token }: ClaimedAttempt,
  raw: { readonly hash: string; readonly size: number },
): Promise<AttemptResult> {
  return ports.submit({
    account,
    rawHash: raw.hash,
    rawSize: raw.size,
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
