import { createHmac, timingSafeEqual } from "node:crypto";
import { signingKey } from "./signing-key.ts";

/** A text that one service writes and another believes: `<text>.<signature>`, fit for a header field. */
export type TextSigner = {
  /** `text`: letters, digits, `.`, `_` and `-`. */
  sign(text: string): string;
  /** The text; null where the signature is not ours. */
  verify(signed: string): string | null;
};

const signatureBytes = 16;

/** Texts of one purpose never pass for another's. */
export function makeTextSigner(internalKey: string, purpose: string): TextSigner {
  const key = signingKey(internalKey, purpose);
  const signatureOf = (text: string) => createHmac("sha256", key).update(text).digest().subarray(0, signatureBytes);
  return {
    sign: (text) => `${text}.${signatureOf(text).toString("base64url")}`,
    verify(signed) {
      const end = signed.lastIndexOf(".");
      if (end < 0) return null;
      const text = signed.slice(0, end);
      const signature = Buffer.from(signed.slice(end + 1), "base64url");
      return signature.length === signatureBytes && timingSafeEqual(signature, signatureOf(text)) ? text : null;
    },
  };
}
