import { uuidv7 } from "@mailroom/runtime/uuid";

/** The id that ties a call to its log lines, events and problem answers; a caller may bring its own. */
export const correlationHeader = "mailroom-correlation-id";

const acceptable = /^[A-Za-z0-9._-]{1,80}$/;

/** The caller's id where it is one, else a new one: an odd header is no reason to refuse a call. */
export function correlationIdOf(header: string | string[] | undefined): string {
  return typeof header === "string" && acceptable.test(header) ? header : uuidv7();
}
