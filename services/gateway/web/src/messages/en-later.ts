/** Of pages that few open, and nobody first: fetched with them (`add-later.ts`). */
import { accountEditMessages } from "./en/account-edit.ts";
import { actionMessages } from "./en/actions.ts";
import { cannedAnswerMessages, cannedPickMessages } from "./en/canned-answers.ts";
import { dispositionMessages } from "./en/dispositions.ts";
import { disposingMessages } from "./en/disposing.ts";
import { fileMessages } from "./en/files.ts";
import { intervalMessages } from "./en/intervals.ts";
import { libraryMessages } from "./en/library.ts";
import { richTextMessages } from "./en/rich-text.ts";
import { settingsMessages } from "./en/settings.ts";
import { threadMessages } from "./en/thread.ts";

export const enLater = {
  ...accountEditMessages,
  ...actionMessages,
  ...cannedAnswerMessages,
  ...cannedPickMessages,
  ...dispositionMessages,
  ...disposingMessages,
  ...fileMessages,
  ...intervalMessages,
  ...libraryMessages,
  ...richTextMessages,
  ...settingsMessages,
  ...threadMessages,
} as const;
