import type { AccountCreate, AccountPatch } from "@mailroom/contracts/api/account";
import type { AssistantCreate } from "@mailroom/contracts/api/assistant";
import type { CannedAnswerCreate } from "@mailroom/contracts/api/canned-answer";
import type { CloudProviderCreate } from "@mailroom/contracts/api/cloud-provider";
import type { DispositionCreate, DispositionPatch } from "@mailroom/contracts/api/disposition";
import type { IntervalCreate } from "@mailroom/contracts/api/interval";
import type { ContactListCreate } from "@mailroom/contracts/api/list";
import type { MessageTemplateCreate } from "@mailroom/contracts/api/message-template";
import type { SettingsPatch } from "@mailroom/contracts/api/settings";

/** Holds an entry of a document to what the API's call takes. @throws DomainError `invalid-request` with the fields. */
export type ReadEntry<T> = (entry: unknown) => T;

/** One for each kind of entry of a configuration document, once its names are ids. */
export type EntryReaders = {
  readonly list: ReadEntry<ContactListCreate>;
  readonly interval: ReadEntry<IntervalCreate>;
  readonly template: ReadEntry<MessageTemplateCreate>;
  readonly assistant: ReadEntry<AssistantCreate>;
  readonly cloudProvider: ReadEntry<CloudProviderCreate>;
  readonly settings: ReadEntry<SettingsPatch>;
  readonly disposition: ReadEntry<DispositionCreate>;
  readonly dispositionPatch: ReadEntry<DispositionPatch>;
  readonly cannedAnswer: ReadEntry<CannedAnswerCreate>;
  readonly account: ReadEntry<AccountCreate>;
  readonly accountPatch: ReadEntry<AccountPatch>;
};
