import Type, { type Static } from "typebox";

/** An address as a header shows it; `name` is already decoded (RFC 2047) and may be empty. */
export const MailAddress = Type.Object({
  name: Type.String({ maxLength: 1000 }),
  address: Type.String({ maxLength: 1000 }),
});
export type MailAddress = Static<typeof MailAddress>;
