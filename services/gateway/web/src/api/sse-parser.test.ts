import { describe, expect, test } from "@jest/globals";
import { makeSseParser } from "./sse-parser.ts";

describe("the event stream", () => {
  test("is taken apart wherever its pieces are cut", () => {
    const stream =
      'retry: 1000\nid: 5-1\n\n: heartbeat\n\nid: 5-2\ndata: {"a":1}\n\nevent: reset\nid: 5-9\ndata: {}\n\n';
    const expected = [
      { event: "message", data: '{"a":1}', id: "5-2" },
      { event: "reset", data: "{}", id: "5-9" },
    ];
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const parser = makeSseParser();
      expect([...parser.push(stream.slice(0, cut)), ...parser.push(stream.slice(cut))]).toEqual(expected);
    }
  });

  test("gives a place to resume from before anything happened", () => {
    const parser = makeSseParser();
    expect(parser.push("id: 7-3\n\n")).toEqual([]);
    expect(parser.lastId).toBe("7-3");
  });

  test("joins data lines and takes every line end of the standard", () => {
    expect(makeSseParser().push("data: one\r\ndata: two\r\n\r\n")).toEqual([
      { event: "message", data: "one\ntwo", id: null },
    ]);
  });
});
