import { expect, test } from "@jest/globals";
import { makeTextSigner } from "./signed-text.ts";

const key = "an-internal-key-of-32-characters-or-more";
const signer = makeTextSigner(key, "test-mail");

test("a signed text is read back; another text, purpose or key is not believed", () => {
  const signed = signer.sign("account.17.a_b-c");
  expect(signer.verify(signed)).toBe("account.17.a_b-c");
  expect(signer.verify(signed.replace("17", "18"))).toBeNull();
  expect(signer.verify(signed.slice(0, -1))).toBeNull();
  expect(makeTextSigner(key, "cursor").verify(signed)).toBeNull();
  expect(makeTextSigner(`${key}!`, "test-mail").verify(signed)).toBeNull();
  expect([signer.verify(""), signer.verify("."), signer.verify("account")]).toEqual([null, null, null]);
});
