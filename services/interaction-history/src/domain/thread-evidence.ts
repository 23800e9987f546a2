import { readThreadToken, type TokenSigner } from "./thread-token.ts";

export type ThreadHeaders = {
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** Of In-Reply-To and References beyond what an ordinary mail names, the likeliest first. */
  readonly further: readonly string[];
  /** Of a bounce: what it reports about. */
  readonly reportedMessageIds: readonly string[];
};

/** What a mail's headers say about where it belongs, the strongest first. */
export type ThreadEvidence = {
  /** Interactions of this account whose genuine token stands in the headers. */
  readonly tokens: readonly string[];
  /** The interaction whose token stands in the mail's own Message-ID: the mail is one of ours that came back. */
  readonly ownToken: string | null;
  /** Message-IDs that may be stored ones. */
  readonly messageIds: readonly string[];
};

/** Interactions that one mail may name; bounds what a hostile header locks. */
export const maxNamedInteractions = 100;

/**
 * Reads what was answered first (a bounce: what was returned), then In-Reply-To, then References from the newest back. All
 * that the event holds (2,420 at most), since mail programs and lists put any number of ids behind ours.
 */
export function readThreadEvidence(headers: ThreadHeaders, accountId: string, signer: TokenSigner): ThreadEvidence {
  const { messageId, inReplyTo, references, further, reportedMessageIds } = headers;
  const named = [...reportedMessageIds, ...inReplyTo, ...references.toReversed(), ...further];
  const tokens = named.flatMap((id) => readThreadToken(id, accountId, signer) ?? []);
  return {
    tokens: [...new Set(tokens)].slice(0, maxNamedInteractions),
    ownToken: messageId === null ? null : readThreadToken(messageId, accountId, signer),
    messageIds: [...new Set(named)],
  };
}
