import { describe, expect, test } from "@jest/globals";
import { messageContracts } from "@mailroom/contracts/catalogue";
import { handledTypes, staleKeys } from "./apply-event.ts";
import type { LiveEvent } from "./live-event.ts";
import { queryKeys } from "./query-keys.ts";

const interactionId = "018f0000-0000-7000-8000-000000000001";
function event(type: string, more: Partial<LiveEvent> = {}): LiveEvent {
  return { type, key: interactionId, seq: 1, time: "2026-03-12T14:40:00Z", data: {}, ...more };
}
const messageAdded = "mail.evt.interaction-history.message.added.v1";

describe("a live event", () => {
  test("makes the lists and the thread it is about old", () => {
    const keys = staleKeys([event(messageAdded)], new Map());
    expect(keys).toContainEqual(queryKeys.messages(interactionId));
    expect(keys).toContainEqual(queryKeys.replyRules(interactionId));
    expect(keys).toContainEqual(queryKeys.interactionLists);
    expect(keys).toContainEqual(queryKeys.counts);
  });

  test("of a batch names each key once", () => {
    const keys = staleKeys([event(messageAdded), event(messageAdded, { seq: 2 })], new Map()).map((key) =>
      JSON.stringify(key),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("that comes again, or late, changes nothing", () => {
    const seen = new Map<string, number>();
    expect(staleKeys([event(messageAdded, { seq: 7 })], seen)).not.toEqual([]);
    expect(staleKeys([event(messageAdded, { seq: 7 })], seen)).toEqual([]);
    expect(staleKeys([event(messageAdded, { seq: 6 })], seen)).toEqual([]);
    expect(staleKeys([event(messageAdded, { seq: 8 })], seen)).not.toEqual([]);
  });

  test("of another producer has numbers of its own", () => {
    const seen = new Map<string, number>();
    staleKeys([event(messageAdded, { seq: 9 })], seen);
    expect(staleKeys([event("mail.evt.routing.offer.made.v1", { seq: 1 })], seen)).not.toEqual([]);
  });

  test("that is a state has no number and always counts", () => {
    const state = event("mail.state.imap-ingest.account-connection", { seq: null });
    expect(staleKeys([state, state], new Map())).toEqual([queryKeys.connections]);
  });

  test("of a delivery reaches the thread that shows it", () => {
    const sent = event("mail.evt.smtp-send.delivery.changed.v1", { key: "d", data: { interactionId } });
    expect(staleKeys([sent], new Map())).toContainEqual(queryKeys.messages(interactionId));
  });

  test("of a type nobody knows yet is left alone", () => {
    expect(staleKeys([event("mail.evt.routing.thing.happened.v9")], new Map())).toEqual([]);
  });
});

test("every handled event type is a contract or a state", () => {
  const known = new Set(messageContracts.map(({ type }) => type));
  const unknown = handledTypes.filter((type) => type.startsWith("mail.evt.") && !known.has(type));
  expect(unknown).toEqual([]);
});
