/**
 * What a received mail says about a delivery of ours (N5, F17): a report (RFC 3464) tells of recipients, an answer shows
 * that somebody has read the message. Neither ever has anything sent.
 */
import type { ReceivedMessage, ReportedRecipient } from "@mailroom/contracts/events/message";
import type { RecipientResult } from "@mailroom/contracts/events/delivery";
import { confirmSent, type Delivery } from "./delivery.ts";

export type MentionedDelivery = {
  readonly deliveryId: string;
  readonly messageId: string;
  /** Of the message that was sent. */
  readonly references: readonly string[];
  readonly inReplyTo: string | null;
};

export type Evidence = {
  /** Why the delivery counts as sent, in plain words. */
  readonly what: string;
  /** Whom it shows to have, or to have been meant to have, the message. */
  readonly addresses: readonly string[];
  /** What a report says of each; empty for an answer. */
  readonly reported: readonly ReportedRecipient[];
};

type Mail = Pick<ReceivedMessage, "headers" | "classification" | "reportedMessageIds" | "reportedRecipients">;

/** Message-IDs the mail may be about; empty where it can prove nothing: our own mail that comes back. */
export function mentionedIds({ headers, classification, reportedMessageIds = [] }: Mail): string[] {
  if (classification.own && !classification.bounce) return [];
  const returned = classification.bounce ? reportedMessageIds : [];
  return [...new Set([...returned, ...headers.inReplyTo, ...headers.references])];
}

/**
 * Those of the mentioned deliveries whose message must have arrived. An id in References that a later message of ours
 * handed on proves nothing about the earlier one.
 */
export function arrivedOf(mail: Mail, mentioned: readonly MentionedDelivery[]): MentionedDelivery[] {
  const direct = new Set([...(mail.reportedMessageIds ?? []), ...mail.headers.inReplyTo]);
  const handedOn = new Set(
    mentioned.flatMap(({ references, inReplyTo, messageId }) =>
      [...references, inReplyTo].filter((id) => id !== null && id !== messageId),
    ),
  );
  return mentioned.filter(({ messageId }) => direct.has(messageId) || !handedOn.has(messageId));
}

export function evidenceOf({ headers, classification, reportedRecipients = [] }: Mail): Evidence {
  if (!classification.bounce) {
    const from = headers.from?.address;
    return { what: "It was answered.", addresses: from === undefined ? [] : [from], reported: [] };
  }
  const addresses = reportedRecipients.map(({ address }) => address);
  return { what: "A report about it came back.", addresses, reported: reportedRecipients };
}

/** The delivery after the evidence; null where it changes nothing. */
export function applyEvidence(delivery: Delivery, evidence: Evidence, now: Date): Delivery | null {
  const returned = markReturned(delivery, evidence.reported);
  if (delivery.state === "sent") return returned === null ? null : settleReturned(returned);
  if (!isAboutThisAttempt(delivery, evidence)) return returned;
  if (delivery.state === "uncertain") return settleReturned(confirmSent(returned ?? delivery, evidence.what, now));
  if (delivery.state === "sending") return { ...(returned ?? delivery), evidence: evidence.what };
  return returned;
}

/** An earlier attempt may have reached some; what those have says nothing about the others. */
function isAboutThisAttempt({ recipients }: Delivery, { addresses }: Evidence): boolean {
  if (!recipients.some(({ state }) => state === "accepted")) return true;
  return recipients.some(
    ({ address, state }) =>
      (state === "pending" || state === "deferred") && addresses.some((named) => isSame(named, address)),
  );
}

/** Recipients whose server had the message, or may have had it, and gave it back. */
function markReturned(delivery: Delivery, reported: readonly ReportedRecipient[]): Delivery | null {
  const failures = reported.filter(({ action }) => action === "failed");
  const mayReturn = (state: RecipientResult["state"]): boolean =>
    state === "accepted" || (delivery.state === "uncertain" && state !== "refused");
  const recipients = delivery.recipients.map((recipient): RecipientResult => {
    const failure = failures.find(({ address }) => isSame(address, recipient.address));
    if (failure === undefined || !mayReturn(recipient.state)) return recipient;
    return { ...recipient, state: "refused", reply: failure.diagnostic ?? failure.status ?? "Returned." };
  });
  const isChanged = recipients.some((recipient, index) => recipient !== delivery.recipients[index]);
  return isChanged ? { ...delivery, recipients } : null;
}

/** It was sent; where nobody kept it, it failed all the same. */
function settleReturned(delivery: Delivery): Delivery {
  const refused = delivery.recipients.filter(({ state }) => state === "refused").length;
  if (refused === 0) return delivery;
  const detail = `Returned or refused for ${refused} of ${delivery.recipients.length} recipients.`;
  return { ...delivery, state: refused === delivery.recipients.length ? "failed" : "sent", detail };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
