/** The last word of an interaction, where it is an answer that was sent. */
export type Answer = { readonly messageKey: string; readonly sentAt: Date };

/** What routing knows of an interaction. */
export type Interaction = {
  readonly id: string;
  readonly accountId: string;
  readonly status: "open" | "closed";
  /** Has it on the desk. */
  readonly holderId: string | null;
  /** Held or answered it last: a reply goes to them first (S77). */
  readonly managerId: string | null;
  /** Where it goes back to: the queue whose agent accepted it last, else the one it was routed to last (S84). */
  readonly lastQueueId: string | null;
  readonly lastQueueAccepted: boolean;
  /** First customer message that nobody has answered. */
  readonly unansweredSince: Date | null;
  /** Left routing without a holder: it is in Unread Messages, and later mail joins it there (S85). */
  readonly hasEnded: boolean;
  /** Its last word, where that is an answer that was sent: the customer is waited for. */
  readonly answer: Answer | null;
  /** When it is to be closed for inactivity; null: never, or that was asked for already. */
  readonly closesAt: Date | null;
};

export function newInteraction(id: string, accountId: string): Interaction {
  return {
    id,
    accountId,
    status: "open",
    holderId: null,
    managerId: null,
    lastQueueId: null,
    lastQueueAccepted: false,
    unansweredSince: null,
    hasEnded: false,
    answer: null,
    closesAt: null,
  };
}

/** S84: a queue that managed it is not displaced by one that merely had it. */
export function routedTo(interaction: Interaction, queueId: string): Interaction {
  return interaction.lastQueueAccepted ? interaction : { ...interaction, lastQueueId: queueId };
}

export function acceptedBy(interaction: Interaction, agentId: string, queueId: string | null): Interaction {
  const held = { ...interaction, holderId: agentId, managerId: agentId, hasEnded: false };
  return queueId === null ? held : { ...held, lastQueueId: queueId, lastQueueAccepted: true };
}
