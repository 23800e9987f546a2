/**
 * What becomes of a delivery. SMTP cannot be fenced: once the final dot may have gone out, only an answer settles whether
 * the message was taken. So an attempt that ended before that mark is repeated, and one that ended after it without an
 * answer is `uncertain` and never repeated by itself (ADR 10, F15).
 */
import type { DeliverySnapshot, OutgoingMessage, RecipientResult } from "@mailroom/contracts/events/delivery";
import type { Turn } from "./send-budget.ts";
import { describeLimit } from "./send-limits.ts";
import { isGivenUp, nextAttemptAt } from "./retry-schedule.ts";

export type DeliveryState = DeliverySnapshot["state"];
export type SentCopy = "not-yet" | "pending" | "appended" | "already-there" | "refused" | "provider";

/** What a deferred delivery waits for: a server that has failed, or its account's turn to send. */
export type DeferredBy = "failure" | "send-budget";

export type Delivery = {
  readonly deliveryId: string;
  readonly interactionId: string;
  readonly accountId: string;
  readonly state: DeliveryState;
  readonly messageId: string;
  readonly subject: string;
  readonly rawHash: string | null;
  readonly recipients: readonly RecipientResult[];
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly sentAt: Date | null;
  readonly detail: string | null;
  readonly sentCopy: SentCopy;
  readonly uncertainSince: Date | null;
  /** When the present series of attempts began; null before its first one. */
  readonly tryingSince: Date | null;
  /** Null unless it is deferred. */
  readonly deferredBy: DeferredBy | null;
  /** What showed, while the present attempt was under way, that the message is out already; null: nothing. */
  readonly evidence: string | null;
};

/** What one attempt came to. Replies are the server's own words. */
export type AttemptResult =
  /** The server answered for each recipient; for those `accepted` it has taken the message. */
  | { readonly kind: "answered"; readonly recipients: readonly RecipientResult[]; readonly reply: string }
  /** The final dot never went out: nothing was sent, whatever the reason. */
  | { readonly kind: "not-sent"; readonly isPermanent: boolean; readonly detail: string }
  /** The final dot may have gone out and no answer came. */
  | { readonly kind: "unknown"; readonly detail: string };

export type AttemptOutcome = "accepted" | "deferred" | "refused" | "interrupted" | "uncertain";

/** A delivery as the command asks for it. Bcc recipients are recipients like all others. */
export function queueDelivery(message: OutgoingMessage, now: Date): Delivery {
  const addresses = [...message.to, ...message.cc, ...message.bcc].map((recipient) => recipient.address);
  const unique = addresses.filter((address, index) => addresses.indexOf(address) === index);
  const queued: Delivery = {
    deliveryId: message.deliveryId,
    interactionId: message.interactionId,
    accountId: message.accountId,
    state: "queued",
    messageId: message.messageId,
    subject: message.subject,
    rawHash: null,
    recipients: unique.map((address) => ({ address, state: "pending", reply: null })),
    attempts: 0,
    queuedAt: now,
    nextAttemptAt: now,
    sentAt: null,
    detail: null,
    sentCopy: "not-yet",
    uncertainSince: null,
    tryingSince: null,
    deferredBy: null,
    evidence: null,
  };
  return unique.length === 0 ? failWaiting(queued, "It names no recipient.") : queued;
}

/** Those an attempt must still reach. */
export function remainingRecipients(delivery: Pick<Delivery, "recipients">): string[] {
  return delivery.recipients
    .filter((recipient) => recipient.state === "pending" || recipient.state === "deferred")
    .map((recipient) => recipient.address);
}

type Chance = { readonly now: Date; /** From 0 up to 1, for jitter. */ readonly random: number };

/** The delivery after an attempt, and what the attempt is remembered as. */
export function settleAttempt(
  delivery: Delivery,
  result: AttemptResult,
  chance: Chance,
): { readonly delivery: Delivery; readonly outcome: AttemptOutcome } {
  switch (result.kind) {
    case "answered":
      return settleAnswer(delivery, result, chance);
    case "not-sent":
      if (result.isPermanent) return { delivery: failWaiting(delivery, result.detail), outcome: "refused" };
      return { delivery: deferOrGiveUp(delivery, result.detail, chance), outcome: "deferred" };
    case "unknown":
      return { delivery: markUncertain(delivery, result.detail, chance.now), outcome: "uncertain" };
  }
}

function settleAnswer(
  delivery: Delivery,
  result: Extract<AttemptResult, { kind: "answered" }>,
  chance: Chance,
): { delivery: Delivery; outcome: AttemptOutcome } {
  const answers = new Map(result.recipients.map((recipient) => [recipient.address, recipient]));
  const recipients = delivery.recipients.map((recipient) => answers.get(recipient.address) ?? recipient);
  const answered: Delivery = { ...delivery, recipients, uncertainSince: null };
  const isTaken = recipients.some((recipient) => recipient.state === "accepted");
  const withTime: Delivery = isTaken ? { ...answered, sentAt: delivery.sentAt ?? chance.now } : answered;
  const outcome = result.recipients.some((recipient) => recipient.state === "accepted") ? "accepted" : null;
  const [remaining] = remainingRecipients(withTime);
  if (remaining !== undefined) {
    // of the whole message the server may have said that it took it: what is told is why somebody still waits
    const detail = answers.get(remaining)?.reply ?? result.reply;
    return { delivery: deferOrGiveUp(withTime, detail, chance), outcome: outcome ?? "deferred" };
  }
  const refused = recipients.filter((recipient) => recipient.state === "refused");
  const detail = refused.length === 0 ? null : `Refused for ${refused.length} of ${recipients.length} recipients.`;
  const done: Delivery = { ...withTime, state: isTaken ? "sent" : "failed", nextAttemptAt: null, detail };
  return { delivery: done, outcome: outcome ?? "refused" };
}

function deferOrGiveUp(delivery: Delivery, detail: string, { now, random }: Chance): Delivery {
  if (isGivenUp(delivery.tryingSince ?? now, now))
    return failWaiting(delivery, `Given up after five days. Last: ${detail}`);
  const at = nextAttemptAt({ attempts: delivery.attempts, now, random });
  const recipients = delivery.recipients.map((recipient) =>
    recipient.state === "pending"
      ? { ...recipient, state: "deferred" as const, reply: recipient.reply ?? detail }
      : recipient,
  );
  const deferredBy = "failure";
  return { ...delivery, recipients, state: "deferred", deferredBy, nextAttemptAt: at, detail, uncertainSince: null };
}

/** Its account has sent as much as it may: it waits for its turn, and that is no attempt. */
export function holdForBudget(delivery: Delivery, turn: Turn): Delivery {
  const allowed = turn.limit === null ? "no more at present" : `${describeLimit(turn.limit)} at most`;
  const detail = `The account may send ${allowed}: the message waits for its turn.`;
  return { ...delivery, state: "deferred", deferredBy: "send-budget", nextAttemptAt: turn.at, detail };
}

/** Nobody can log in before a person has signed in at the provider: until then there is no attempt, and none too late. */
export function waitForConsent(delivery: Delivery): Delivery {
  const detail = "The provider has ended the account's access: the message waits until its user has signed in again.";
  return { ...delivery, detail, tryingSince: null };
}

/** No further attempt: those who have not accepted it will not get it. */
export function failWaiting(delivery: Delivery, detail: string): Delivery {
  const recipients = delivery.recipients.map((recipient) =>
    recipient.state === "pending" || recipient.state === "deferred"
      ? { ...recipient, state: "refused" as const, reply: recipient.reply ?? detail }
      : recipient,
  );
  const isTaken = recipients.some((recipient) => recipient.state === "accepted");
  return {
    ...delivery,
    recipients,
    state: isTaken ? "sent" : "failed",
    nextAttemptAt: null,
    deferredBy: null,
    detail,
    uncertainSince: null,
  };
}

/** Never repeated by itself: the customer may have it. Sent, where something has shown so already. */
export function markUncertain(delivery: Delivery, detail: string, now: Date): Delivery {
  if (delivery.evidence !== null) return confirmSent(delivery, delivery.evidence, now);
  return {
    ...delivery,
    state: "uncertain",
    nextAttemptAt: null,
    detail,
    uncertainSince: delivery.uncertainSince ?? now,
  };
}

/** Nothing was sent: it is tried again at once. `detail` says why. */
export function requeue(delivery: Delivery, detail: string | null, now: Date): Delivery {
  return { ...delivery, state: "queued", deferredBy: null, nextAttemptAt: now, detail, uncertainSince: null };
}

/** A person's decision: to those who have not accepted it, as if for the first time. */
export function startAnew(delivery: Delivery, now: Date): Delivery {
  const recipients = delivery.recipients.map((recipient) =>
    recipient.state === "accepted" ? recipient : { ...recipient, state: "pending" as const, reply: null },
  );
  return { ...requeue(delivery, null, now), recipients, tryingSince: null };
}

/** Those who have accepted it keep it: then it is sent, if not to all. */
export function cancel(delivery: Delivery): Delivery {
  const cancelled = failWaiting(delivery, "Cancelled.");
  return cancelled.state === "sent" ? cancelled : { ...cancelled, state: "cancelled" };
}

/** Somebody has seen the message beyond our server: a copy in Sent, a report, an answer (N5). */
export function confirmSent(delivery: Delivery, evidence: string, now: Date): Delivery {
  const recipients = delivery.recipients.map((recipient) =>
    recipient.state === "pending" || recipient.state === "deferred"
      ? { ...recipient, state: "accepted" as const }
      : recipient,
  );
  return {
    ...delivery,
    recipients,
    state: "sent",
    sentAt: delivery.sentAt ?? now,
    nextAttemptAt: null,
    detail: evidence,
    uncertainSince: null,
  };
}

export function snapshotOf(delivery: Delivery): DeliverySnapshot {
  return {
    deliveryId: delivery.deliveryId,
    interactionId: delivery.interactionId,
    accountId: delivery.accountId,
    state: delivery.state,
    recipients: [...delivery.recipients],
    attempts: delivery.attempts,
    nextAttemptAt: delivery.nextAttemptAt?.toISOString() ?? null,
    sentAt: delivery.sentAt?.toISOString() ?? null,
    rawHash: delivery.rawHash,
    detail: delivery.detail,
  };
}
