/** What became of one delivered mail, as ingest's ledger tells it. */
export type MailFate = {
  readonly file: string;
  readonly uid: number;
  readonly outcome: string;
  readonly reason: string | null;
  readonly messageKey: string | null;
  readonly processingMs: number | null;
};

export type CorpusCounts = {
  readonly delivered: number;
  readonly messages: number;
  readonly quarantined: number;
  readonly copies: number;
  readonly lost: number;
  readonly duplicated: number;
};

/**
 * Holds the ledger against the messages that interaction-history really has.
 *
 * `lost`: delivered mails that are neither a stored message, nor a quarantined placeholder, nor a copy of one.
 * `duplicated`: messages beyond the first for one mail, or stored messages no delivered mail accounts for.
 */
export function countFates(delivered: number, fates: readonly MailFate[], storedKeys: readonly string[]): CorpusCounts {
  const stored = new Set(storedKeys);
  const seen = new Set<string>();
  let messages = 0;
  let quarantined = 0;
  let copies = 0;
  let duplicated = storedKeys.length - stored.size;
  for (const fate of fates) {
    if (fate.outcome === "copy") copies += 1;
    if (fate.messageKey === null || !stored.has(fate.messageKey)) continue;
    if (fate.outcome !== "message" && fate.outcome !== "quarantined") continue;
    if (seen.has(fate.messageKey)) duplicated += 1;
    seen.add(fate.messageKey);
    if (fate.outcome === "message") messages += 1;
    else quarantined += 1;
  }
  for (const key of stored) if (!seen.has(key)) duplicated += 1;
  return { delivered, messages, quarantined, copies, lost: delivered - messages - quarantined - copies, duplicated };
}
