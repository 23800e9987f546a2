import { expect, test } from "@jest/globals";
import { createAccount, createApiKey, createQueue, createUser } from "../api/constraints.gen.ts";
import "../messages/add-accounts.ts";
import { faultOf, faultsIn, numberLimits, textLimits } from "./field-rules.ts";

test("a field that is needed may not be empty, others may", () => {
  expect(faultsIn(createQueue, { name: "  ", description: "", weight: 3 })).toEqual({ name: "Needed." });
  expect(faultsIn(createQueue, { name: "Support", agentTimeoutSeconds: "" })).toEqual({});
});

test("lengths, ranges and counts are told with their limits", () => {
  expect(faultsIn(createUser, { password: "short" })).toEqual({ password: "At least 10 characters." });
  expect(faultsIn(createQueue, { name: "n".repeat(256) })).toEqual({ name: "At most 255 characters." });
  expect(faultsIn(createQueue, { weight: 11, agentTimeoutSeconds: "1.5" })).toEqual({
    weight: "From 0 to 10.",
    agentTimeoutSeconds: "A whole number.",
  });
  expect(faultOf(createApiKey.cidrs, Array.from({ length: 101 }, String))).toBe("At most 100 entries.");
});

test("nested fields and items of lists are found where the form has them", () => {
  const values = { imap: { host: "h", port: 70_000 }, smtp: { host: "" } };
  expect(faultsIn(createAccount, values, { needed: ["smtp.host"] })).toEqual({
    "imap.port": "From 1 to 65,535.",
    "smtp.host": "Needed.",
  });
  const rules = {
    "steps[].wait": { required: true, type: "integer", minimum: 1 },
    "tags[]": { maxLength: 2 },
  } as const;
  expect(faultsIn(rules, { steps: [{ wait: 1 }, { wait: 0 }, { wait: "" }], tags: ["ok", "long"] })).toEqual({
    "steps.1.wait": "At least 1.",
    "steps.2.wait": "Needed.",
    tags: "At most 2 characters.",
  });
});

test("a form can say it in its own words", () => {
  const say = { key: "accounts.form.keyRule" } as const;
  for (const key of ["", "A-B", "TOOLONG"]) {
    expect(faultsIn(createAccount, { key }, { say })).toEqual({ key: "1 to 5 letters and digits." });
  }
  expect(faultsIn(createAccount, { key: " SUP " }, { say })).toEqual({});
});

test("inputs get the limits as attributes, but for the length of texts", () => {
  expect(textLimits(createAccount.name)).toEqual({ required: true, withAsterisk: false });
  expect(numberLimits(createAccount["imap.port"])).toEqual({ min: 1, max: 65_535 });
});
