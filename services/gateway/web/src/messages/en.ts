/**
 * The catalogue: ICU messages, keyed by page and purpose. Split by area because of its length; here stands what the first
 * paint may need, in `en-later.ts` what pages that are opened later need.
 */
import { generalMessages } from "./en/general.ts";
import { mailMessages } from "./en/mail.ts";

export const en = {
  ...generalMessages,
  ...mailMessages,
} as const;
