import { describe, expect, test } from "@jest/globals";
import { readMessage } from "./received-message.ts";

const type = "mail.evt.routing.offer.made.v1";
const envelope = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  type,
  source: "routing",
  key: "k1",
  seq: 3,
  time: "2026-01-01T00:00:00.000Z",
  correlationId: "c",
  data: { any: "thing" },
};
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const kindOf = (subject: string, value: unknown) => readMessage(subject, bytes(value)).kind;

describe("a message from the broker", () => {
  test("is an event with its place in its stream", () => {
    expect(readMessage(`${type}.k1`, bytes(envelope))).toEqual({
      ...{ kind: "event", stream: { producer: "routing", channel: "evt", key: "k1" }, seq: 3, envelope },
    });
  });

  test("that is a command belongs to a stream of its sender and target", () => {
    const command = { ...envelope, type: "mail.cmd.smtp-send.delivery.send.v1", source: "interaction-history" };
    expect(readMessage("mail.cmd.smtp-send.delivery.send.v1.k1", bytes(command))).toMatchObject({
      stream: { producer: "interaction-history", channel: "cmd.smtp-send", key: "k1" },
    });
  });

  test("is unreadable when it is no JSON, no UTF-8 or no envelope", () => {
    expect(readMessage(`${type}.k1`, new TextEncoder().encode("{")).kind).toBe("unreadable");
    expect(readMessage(`${type}.k1`, new Uint8Array([0xff, 0xfe])).kind).toBe("unreadable");
    expect(kindOf(`${type}.k1`, { ...envelope, seq: 0 })).toBe("unreadable");
  });

  test("is unreadable when envelope and subject do not agree, or somebody speaks for another", () => {
    expect(kindOf(`${type}.k2`, envelope)).toBe("unreadable");
    expect(kindOf(`${type}.k1`, { ...envelope, source: "gateway" })).toBe("unreadable");
  });
});
