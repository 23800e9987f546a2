import { IntlMessageFormat } from "intl-messageformat";
import { en } from "./en.ts";
import type { enLater } from "./en-later.ts";

export type MessageKey = keyof typeof en | keyof typeof enLater;
export type MessageValues = Readonly<Record<string, string | number | boolean | Date | null>>;

const locale = "en";
const texts = new Map<string, string>(Object.entries(en));
const parsed = new Map<MessageKey, IntlMessageFormat>();

/** The text of a message. Sentences are whole messages; nothing is glued together from pieces. */
export function t(key: MessageKey, values?: MessageValues): string {
  let message = parsed.get(key);
  if (message === undefined) {
    // the key stands in for a text that was not fetched: ugly, but the page stands
    message = new IntlMessageFormat(texts.get(key) ?? key, locale, undefined, { ignoreTag: true });
    parsed.set(key, message);
  }
  return String(message.format(values));
}

/** Texts that come with the page that needs them. */
export function addMessages(more: Readonly<Record<string, string>>): void {
  for (const [key, text] of Object.entries(more)) texts.set(key, text);
}
