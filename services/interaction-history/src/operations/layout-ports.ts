/** What putting an outgoing message into its account's layout needs from outside. */
import type { AccountPreferences } from "@mailroom/contracts/account-preferences";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";

export type LayoutTemplate = AccountPreferences["template"];
export type LayoutLogo = NonNullable<AccountSnapshot["logo"]>;

/** What layouts show beyond the interaction itself; names that are not known here are empty. */
export type LayoutFacts = {
  readonly accountName: string;
  /** null: a copy of the account from before it had one. */
  readonly template: LayoutTemplate | null;
  readonly logo: LayoutLogo | null;
  readonly listName: string;
  readonly agentName: string;
  readonly queueName: string;
};

export type LayoutStore = {
  /** Of an interaction that exists. */
  findFacts(of: { readonly interactionId: string; readonly agentId: string | null }): Promise<LayoutFacts>;
  /** An older version changes nothing. */
  saveList(list: { readonly listId: string; readonly version: number; readonly name: string }): Promise<void>;
  /** An older version changes nothing. */
  saveQueue(queue: { readonly queueId: string; readonly version: number; readonly name: string }): Promise<void>;
};

export type LayoutJob = {
  readonly template: LayoutTemplate;
  readonly values: Readonly<Record<string, string>>;
  /** What was written. The HTML is safe already. */
  readonly content: { readonly text: string; readonly html: string };
  /** Source of the picture that the template names as cid:logo, safe in an attribute; null: none. */
  readonly logoSource: string | null;
};

export type LaidOut = {
  readonly text: string;
  readonly html: string;
  /** The HTML names the logo, whether it has a source or not. */
  readonly namesLogo: boolean;
  /** In plain words. */
  readonly warnings: readonly string[];
  /** The template could not be used: this is the content in the account's font. */
  readonly isBare: boolean;
};

/** Never rejects: a template that cannot be rendered in time leaves the content as it is, and says so. */
export type LayoutEngine = { layOut(job: LayoutJob): Promise<LaidOut> };

/** Ids only: neither templates nor mail reach a log. */
export type NoteLayout = (note: {
  readonly accountId: string;
  readonly messageId: string;
  readonly isBare: boolean;
  readonly warnings: number;
}) => void;
