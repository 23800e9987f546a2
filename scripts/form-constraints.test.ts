import { expect, test } from "@jest/globals";
import { createAccount, updateAccount } from "@mailroom/contracts/api/account";
import { notBlank } from "@mailroom/contracts/name";
import { nullable } from "@mailroom/contracts/nullable";
import Type from "typebox";
import { bodyRules } from "./form-constraints.ts";

test("a rule per field, nested ones by their dotted path", () => {
  const rules = bodyRules([createAccount]).get("createAccount") ?? {};
  expect(rules["key"]).toEqual({ required: true, minLength: 1, maxLength: 5, pattern: "^[A-Za-z0-9]+$" });
  expect(rules["imap.port"]).toEqual({ type: "integer", minimum: 1, maximum: 65_535 });
  expect(rules["service"]).toMatchObject({ enum: expect.arrayContaining(["custom"]) });
});

test("a value or null has the rule of the value and may stay empty; other unions are left to the server", () => {
  const body = Type.Object({
    note: nullable(Type.String({ maxLength: 20 })),
    either: Type.Union([Type.String({ maxLength: 5 }), Type.Integer()]),
  });
  expect(bodyRules([{ operationId: "make", body }]).get("make")).toEqual({ note: { maxLength: 20 } });
});

test("items of a list have rules of their own", () => {
  const tags = Type.Optional(Type.Array(Type.String({ minLength: 2 }), { maxItems: 3 }));
  const body = Type.Object({ tags });
  expect(bodyRules([{ operationId: "make", body }]).get("make")).toEqual({
    tags: { maxItems: 3 },
    "tags[]": { minLength: 2 },
  });
});

test("nothing is required in a change", () => {
  const { name, key } = bodyRules([updateAccount]).get("updateAccount") ?? {};
  expect(name).toEqual({ minLength: 1, maxLength: 255, pattern: notBlank });
  expect(key).not.toHaveProperty("required");
});
