import { createHmac, timingSafeEqual } from "node:crypto";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Static, TSchema } from "typebox";
import { Check } from "typebox/value";
import { signingKey } from "./signing-key.ts";

/** Makes and reads the opaque cursors of keyset pagination: JSON and a signature, so a caller cannot craft a position. */
export type Cursor = {
  encode(value: unknown): string;
  /** @throws DomainError `invalid-cursor` */
  decode(text: string): unknown;
  /** The same, and of the shape this list uses: a cursor of another list is refused. */
  decodeAs<S extends TSchema>(schema: S, text: string): Static<S>;
};

const signatureBytes = 16;

export function makeCursor(internalKey: string): Cursor {
  const key = signingKey(internalKey, "cursor");
  const sign = (payload: Buffer): Buffer =>
    createHmac("sha256", key).update(payload).digest().subarray(0, signatureBytes);

  function decode(text: string): unknown {
    const [payloadText = "", signatureText = ""] = text.split(".");
    const payload = Buffer.from(payloadText, "base64url");
    const signature = Buffer.from(signatureText, "base64url");
    if (signature.length !== signatureBytes || !timingSafeEqual(signature, sign(payload))) throw refusal();
    return JSON.parse(payload.toString("utf8"));
  }

  return {
    encode(value) {
      const payload = Buffer.from(JSON.stringify(value), "utf8");
      return `${payload.toString("base64url")}.${sign(payload).toString("base64url")}`;
    },
    decode,
    decodeAs(schema, text) {
      const value = decode(text);
      if (!Check(schema, value)) throw refusal();
      return value;
    },
  };
}

function refusal(): DomainError {
  const detail = "This cursor is not one of this list. Take `page.nextCursor` of the page before, unchanged.";
  return new DomainError("invalid-cursor", "invalid", detail, { fields: [{ pointer: "#query/cursor", detail }] });
}
