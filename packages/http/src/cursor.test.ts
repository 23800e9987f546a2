import { expect, test } from "@jest/globals";
import Type from "typebox";
import { makeCursor } from "./cursor.ts";

const cursor = makeCursor("an internal key of at least 32 bytes.");
const refused = expect.objectContaining({ code: "invalid-cursor", kind: "invalid" });

test("a cursor gives back what was put in", () => {
  const value = { at: "2026-01-31T12:00:00Z", id: "Ωμέγα", n: [1, null] };
  expect(cursor.decode(cursor.encode(value))).toEqual(value);
});

test("a cursor that was changed, cut or made up is refused", () => {
  const text = cursor.encode({ id: 1 });
  const [payload = "", signature = ""] = text.split(".");
  const other = Buffer.from('{"id":2}').toString("base64url");
  for (const bad of [`${other}.${signature}`, payload, `${payload}.`, "", ".", text.slice(0, -3), "ä".repeat(40)]) {
    expect(() => cursor.decode(bad)).toThrow(refused);
  }
});

test("a cursor of another key is refused", () => {
  const foreign = makeCursor("another internal key, also long enough").encode({ id: 1 });
  expect(() => cursor.decode(foreign)).toThrow(refused);
});

test("a cursor of another list is refused", () => {
  const text = cursor.encode({ name: "a" });
  expect(() => cursor.decodeAs(Type.Object({ at: Type.String() }), text)).toThrow(refused);
  expect(cursor.decodeAs(Type.Object({ name: Type.String() }), text).name).toBe("a");
});
