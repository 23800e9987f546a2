import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import { DomainError } from "@mailroom/contracts/domain-error";
import { SealedSecret } from "@mailroom/contracts/sealed-secret";
import { Value } from "typebox/value";
import { makeKeyRing } from "./key-ring.ts";
import { maxSecretBytes, needsRewrap, open, rewrap, seal } from "./seal.ts";

const oldKey = `old:${randomBytes(32).toString("base64")}`;
const newKey = `new:${randomBytes(32).toString("base64")}`;
const oldRing = makeKeyRing(oldKey);
const bothRing = makeKeyRing(`${newKey},${oldKey}`);
const newRing = makeKeyRing(newKey);
const binding = { accountId: "0199f0a0-0000-7000-8000-000000000001", field: "imap.password" };

const refusal = (act: () => unknown): DomainError => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("it was not refused");
};

test.each(["correct horse", "", "pä§§ 🔑\u0000\r\n", "x".repeat(maxSecretBytes)])(
  "S11 what was sealed opens again, and the sealed form is the contract's (%#)",
  (plaintext) => {
    const sealed = seal(oldRing, plaintext, binding);
    expect(Value.Check(SealedSecret, sealed)).toBe(true);
    expect(JSON.stringify(sealed)).not.toContain("correct");
    expect(open(oldRing, sealed, binding)).toBe(plaintext);
  },
);

test("sealing the same text twice gives nothing in common but the key id", () => {
  const first = seal(oldRing, "same", binding);
  const second = seal(oldRing, "same", binding);
  for (const part of ["wrapIv", "wrappedKey", "wrapTag", "iv", "ciphertext", "tag"] as const) {
    expect(first[part]).not.toBe(second[part]);
  }
});

test("a secret longer than the limit is refused", () => {
  expect(refusal(() => seal(oldRing, "é".repeat(maxSecretBytes / 2 + 1), binding)).code).toBe("secret-too-long");
});

test.each([
  ["another account", { ...binding, accountId: "0199f0a0-0000-7000-8000-000000000002" }],
  ["another field", { ...binding, field: "smtp.password" }],
  ["parts that join to the same text", { accountId: `${binding.accountId}","imap`, field: ".password" }],
])("S11 a ciphertext moved to %s does not open", (_, elsewhere) => {
  const sealed = seal(oldRing, "secret", binding);
  expect(refusal(() => open(oldRing, sealed, elsewhere)).code).toBe("secret-unreadable");
  expect(refusal(() => rewrap(oldRing, sealed, elsewhere)).code).toBe("secret-unreadable");
});

test("halves of two secrets of the same field do not open together", () => {
  const first = seal(oldRing, "first", binding);
  const { iv, ciphertext, tag } = seal(oldRing, "second", binding);
  expect(refusal(() => open(oldRing, { ...first, iv, ciphertext, tag }, binding)).code).toBe("secret-unreadable");
});

test.each(["wrapIv", "wrappedKey", "wrapTag", "iv", "ciphertext", "tag"] as const)(
  "a changed, shortened or missing %s does not open",
  (part) => {
    const sealed = seal(oldRing, "secret text", binding);
    const bytes = Buffer.from(sealed[part], "base64url");
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    for (const damaged of [bytes.toString("base64url"), sealed[part].slice(0, 6), ""]) {
      expect(refusal(() => open(oldRing, { ...sealed, [part]: damaged }, binding)).code).toBe("secret-unreadable");
    }
  },
);

test("S11 keys rotate while secrets of both keys are in use", () => {
  const sealed = seal(oldRing, "secret", binding);
  expect(open(bothRing, sealed, binding)).toBe("secret");
  expect(needsRewrap(oldRing, sealed)).toBe(false);
  expect(needsRewrap(bothRing, sealed)).toBe(true);

  const moved = rewrap(bothRing, sealed, binding);
  expect(needsRewrap(bothRing, moved)).toBe(false);
  expect(moved.ciphertext).toBe(sealed.ciphertext);
  expect(open(newRing, moved, binding)).toBe("secret");
  expect(seal(bothRing, "later", binding).keyId).toBe("new");
});

test("a secret whose key was taken away names the key and what to do, never the content", () => {
  const error = refusal(() => open(newRing, seal(oldRing, "hunter2", binding), binding));
  expect(error.code).toBe("secret-unreadable");
  expect(error.message).toContain('"old"');
  expect(error.message).not.toContain("hunter2");
});

test("another key under the same id does not open the secret", () => {
  const impostor = makeKeyRing(`old:${randomBytes(32).toString("base64")}`);
  expect(refusal(() => open(impostor, seal(oldRing, "secret", binding), binding)).code).toBe("secret-unreadable");
});
