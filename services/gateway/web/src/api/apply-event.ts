/**
 * What each live event means for the cache: which queries have become old. The event itself is only a hint; the truth is
 * read again through the API. Versions that were already seen mean nothing.
 */
import type { LiveEvent } from "./live-event.ts";
import { queryKeys } from "./query-keys.ts";

type Key = readonly unknown[];
type Effect = (event: LiveEvent) => readonly Key[];

const aboutInteraction: Effect = ({ key }) => [
  queryKeys.interactionLists,
  queryKeys.interaction(key),
  queryKeys.counts,
];
const aboutRouting: Effect = ({ key }) => [
  queryKeys.offers,
  queryKeys.why(key),
  queryKeys.interaction(key),
  queryKeys.queues,
];
const aboutHolder: Effect = (event) => [...aboutInteraction(event), ...aboutRouting(event)];

const effects: Readonly<Record<string, Effect>> = {
  "mail.evt.account-config.account.changed.v1": () => [queryKeys.accounts, queryKeys.writingRules],
  "mail.state.imap-ingest.account-connection": () => [queryKeys.connections],
  "mail.evt.gateway.agent.changed.v1": ({ key }) => [queryKeys.users, queryKeys.agent(key), queryKeys.agents],
  "mail.evt.routing.agent-state.changed.v1": () => [queryKeys.agents],
  "mail.evt.routing.queue.changed.v1": () => [queryKeys.queues],
  "mail.evt.interaction-history.interaction.opened.v1": aboutInteraction,
  "mail.evt.interaction-history.interaction.reopened.v1": aboutInteraction,
  "mail.evt.interaction-history.interaction.closed.v1": aboutHolder,
  "mail.evt.interaction-history.interaction.changed.v1": aboutInteraction,
  "mail.evt.interaction-history.message.added.v1": (event) => [
    ...aboutInteraction(event),
    queryKeys.messages(event.key),
    queryKeys.replyRules(event.key),
  ],
  "mail.evt.smtp-send.delivery.changed.v1": ({ data }) => [
    queryKeys.deliveries,
    ...(typeof data["interactionId"] === "string" ? [queryKeys.messages(data["interactionId"])] : []),
  ],
  "mail.evt.routing.offer.made.v1": aboutRouting,
  "mail.evt.routing.offer.accepted.v1": aboutRouting,
  "mail.evt.routing.offer.rejected.v1": aboutRouting,
  "mail.evt.routing.offer.expired.v1": aboutRouting,
  "mail.evt.routing.offer.withdrawn.v1": aboutRouting,
  "mail.evt.routing.assignment.changed.v1": aboutHolder,
  "mail.evt.routing.routing.ended.v1": aboutHolder,
};

/** The event types that change something here; a test holds this against the contracts. */
export const handledTypes: readonly string[] = Object.keys(effects);

/** Keys that have become old, none twice. `seen` remembers the newest number of each stream. */
export function staleKeys(events: readonly LiveEvent[], seen: Map<string, number>): readonly Key[] {
  const keys = new Map<string, Key>();
  for (const event of events) {
    if (isRepeated(event, seen)) continue;
    for (const key of effects[event.type]?.(event) ?? []) keys.set(JSON.stringify(key), key);
  }
  return [...keys.values()];
}

function isRepeated({ type, key, seq }: LiveEvent, seen: Map<string, number>): boolean {
  if (seq === null) return false;
  // `mail.evt.<producer>.…`: numbers run per producer and key
  const stream = `${type.split(".")[2] ?? ""}/${key}`;
  if (seq <= (seen.get(stream) ?? 0)) return true;
  seen.set(stream, seq);
  return false;
}
