import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { expect, test } from "@jest/globals";
import { DomainError } from "@mailroom/contracts/domain-error";
import { makeKeyRing } from "./key-ring.ts";
import { assertProductionKeys } from "./production-keys.ts";

const randomKey = () => randomBytes(32).toString("base64");

test("the first key of the text is the one that seals", () => {
  const ring = makeKeyRing(` new:${randomKey()} , old:${randomKey()},`);
  expect(ring.primaryKeyId).toBe("new");
  expect([...ring.keys.keys()]).toEqual(["new", "old"]);
});

test("base64url and unpadded keys are read as well", () => {
  const bytes = Buffer.alloc(32, 0xfb);
  const ring = makeKeyRing(`a:${bytes.toString("base64url")},b:${bytes.toString("base64").replace("=", "")}`);
  expect(ring.keys.get("a")?.export()).toEqual(bytes);
  expect(ring.keys.get("b")?.export()).toEqual(bytes);
});

test.each([
  ["", /holds no key/],
  [" , ", /holds no key/],
  [randomKey(), /no proper key id/],
  [`:${randomKey()}`, /no proper key id/],
  [`no spaces:${randomKey()}`, /no proper key id/],
  [`short:${randomBytes(16).toString("base64")}`, /"short" is not 32 bytes/],
  [`long:${randomBytes(33).toString("base64")}`, /"long" is not 32 bytes/],
  [`text:not base64 at all, not even nearly so!`, /"text" is not 32 bytes/],
  [`twice:${randomKey()},twice:${randomKey()}`, /"twice" appears twice/],
])("a ring that cannot be used is refused with the reason (%#)", (text, reason) => {
  expect(() => makeKeyRing(text)).toThrow(reason);
});

test("neither a refused ring nor a printed one shows key material", () => {
  const secret = randomKey();
  let message = "";
  try {
    makeKeyRing(secret);
  } catch (error) {
    message = inspect(error);
  }
  expect(message).toContain("invalid-key-ring");
  expect(message).not.toContain(secret.slice(0, 8));
  expect(inspect(makeKeyRing(`k:${secret}`), { depth: 9 })).not.toContain(secret.slice(0, 8));
});

test("production takes random keys", () => {
  expect(() => {
    assertProductionKeys(makeKeyRing(`2025-11:${randomKey()}`));
  }).not.toThrow();
});

test.each([
  ["demo-1", randomBytes(32)],
  ["DEMO", randomBytes(32)],
  ["zeros", Buffer.alloc(32)],
  ["pattern", Buffer.from("deadbeef".repeat(8), "hex")],
  ["typed", Buffer.from("correct horse battery staple 123")],
])("production refuses a key that is no secret: %s", (keyId, bytes) => {
  const ring = makeKeyRing(`good:${randomKey()},${keyId}:${bytes.toString("base64")}`);
  expect(() => {
    assertProductionKeys(ring);
  }).toThrow(DomainError);
  expect(() => {
    assertProductionKeys(ring);
  }).toThrow(`key "${keyId}"`);
});
