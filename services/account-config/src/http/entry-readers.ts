import { AccountCreate, AccountPatch } from "@mailroom/contracts/api/account";
import { AssistantCreate } from "@mailroom/contracts/api/assistant";
import { CannedAnswerCreate } from "@mailroom/contracts/api/canned-answer";
import { CloudProviderCreate } from "@mailroom/contracts/api/cloud-provider";
import { DispositionCreate, DispositionPatch } from "@mailroom/contracts/api/disposition";
import { IntervalCreate } from "@mailroom/contracts/api/interval";
import { ContactListCreate } from "@mailroom/contracts/api/list";
import { MessageTemplateCreate } from "@mailroom/contracts/api/message-template";
import { SettingsPatch } from "@mailroom/contracts/api/settings";
import { makeValidator } from "@mailroom/http/validator";
import type { Static, TSchema } from "typebox";
import { invalidFields } from "../domain/errors.ts";
import type { EntryReaders, ReadEntry } from "../operations/entry-readers.ts";

/** As bodies of the API's calls are read: closed, and refused in the same words. */
function readerOf<S extends TSchema>(schema: S): ReadEntry<Static<S>> {
  const validate = makeValidator<Static<S>>(schema, "body");
  return (entry) => {
    const reading = validate(entry);
    if (!reading.ok) throw invalidFields(reading.faults);
    return reading.value;
  };
}

export const entryReaders: EntryReaders = {
  list: readerOf(ContactListCreate),
  interval: readerOf(IntervalCreate),
  template: readerOf(MessageTemplateCreate),
  assistant: readerOf(AssistantCreate),
  cloudProvider: readerOf(CloudProviderCreate),
  settings: readerOf(SettingsPatch),
  disposition: readerOf(DispositionCreate),
  dispositionPatch: readerOf(DispositionPatch),
  cannedAnswer: readerOf(CannedAnswerCreate),
  account: readerOf(AccountCreate),
  accountPatch: readerOf(AccountPatch),
};
