/** Of pages that few open, and nobody first: fetched with them (`add-later.ts`). */
import { accountEditMessages } from "./en/account-edit.ts";
import { actionMessages } from "./en/actions.ts";

export const enLater = { ...accountEditMessages, ...actionMessages } as const;
