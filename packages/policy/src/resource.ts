/**
 * What an action is done to, with the facts that decide about it. The caller reads them from its own copy of the data.
 */
export type Resource =
  /** The whole of a noun: "may this principal do it to any at all?" Lists are then filtered by `reachOf`. */
  | { readonly kind: "collection" }
  /** One thing that belongs to no account, such as a global disposition: everybody's. */
  | { readonly kind: "global" }
  | {
      readonly kind: "account";
      readonly accountId: string;
      readonly linkedAgentIds: readonly string[];
      /** Agents to whom one of its interactions is assigned; left out = unknown, which grants nothing. */
      readonly assignedAgentIds?: readonly string[];
    }
  | {
      readonly kind: "interaction";
      readonly accountId: string;
      readonly linkedAgentIds: readonly string[];
      /** Agents it is offered or assigned to. */
      readonly holderIds: readonly string[];
      /** The one agent it is assigned to: an open offer lets an agent read, not answer. */
      readonly assignedAgentId: string | null;
      /** The account's switch `markAsUnread`; left out = off. */
      readonly agentsMayMarkUnread?: boolean;
    }
  /** Something that belongs to one person: an offer made to them, their agent state. */
  | { readonly kind: "own"; readonly ownerId: string; readonly accountId?: string };
