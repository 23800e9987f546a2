import { readThreadToken, type TokenSigner } from "./thread-token.ts";

export type ParentMessage = {
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
};

export type ReplyHeaders = { readonly inReplyTo: string | null; readonly references: readonly string[] };

/** Longer chains lose their middle: programs thread by the first and the newest ones, and headers must not grow for ever. */
const maxReferences = 20;
/** What leads a thread, kept when the middle goes. */
const keptFromStart = 1;
const idPattern = /^<[^<>\s\p{Cc}]{1,240}>$/u;

/**
 * RFC 5322 §3.6.4: the parent's References (or its In-Reply-To where it names exactly one) and the parent itself; our
 * thread reference comes last, and nowhere else. What is no plain Message-ID is left out: nothing of a received mail
 * gets into our headers unchecked.
 */
export function replyHeaders(
  parent: ParentMessage | null,
  threadReference: string,
  tokens: { readonly accountId: string; readonly signer: TokenSigner },
): ReplyHeaders {
  if (parent === null) return { inReplyTo: null, references: [threadReference] };
  const inherited = parent.references.length > 0 ? parent.references : onlyOne(parent.inReplyTo);
  const chain = [...inherited, parent.messageId ?? ""].filter((id) => idPattern.test(id));
  const unique = [...new Set(chain)].filter((id) => !isThreadReference(id, tokens));
  const inReplyTo = parent.messageId !== null && idPattern.test(parent.messageId) ? parent.messageId : null;
  return { inReplyTo, references: [...shorten(unique), threadReference] };
}

function onlyOne(ids: readonly string[]): readonly string[] {
  return ids.length === 1 ? ids : [];
}

function isThreadReference(id: string, tokens: { accountId: string; signer: TokenSigner }): boolean {
  // our Message-IDs have one more part before the @, and stay
  const isBare = /^<mr1\.[a-z0-9]+\.[a-z2-7]+@/i.test(id);
  return isBare && readThreadToken(id, tokens.accountId, tokens.signer) !== null;
}

function shorten(ids: readonly string[]): readonly string[] {
  const room = maxReferences - 1;
  if (ids.length <= room) return ids;
  return [...ids.slice(0, keptFromStart), ...ids.slice(keptFromStart - room)];
}
