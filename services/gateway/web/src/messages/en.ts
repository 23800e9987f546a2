/** The catalogue: ICU messages, keyed by page and purpose. Split by area only because of its length. */
import { accountEditMessages } from "./en/account-edit.ts";
import { accountMessages } from "./en/accounts.ts";
import { actionMessages } from "./en/actions.ts";
import { generalMessages } from "./en/general.ts";
import { mailMessages } from "./en/mail.ts";
import { routingMessages } from "./en/routing.ts";
import { systemMessages } from "./en/system.ts";

export const en = {
  ...generalMessages,
  ...accountEditMessages,
  ...actionMessages,
  ...accountMessages,
  ...mailMessages,
  ...routingMessages,
  ...systemMessages,
} as const;
