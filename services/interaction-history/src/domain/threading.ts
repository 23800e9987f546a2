/**
 * Who may join an interaction: a function of what the mail says, who sent it and what we have.
 *
 * 1. A genuine token shown by a participant (the customer, or an address we wrote to) joins.
 * 2. A genuine token shown by a stranger joins as unverified; where the account is strict it counts for nothing.
 * 3. Without token, naming a stored message of the same sender joins. A subject never does.
 * 4. Everything else opens an interaction.
 *
 * A closed interaction is reopened within `reopenWithinDays`; later a new one continues it, and what names the old one
 * then belongs to the newest that continues it (S71). A bounce and a copy of our own mail only attach: they open,
 * reopen and queue nothing.
 */
export type KnownInteraction = {
  readonly interactionId: string;
  /** null while open. */
  readonly closedAt: Date | null;
  /** The sender is its customer or an address we wrote to in it. */
  readonly isParticipant: boolean;
  /** The newest interaction that continues this one, where there is any. */
  readonly continuedById: string | null;
};

export type ThreadingQuestion = {
  readonly kind: "mail" | "bounce" | "own-copy";
  /** The mail was set unread again and is to be taken as new, whatever it names (S69). */
  readonly isRepeated: boolean;
  readonly receivedAt: Date;
  /** Interactions by genuine token, the strongest evidence first. */
  readonly tokens: readonly string[];
  /** Interactions by stored messages the mail names, the strongest first; of the same sender, or ours for a bounce. */
  readonly references: readonly string[];
  /** All that stand in `tokens` and `references`, and those that continue them. */
  readonly known: ReadonlyMap<string, KnownInteraction>;
  readonly isStrict: boolean;
  readonly reopenWithinDays: number;
};

export type JoinReason = "token" | "token-unverified" | "references";
export type JoinConfidence = "certain" | "high" | "low";

export type ThreadingDecision =
  | {
      readonly kind: "join";
      readonly interactionId: string;
      readonly reason: JoinReason;
      readonly confidence: JoinConfidence;
      /** `attach`: counts as no activity of the customer. */
      readonly effect: "append" | "reopen" | "attach";
    }
  | { readonly kind: "open"; readonly continuesInteractionId: string | null }
  /** A bounce of nothing we know: kept with the account, in no interaction. */
  | { readonly kind: "unmatched" };

const dayMs = 24 * 60 * 60 * 1000;
const opened: ThreadingDecision = { kind: "open", continuesInteractionId: null };

export function decideThread(question: ThreadingQuestion): ThreadingDecision {
  const { kind, isRepeated } = question;
  if (kind === "bounce") return attach(question) ?? { kind: "unmatched" };
  if (kind === "own-copy" && !isRepeated) return attach(question) ?? opened;
  if (isRepeated) return opened;
  const byToken = question.tokens.flatMap((id) => question.known.get(id) ?? []);
  const asParticipant = byToken.find((interaction) => interaction.isParticipant);
  if (asParticipant !== undefined) return join(question, asParticipant, "token");
  const asStranger = byToken[0];
  if (asStranger !== undefined && !question.isStrict) return join(question, asStranger, "token-unverified");
  const byReference = question.references.flatMap((id) => question.known.get(id) ?? [])[0];
  return byReference === undefined ? opened : join(question, byReference, "references");
}

const confidences = { token: "certain", references: "high", "token-unverified": "low" } as const;

function join(question: ThreadingQuestion, named: KnownInteraction, reason: JoinReason): ThreadingDecision {
  const target = newestOf(question, named);
  const { interactionId, closedAt } = target;
  const confidence = confidences[reason];
  // a stranger's mail is never filed as the continuation of somebody else's matter
  if (!canReopen(question, closedAt)) {
    return { kind: "open", continuesInteractionId: reason === "token-unverified" ? null : interactionId };
  }
  return { kind: "join", interactionId, reason, confidence, effect: closedAt === null ? "append" : "reopen" };
}

/** What came too late for the interaction it names belongs to the one that continues it, if the sender takes part there. */
function newestOf(question: ThreadingQuestion, named: KnownInteraction): KnownInteraction {
  const visited = new Set<string>();
  let current = named;
  while (!canReopen(question, current.closedAt) && current.continuedById !== null) {
    visited.add(current.interactionId);
    const next = question.known.get(current.continuedById);
    if (next?.isParticipant !== true || visited.has(next.interactionId)) break;
    current = next;
  }
  return current;
}

function canReopen({ receivedAt, reopenWithinDays }: ThreadingQuestion, closedAt: Date | null): boolean {
  return closedAt === null || receivedAt.getTime() - closedAt.getTime() <= reopenWithinDays * dayMs;
}

function attach({ tokens, references, known }: ThreadingQuestion): ThreadingDecision | null {
  const byToken = tokens.find((id) => known.has(id));
  const interactionId = byToken ?? references.find((id) => known.has(id));
  if (interactionId === undefined) return null;
  const reason = byToken === undefined ? "references" : "token";
  return { kind: "join", interactionId, reason, confidence: confidences[reason], effect: "attach" };
}
