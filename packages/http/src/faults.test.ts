import { expect, test } from "@jest/globals";
import Type, { type TSchema } from "typebox";
import { makeValidator } from "./validator.ts";

function faults(schema: TSchema, value: unknown) {
  const reading = makeValidator<unknown>(schema, "body")(value);
  return reading.ok ? {} : Object.fromEntries(reading.faults.map(({ pointer, detail }) => [pointer, detail]));
}
const field = (schema: TSchema) => Type.Object({ f: schema });

test.each<[TSchema, unknown, string]>([
  [Type.String({ minLength: 1 }), "", "Must not be empty."],
  [Type.String({ minLength: 10 }), "short", "At least 10 characters."],
  [Type.String({ maxLength: 1 }), "ab", "At most 1 character."],
  [Type.String(), 1, "Must be text."],
  [Type.Boolean(), "true", "Must be true or false."],
  [Type.Integer({ minimum: 3 }), 2, "At least 3."],
  [Type.Number({ exclusiveMaximum: 3 }), 3, "Must be less than 3."],
  [Type.Array(Type.String(), { minItems: 1 }), [], "At least 1 entry."],
  [Type.Array(Type.String(), { maxItems: 2 }), ["a", "b", "c"], "At most 2 entries."],
  [Type.Array(Type.String(), { uniqueItems: true }), ["a", "a"], "Must not hold anything twice."],
  [Type.Enum(["a", "b"]), "c", "Must be one of: a, b."],
  [Type.Union([Type.Literal("a"), Type.Literal("b")]), "c", "Must be one of: a, b."],
  [Type.Union([Type.Enum(["a", "b"]), Type.Null()]), "c", "Must be one of: a, b."],
  [Type.String({ format: "uuid" }), "x", "Must be a UUID."],
  [
    Type.String({ pattern: "^a$", description: "1 to 5 letters" }),
    "b",
    "Does not have the expected form. 1 to 5 letters.",
  ],
  [Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]), 0, "At least 1."],
  [Type.Union([Type.Integer(), Type.Null()]), "a", "Must be a whole number or null."],
])("%j refuses %j: %s", (schema, value, detail) => {
  expect(faults(field(schema), { f: value })).toEqual({ "/f": detail });
});

const shape = Type.Union([
  Type.Object({ kind: Type.Literal("circle"), radius: Type.Number() }),
  Type.Object({ kind: Type.Literal("square"), side: Type.Number() }),
]);

test("of a union only the branch that was meant is told", () => {
  expect(faults(field(shape), { f: { kind: "square", side: "long", radius: 1 } })).toEqual({
    "/f/radius": "There is no such field.",
    "/f/side": "Must be a number.",
  });
});

test("an unknown kind is told with the kinds there are", () => {
  expect(faults(field(shape), { f: { kind: "line" } })).toEqual({ "/f/kind": "Must be one of: circle, square." });
});

test("faults beside and inside unions of a list each keep their place", () => {
  const schema = Type.Object({ list: Type.Array(shape), name: Type.String() });
  const value = { list: [{ kind: "circle", radius: 1 }, { kind: "circle" }, { kind: "square", side: null }], name: 1 };
  expect(faults(schema, value)).toEqual({
    "/list/1/radius": "This field is required.",
    "/list/2/side": "Must be a number.",
    "/name": "Must be text.",
  });
});

test("pointers escape what RFC 6901 says", () => {
  expect(faults(Type.Object({}), { "a/b~c": 1 })).toEqual({ "/a~1b~0c": "There is no such field." });
});

test("half a surrogate pair is refused, also in the name of a field", () => {
  const open = Type.Record(Type.String(), Type.String());
  expect(faults(open, { a: "\ud800" })).toEqual({
    "/a": "Must be well-formed Unicode: it holds half of a surrogate pair.",
  });
  expect(Object.keys(faults(open, { "\u0000": "x" }))).toEqual([""]);
});
