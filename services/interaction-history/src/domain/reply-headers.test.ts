import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { makeThreadTokenSigner } from "../crypto/thread-token-signer.ts";
import { replyHeaders } from "./reply-headers.ts";
import { makeThreadToken, outgoingMessageId, threadReference } from "./thread-token.ts";

const signer = makeThreadTokenSigner("an-internal-key-of-at-least-32-characters", null);
const accountId = "018f0000-0000-7000-8000-0000000000aa";
const interactionId = "018f0000-0000-7000-8000-00000000000a";
const token = makeThreadToken({ interactionId, accountId }, signer);
const thread = threadReference(token, "desk.test");
const tokens = { accountId, signer };
const parent = { messageId: "<m3@c.test>", inReplyTo: [] as string[], references: ["<m1@c.test>", "<m2@c.test>"] };

describe("the headers of a reply", () => {
  test("F23 are the parent's References, the parent, and last the thread", () => {
    expect(replyHeaders(parent, thread, tokens)).toEqual({
      inReplyTo: "<m3@c.test>",
      references: ["<m1@c.test>", "<m2@c.test>", "<m3@c.test>", thread],
    });
  });

  test("take In-Reply-To where the parent has no References and names one message", () => {
    const one = { ...parent, references: [], inReplyTo: ["<m2@c.test>"] };
    expect(replyHeaders(one, thread, tokens).references).toEqual(["<m2@c.test>", "<m3@c.test>", thread]);
    const two = { ...parent, references: [], inReplyTo: ["<m1@c.test>", "<m2@c.test>"] };
    expect(replyHeaders(two, thread, tokens).references).toEqual(["<m3@c.test>", thread]);
  });

  test("hold the thread once, although the customer's program copied it; our Message-IDs stay", () => {
    const ours = outgoingMessageId(token, "018f0000-0000-7000-8000-0000000000bb", "desk.test");
    const copied = { ...parent, references: ["<m1@c.test>", thread, ours] };
    expect(replyHeaders(copied, thread, tokens).references).toEqual(["<m1@c.test>", ours, "<m3@c.test>", thread]);
  });

  test("of an interaction nobody wrote in begin the thread", () => {
    expect(replyHeaders(null, thread, tokens)).toEqual({ inReplyTo: null, references: [thread] });
  });

  test("stay bounded, keep the first and the newest, and hold nothing but Message-IDs", () => {
    const id = fc.oneof(
      fc.integer({ min: 0, max: 999 }).map((n) => `<m${n}@c.test>`),
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("<a b@c>", "<a@b>\r\nBcc: x@y", "no brackets", "<>", `<${"x".repeat(300)}@y>`),
    );
    fc.assert(
      fc.property(fc.array(id, { maxLength: 60 }), fc.option(id, { nil: null }), (references, messageId) => {
        const headers = replyHeaders({ messageId, inReplyTo: [], references }, thread, tokens);
        expect(headers.references.length).toBeLessThanOrEqual(20);
        expect(headers.references.at(-1)).toBe(thread);
        expect(new Set(headers.references).size).toBe(headers.references.length);
        const usable = [...new Set([...references, messageId ?? ""])].filter((each) =>
          /^<[^<>\s\p{Cc}]{1,240}>$/u.test(each),
        );
        expect(headers.references[0]).toBe(usable[0] ?? thread);
        for (const each of headers.references) expect(each).toMatch(/^<[^<>\s]+>$/);
      }),
    );
  });
});
