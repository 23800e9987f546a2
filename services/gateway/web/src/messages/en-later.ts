/** Of pages that few open, and nobody first: fetched with them (`add-later.ts`). */
import { accountEditMessages } from "./en/account-edit.ts";
import { accountMessages } from "./en/accounts.ts";
import { actionMessages } from "./en/actions.ts";
import { auditMessages } from "./en/audit.ts";
import { cannedAnswerMessages, cannedPickMessages } from "./en/canned-answers.ts";
import { deliveryMessages } from "./en/deliveries.ts";
import { deliverySignMessages } from "./en/delivery-sign.ts";
import { dispositionMessages } from "./en/dispositions.ts";
import { disposingMessages } from "./en/disposing.ts";
import { editingMessages } from "./en/editing.ts";
import { fileMessages } from "./en/files.ts";
import { intervalMessages } from "./en/intervals.ts";
import { libraryMessages } from "./en/library.ts";
import { realtimeMessages } from "./en/realtime.ts";
import { profileMessages } from "./en/profile.ts";
import { richTextMessages } from "./en/rich-text.ts";
import { draftListMessages } from "./en/drafts.ts";
import { routingMessages } from "./en/routing.ts";
import { settingsMessages } from "./en/settings.ts";
import { systemMessages } from "./en/system.ts";
import { tagMessages } from "./en/tags.ts";
import { threadMessages } from "./en/thread.ts";

export const enLater = {
  ...accountEditMessages,
  ...accountMessages,
  ...actionMessages,
  ...auditMessages,
  ...cannedAnswerMessages,
  ...cannedPickMessages,
  ...deliveryMessages,
  ...deliverySignMessages,
  ...dispositionMessages,
  ...disposingMessages,
  ...editingMessages,
  ...fileMessages,
  ...intervalMessages,
  ...libraryMessages,
  ...realtimeMessages,
  ...profileMessages,
  ...richTextMessages,
  ...draftListMessages,
  ...routingMessages,
  ...settingsMessages,
  ...systemMessages,
  ...tagMessages,
  ...threadMessages,
} as const;
