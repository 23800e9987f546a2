/**
 * One message's way through the account's list of actions (X2). A run waits at a queue, an agent or a call, and goes on
 * from there; it ends when somebody has the interaction, it is closed, or the list is at its end.
 */
import type { MessageFacts } from "@mailroom/contracts/events/interaction";

/** The message that began the run. */
export type FlowCause = {
  readonly messageKey: string;
  /** The first of its interaction. */
  readonly isFirst: boolean;
  /** Automatic, bulk or our own: nothing answers it automatically (F13). */
  readonly isAutomatic: boolean;
  /** Unread before the account was activated (X18). */
  readonly isBacklog: boolean;
  readonly isUnverified: boolean;
  /** null: nothing is known that a condition could ask for. */
  readonly facts: MessageFacts | null;
};

export type FlowRun = {
  readonly interactionId: string;
  readonly accountId: string;
  /** null: it began before runs were kept, and answers nothing. */
  readonly cause: FlowCause | null;
  /** The interaction's newest message as far as routing knows: a Close step obeys it. */
  readonly lastMessageKey: string | null;
  readonly variables: Readonly<Record<string, string>>;
  /** Steps taken so far, those passed over too. */
  readonly stepCount: number;
  /** Where it waits; null: nowhere, or at a step that has no id. */
  readonly stepId: string | null;
  /** It waits for the answer of a call, not for an agent. */
  readonly isCalling: boolean;
};

/** Beyond it a run ends: lists may jump back, and nobody waits for ever. */
export const maxFlowSteps = 1_000;

export function newRun(of: { readonly interactionId: string; readonly accountId: string }, cause: FlowCause): FlowRun {
  return {
    ...{ interactionId: of.interactionId, accountId: of.accountId, cause, lastMessageKey: cause.messageKey },
    ...{ variables: {}, stepCount: 0, stepId: null, isCalling: false },
  };
}

/** Of work that waited by the list before runs were kept. */
export function unknownRun(of: { readonly interactionId: string; readonly accountId: string }): FlowRun {
  return {
    ...{ interactionId: of.interactionId, accountId: of.accountId, cause: null, lastMessageKey: null },
    ...{ variables: {}, stepCount: 0, stepId: null, isCalling: false },
  };
}
