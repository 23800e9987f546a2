import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { makeThreadTokenSigner, parseThreadKeys } from "../crypto/thread-token-signer.ts";
import { makeThreadToken, outgoingMessageId, readThreadToken, threadReference } from "./thread-token.ts";

const signer = makeThreadTokenSigner("an-internal-key-of-at-least-32-characters", null);
const uuid = fc.uuid();
const base64 = (byte: number) => Buffer.alloc(32, byte).toString("base64");

describe("a thread token", () => {
  test("F23 names its interaction to its account, in Message-ID and References alike", () => {
    fc.assert(
      fc.property(uuid, uuid, uuid, (interactionId, accountId, messageKey) => {
        const token = makeThreadToken({ interactionId, accountId }, signer);
        const reference = threadReference(token, "desk.test");
        const messageId = outgoingMessageId(token, messageKey, "desk.test");
        expect(readThreadToken(reference, accountId, signer)).toBe(interactionId);
        expect(readThreadToken(messageId, accountId, signer)).toBe(interactionId);
        expect(readThreadToken(messageId.toUpperCase(), accountId, signer)).toBe(interactionId);
        expect(messageId.length).toBeLessThan(200);
      }),
    );
  });

  test("F23 is worth nothing to another account", () => {
    fc.assert(
      fc.property(uuid, uuid, uuid, (interactionId, accountId, other) => {
        fc.pre(accountId !== other);
        const token = threadReference(makeThreadToken({ interactionId, accountId }, signer), "desk.test");
        expect(readThreadToken(token, other, signer)).toBeNull();
      }),
    );
  });

  test("F23 with any character changed is no token", () => {
    const thread = {
      interactionId: "018f0000-0000-7000-8000-00000000000a",
      accountId: "018f0000-0000-7000-8000-0000000000aa",
    };
    const token = makeThreadToken(thread, signer);
    const start = token.lastIndexOf(".") + 1;
    // the last character carries four bits that mean nothing
    fc.assert(
      fc.property(
        fc.integer({ min: start, max: token.length - 2 }),
        fc.constantFrom(...Array.from("abcdefgh234567")),
        (at, letter) => {
          fc.pre(token[at] !== letter);
          const changed = token.slice(0, at) + letter + token.slice(at + 1);
          expect(readThreadToken(`<${changed}@desk.test>`, thread.accountId, signer)).toBeNull();
        },
      ),
    );
  });

  test("is never found in what others write", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), uuid, (text, accountId) => {
        expect(readThreadToken(text, accountId, signer)).toBeNull();
      }),
    );
  });

  test("holds after the key was changed, as long as the old one is kept", () => {
    const thread = {
      interactionId: "018f0000-0000-7000-8000-00000000000a",
      accountId: "018f0000-0000-7000-8000-0000000000aa",
    };
    const internalKey = "an-internal-key-of-at-least-32-characters";
    const old = makeThreadTokenSigner(internalKey, parseThreadKeys(`k1:${base64(1)}`));
    const rotated = makeThreadTokenSigner(internalKey, parseThreadKeys(`k2:${base64(2)},k1:${base64(1)}`));
    const dropped = makeThreadTokenSigner(internalKey, parseThreadKeys(`k2:${base64(2)}`));
    const token = `<${makeThreadToken(thread, old)}@desk.test>`;
    const derived = `<${makeThreadToken(thread, signer)}@desk.test>`;
    expect(makeThreadToken(thread, rotated)).toContain("mr1.k2.");
    expect(readThreadToken(token, thread.accountId, rotated)).toBe(thread.interactionId);
    expect(readThreadToken(derived, thread.accountId, rotated)).toBe(thread.interactionId);
    expect(readThreadToken(token, thread.accountId, dropped)).toBeNull();
  });

  test.each([["k1"], ["k1:short"], [`K1:${base64(1)}`], [`i:${base64(1)}`], [`k1:${base64(1)},k1:${base64(2)}`]])(
    "keys that cannot be used are refused: %s",
    (text) => {
      expect(() => parseThreadKeys(text)).toThrow(RangeError);
    },
  );
});
