import { readThreadToken, type TokenSigner } from "./thread-token.ts";

export type ThreadHeaders = {
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
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

/** Enough for any thread of people; bounds the work a hostile header causes. */
const maxConsidered = 50;

/** Reads what was answered first (a bounce: what was returned), then In-Reply-To, then References from the newest back. */
export function readThreadEvidence(headers: ThreadHeaders, accountId: string, signer: TokenSigner): ThreadEvidence {
  const { messageId, inReplyTo, references, reportedMessageIds } = headers;
  const newestFirst = references.slice(-maxConsidered).reverse();
  const named = [...reportedMessageIds, ...inReplyTo, ...newestFirst].slice(0, 2 * maxConsidered);
  const tokens = named.flatMap((id) => readThreadToken(id, accountId, signer) ?? []);
  return {
    tokens: [...new Set(tokens)],
    ownToken: messageId === null ? null : readThreadToken(messageId, accountId, signer),
    messageIds: [...new Set(named)],
  };
}
