import type { AccountPatch } from "../../../api/resources.ts";
import type { MessageKey } from "../../../messages/format.ts";
import type { AccountDraft } from "./account-draft.ts";

export type SectionId =
  | "settings"
  | "authentication"
  | "imap"
  | "smtp"
  | "advanced"
  | "dispositions"
  | "canned-answers"
  | "actions"
  | "interactions";

type Group = "imap" | "smtp" | "template" | "notification" | "transfer" | "backlog";
type GroupPath = { [G in Group]: `${G}.${keyof NonNullable<AccountPatch[G]> & string}` }[Group];
/** As the API spells it. What the form does not edit (linked agents) is not among them. */
export type DraftPath = Exclude<keyof AccountPatch, Group | "agentIds"> | GroupPath;

/** What the page knows of a field besides its value. */
export type EditField = {
  readonly path: DraftPath;
  /** null: not shown just now, and not sent. */
  readonly section: SectionId | ((draft: AccountDraft) => SectionId | null);
  /** Where in the section; becomes part of the address. */
  readonly anchor?: string;
  readonly label: MessageKey;
  /** One line under the field. */
  readonly help?: MessageKey;
  /** False: it is stored and nothing acts on it yet; the help says so. */
  readonly isInForce?: false;
  /** Its value in words, for the dialog that compares two versions; without it texts, numbers, switches and lists explain themselves. */
  readonly show?: (draft: AccountDraft) => string;
};

export function sectionOf({ section }: EditField, draft: AccountDraft): SectionId | null {
  return typeof section === "function" ? section(draft) : section;
}
