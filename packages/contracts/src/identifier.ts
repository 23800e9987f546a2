import Type from "typebox";

/**
 * Every entity is named by a UUIDv7 (RFC 9562 §5.7) that its owner makes, so ids sort by creation.
 */
export const Uuid = Type.String({ format: "uuid", description: "UUID, version 7 where Mailroom made it" });

/** An instant: RFC 3339 in UTC on the wire, `Date` inside a process. */
export const Instant = Type.String({ format: "date-time", description: "RFC 3339 instant in UTC" });

/** SHA-256 of the stored bytes, lower-case hexadecimal: the name of a blob. */
export const BlobHash = Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256, lower-case hexadecimal" });
