/**
 * Which mails of a page are new, which are copies, and which are old acquaintances under a new number.
 *
 * The same account and content (From, To, Date, Subject, Message-ID, body) is a copy: counted, never a second message.
 * A known mail met under another UIDVALIDITY or source is the same mail re-keyed: its row moves, its flag is set again.
 */
export type Numbering = { readonly sourceEpoch: number; readonly mailbox: string; readonly uidValidity: number };

/** A mail of the page, in order of UID. */
export type Candidate = { readonly uid: number; readonly messageKey: string; readonly contentHash: string };

/** A stored message with the content of a candidate. */
export type KnownMessage = {
  readonly messageKey: string;
  readonly contentHash: string;
  readonly numbering: Numbering;
  readonly uid: number;
};

export type Settlement =
  | { readonly kind: "new"; readonly uid: number }
  | { readonly kind: "copy"; readonly uid: number; readonly copyOf: string }
  | { readonly kind: "rekeyed"; readonly uid: number; readonly messageKey: string };

/** `inserted`: message keys that the unique index let in; `known`: who holds the content of the others. */
export function settlePage(
  candidates: readonly Candidate[],
  inserted: ReadonlySet<string>,
  known: readonly KnownMessage[],
  numbering: Numbering,
): Settlement[] {
  const byContent = new Map(known.map((message) => [message.contentHash, message]));
  const rekeyed = new Set<string>();
  return candidates.map(({ uid, messageKey, contentHash }): Settlement => {
    if (inserted.has(messageKey)) return { kind: "new", uid };
    const original = byContent.get(contentHash);
    if (original === undefined) throw new Error("a mail was refused as a copy, but of none");
    const isSameNumbering = areSame(original.numbering, numbering);
    if (isSameNumbering || rekeyed.has(original.messageKey)) {
      return { kind: "copy", uid, copyOf: original.messageKey };
    }
    rekeyed.add(original.messageKey);
    return { kind: "rekeyed", uid, messageKey: original.messageKey };
  });
}

function areSame(a: Numbering, b: Numbering): boolean {
  return a.sourceEpoch === b.sourceEpoch && a.mailbox === b.mailbox && a.uidValidity === b.uidValidity;
}
