/** How each kind of entry is imported, in an order in which what is named comes before what names it. */
import type { ConfigurationDocument, ImportReport } from "@mailroom/contracts/api/configuration";
import { DomainError, type FieldError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { principalReference } from "@mailroom/policy/principal-reference";
import {
  accountEntry,
  assistantEntry,
  cannedAnswerEntry,
  cloudProviderEntry,
  type Configuration,
  dispositionEntry,
  type DispositionRef,
  type Entry,
  intervalEntry,
  listEntry,
  namesOf,
  saysNothingNew,
  settingsEntry,
  templateEntry,
} from "../domain/configuration.ts";
import { invalidFields } from "../domain/errors.ts";
import { assertMaySwitchCertificates } from "./certificate-switch.ts";
import { createAccount, type CreateAccountPorts } from "./create-account.ts";
import type { EntryReaders, ReadEntry } from "./entry-readers.ts";
import { createAssistant, updateAssistant, type AssistantPorts } from "./manage-assistants.ts";
import { createCannedAnswer, updateCannedAnswer } from "./manage-canned-answers.ts";
import { createCloudProvider, updateCloudProvider, type CloudProviderPorts } from "./manage-cloud-providers.ts";
import { createDisposition, updateDisposition } from "./manage-dispositions.ts";
import { createInterval, updateInterval } from "./manage-intervals.ts";
import { createList, updateList } from "./manage-lists.ts";
import { updateSettings } from "./manage-settings.ts";
import { createTemplate, updateTemplate, type TemplatePorts } from "./manage-templates.ts";
import type { AskTogether } from "./library-ports.ts";
import { isDispositionRef, isEntry, type NamedKind, type NameResolver } from "./name-resolver.ts";
import { updateAccount } from "./update-account.ts";

export type ImportPorts = CreateAccountPorts &
  AssistantPorts &
  CloudProviderPorts &
  TemplatePorts & { readonly readers: EntryReaders; readonly askTogether: AskTogether };
type Change = Exclude<ImportReport["items"][number]["change"], "refused">;

export type ImportContext = {
  readonly ports: ImportPorts;
  readonly principal: Principal;
  readonly names: NameResolver;
  /** As it was before. */
  readonly all: Configuration;
};

export type ImportStep = {
  readonly kind: string;
  readonly entriesOf: (document: ConfigurationDocument) => readonly object[];
  readonly nameOf: (entry: Entry) => string;
  /** Null: another step tells. @throws DomainError */
  readonly importEntry: (entry: Entry) => Promise<Change | null>;
};

const requireVersion = (): void => undefined;
const nameOf = (entry: Entry): string => (typeof entry["name"] === "string" ? entry["name"] : "");

export function importers(context: ImportContext): ImportStep[] {
  return [
    ...libraryImporters(context),
    settingsImporter(context),
    ...providerImporters(context),
    // Twice: an account's steps may name its own dispositions, which need the account.
    newAccountImporter(context),
    dispositionImporter(context),
    cannedAnswerImporter(context),
    accountImporter(context),
  ];
}

type NamedImport<T> = {
  readonly kind: NamedKind;
  readonly read: ReadEntry<T>;
  readonly entriesOf: ImportStep["entriesOf"];
  /** What is there under an id, as an export shows it. */
  readonly entryOf: (id: string) => Entry | null;
  readonly create: (input: T) => Promise<{ readonly id: string }>;
  readonly update: (id: string, input: T) => Promise<unknown>;
};

/** What is told apart by its name alone. */
function named<T>({ names }: ImportContext, given: NamedImport<T>): ImportStep {
  const { kind, read, entriesOf } = given;
  return {
    ...{ kind, entriesOf, nameOf },
    async importEntry(entry) {
      const input = read(entry);
      const name = nameOf(entry);
      const id = names.find(kind, name);
      if (id === null) {
        names.note(kind, name, (await given.create(input)).id);
        return "created";
      }
      const now = given.entryOf(id);
      if (now !== null && saysNothingNew(entry, now)) return "unchanged";
      await given.update(id, input);
      return "updated";
    },
  };
}

function entriesById<T extends { readonly id: string }>(items: readonly T[], toEntry: (item: T) => Entry) {
  const byId = new Map(items.map((item) => [item.id, item]));
  return (id: string): Entry | null => {
    const item = byId.get(id);
    return item === undefined ? null : toEntry(item);
  };
}

function libraryImporters(context: ImportContext): ImportStep[] {
  const { ports, all } = context;
  const { readers } = ports;
  return [
    named(context, {
      ...{ kind: "list", read: readers.list, entriesOf: ({ lists }) => lists },
      entryOf: entriesById(all.lists, listEntry),
      create: (input) => createList(ports, input),
      update: (listId, patch) => updateList(ports, { listId, patch, requireVersion }),
    }),
    named(context, {
      ...{ kind: "interval", read: readers.interval, entriesOf: ({ intervals }) => intervals },
      entryOf: entriesById(all.intervals, intervalEntry),
      create: (input) => createInterval(ports, input),
      update: (intervalId, patch) => updateInterval(ports, { intervalId, patch, requireVersion }),
    }),
    named(context, {
      ...{ kind: "template", read: readers.template, entriesOf: ({ templates }) => templates },
      entryOf: entriesById(all.templates, templateEntry),
      create: (input) => createTemplate(ports, input),
      update: (templateId, patch) => updateTemplate(ports, { templateId, patch, requireVersion }),
    }),
  ];
}

function providerImporters(context: ImportContext): ImportStep[] {
  const { ports, all } = context;
  const { readers } = ports;
  return [
    named(context, {
      ...{ kind: "assistant", read: readers.assistant, entriesOf: ({ assistants }) => assistants },
      entryOf: entriesById(all.assistants, assistantEntry),
      create: (input) => createAssistant(ports, input),
      update: (assistantId, patch) => updateAssistant(ports, { assistantId, patch, requireVersion }),
    }),
    named(context, {
      ...{ kind: "cloudProvider", read: readers.cloudProvider, entriesOf: ({ cloudProviders }) => cloudProviders },
      entryOf: entriesById(all.cloudProviders, cloudProviderEntry),
      create: (input) => createCloudProvider(ports, input, "typed later"),
      update: (cloudProviderId, { kind: _kind, ...patch }) =>
        updateCloudProvider(ports, { cloudProviderId, patch, requireVersion, secretsAre: "typed later" }),
    }),
  ];
}

function settingsImporter({ ports, principal, names, all }: ImportContext): ImportStep {
  return {
    kind: "settings",
    entriesOf: ({ settings }) => [settings],
    nameOf: () => "settings",
    async importEntry(entry) {
      if (saysNothingNew(entry, settingsEntry(all.settings, namesOf(all)))) return "unchanged";
      const patch = ports.readers.settings(names.resolve(entry, "template", "accountTransferTemplate"));
      await updateSettings(ports, { patch, by: principalReference(principal), requireVersion });
      return "updated";
    },
  };
}

function withIds(entry: Entry, names: NameResolver): Entry {
  return names.resolveAgents(names.resolveEach(entry, ["list", "assistant", "cloudProvider"]));
}

/** Makes what is missing, inactive and without steps. */
function newAccountImporter({ ports, principal, names }: ImportContext): ImportStep {
  const seen = new Set<string>();
  return {
    ...{ kind: "account", nameOf, entriesOf: ({ accounts }) => accounts },
    async importEntry(entry) {
      const name = nameOf(entry).toLowerCase();
      // The second would be lost: the later step fills in only what the first may not say yet.
      if (seen.has(name)) throw invalidFields([{ pointer: "/name", detail: "An account of this name stands above." }]);
      seen.add(name);
      if (names.find("account", nameOf(entry)) !== null) return null;
      const { actions: _actions, ...rest } = withIds(entry, names);
      const input = ports.readers.account({ ...rest, active: false });
      assertMaySwitchCertificates(principal, input);
      const { id } = await createAccount(ports, input, {
        by: principalReference(principal),
        secretsAre: "typed later",
      });
      names.note("account", nameOf(entry), id);
      return "created";
    },
  };
}

function accountImporter({ ports, principal, names, all }: ImportContext): ImportStep {
  const known = new Map(all.accounts.map((account) => [account.id, account]));
  const by = principalReference(principal);
  return {
    ...{ kind: "account", nameOf, entriesOf: ({ accounts }) => accounts },
    async importEntry(entry) {
      const accountId = names.find("account", nameOf(entry));
      if (accountId === null) return null; // refused before
      const before = known.get(accountId);
      if (before !== undefined && saysNothingNew(entry, accountEntry(before, namesOf(all)))) return "unchanged";
      const steps = "actions" in entry ? { actions: names.resolveSteps(entry["actions"]) } : {};
      const isNew = before === undefined;
      const patch = ports.readers.accountPatch(isNew ? steps : { ...withIds(entry, names), ...steps });
      assertMaySwitchCertificates(principal, patch);
      if (!isNew || (patch.actions ?? []).length > 0)
        await updateAccount(ports, { accountId, patch, by, requireVersion }).catch(tellOfServer);
      return isNew ? null : "updated";
    },
  };
}

/** A file has no passwords: another server is set where one can be typed. */
function tellOfServer(error: unknown): never {
  if (!(error instanceof DomainError)) throw error;
  const detail = [
    "The file names another server and has no password for it. To take that server, set it at the account, with its password,",
    "and import again; to keep the account's own, leave imap and smtp out of its entry in the file.",
  ].join(" ");
  const isOfPassword = ({ pointer }: FieldError) => pointer.endsWith("/password");
  if (!error.fields.some(isOfPassword)) throw error;
  throw invalidFields(error.fields.map((fault) => (isOfPassword(fault) ? { ...fault, detail } : fault)));
}

function dispositionImporter({ ports, principal, names, all }: ImportContext): ImportStep {
  const byId = new Map(all.dispositions.map((one) => [one.id, one]));
  const before = namesOf(all);
  const pathOf = (entry: Entry): string => (Array.isArray(entry["path"]) ? entry["path"].join(" / ") : "");
  return {
    ...{ kind: "disposition", nameOf: pathOf, entriesOf: ({ dispositions }) => dispositions },
    async importEntry(entry) {
      if (!isDispositionRef(entry)) throw invalidFields([{ pointer: "/path", detail: "Needs scope, of and path." }]);
      const { scope, of, path, ...own } = entry;
      const name = path.at(-1) ?? "";
      const id = names.findDisposition({ scope, of, path });
      const known = id === null ? undefined : byId.get(id);
      if (known !== undefined && saysNothingNew(entry, dispositionEntry(known, before))) return "unchanged";
      if (id !== null) {
        const patch = ports.readers.dispositionPatch({ ...own, name });
        await updateDisposition(ports, principal, { dispositionId: id, patch, requireVersion });
        return "updated";
      }
      const place = { parentId: parentIdOf(names, entry), scope, scopeId: ownerIdOf(names, entry) };
      const input = ports.readers.disposition({ ...own, name, ...place });
      names.noteDisposition({ scope, of, path }, (await createDisposition(ports, principal, input)).id);
      return "created";
    },
  };
}

function parentIdOf(names: NameResolver, { scope, of, path }: DispositionRef): string | null {
  if (path.length === 1) return null;
  const id = names.findDisposition({ scope, of, path: path.slice(0, -1) });
  if (id === null) throw invalidFields([{ pointer: "/path", detail: "There is no disposition above it." }]);
  return id;
}

function ownerIdOf(names: NameResolver, { scope, of }: DispositionRef): string | null {
  if (scope === "global") return of;
  const id = of === null ? null : names.find(scope, of);
  if (id === null) throw invalidFields([{ pointer: "/of", detail: `There is no ${scope} of this name.` }]);
  return id;
}

function cannedAnswerImporter({ ports, principal, names, all }: ImportContext): ImportStep {
  const before = namesOf(all);
  const keyOf = (accountId: string | null, key: string) => `${accountId ?? ""} ${key.toLowerCase()}`;
  const known = new Map(all.cannedAnswers.map((answer) => [keyOf(answer.accountId, answer.key), answer]));
  return {
    kind: "cannedAnswer",
    entriesOf: ({ cannedAnswers }) => cannedAnswers,
    nameOf: (entry) => (typeof entry["key"] === "string" ? entry["key"] : ""),
    async importEntry(entry) {
      const input = ports.readers.cannedAnswer(names.resolve(entry, "account"));
      const { accountId = null, ...patch } = input;
      const answer = known.get(keyOf(accountId, input.key));
      if (answer === undefined) {
        await createCannedAnswer(ports, principal, input);
        return "created";
      }
      if (isEntry(entry) && saysNothingNew(entry, cannedAnswerEntry(answer, before))) return "unchanged";
      await updateCannedAnswer(ports, principal, { cannedAnswerId: answer.id, patch, requireVersion });
      return "updated";
    },
  };
}
