import { IntlMessageFormat } from "intl-messageformat";
import { en } from "./en.ts";

export type MessageKey = keyof typeof en;
export type MessageValues = Readonly<Record<string, string | number | boolean | Date | null>>;

const locale = "en";
const parsed = new Map<MessageKey, IntlMessageFormat>();

/** The text of a message. Sentences are whole messages; nothing is glued together from pieces. */
export function t(key: MessageKey, values?: MessageValues): string {
  let message = parsed.get(key);
  if (message === undefined) {
    message = new IntlMessageFormat(en[key], locale, undefined, { ignoreTag: true });
    parsed.set(key, message);
  }
  return String(message.format(values));
}
