/**
 * The configuration with natural names in place of ids, for copies to another installation (X24). Queues and agents are other
 * services': they are named, and have to be there. Left out: secrets, tokens, files and logos, who is switched on, and what
 * Mailroom makes itself.
 */
import type { AccountSettings } from "./account-settings.ts";
import type { StoredAccount } from "./account-snapshot.ts";
import type { StoredAssistant } from "./assistant.ts";
import type { StoredCannedAnswer } from "./canned-answer.ts";
import type { CloudProvider } from "./cloud-provider.ts";
import type { ContactList } from "./contact-list.ts";
import type { DispositionScope, PlacedDisposition } from "./disposition.ts";
import type { GlobalSettings } from "./global-settings.ts";
import type { StoredInterval } from "./interval.ts";
import type { StoredTemplate } from "./message-template.ts";

/** Everything of it, as it is stored. */
export type Configuration = {
  readonly lists: readonly ContactList[];
  readonly intervals: readonly StoredInterval[];
  readonly templates: readonly StoredTemplate[];
  readonly assistants: readonly StoredAssistant[];
  readonly cloudProviders: readonly CloudProvider[];
  readonly dispositions: readonly PlacedDisposition[];
  readonly cannedAnswers: readonly StoredCannedAnswer[];
  readonly accounts: readonly StoredAccount[];
  readonly settings: GlobalSettings;
  /** What other services have told of theirs. An agent's name is the mail address. */
  readonly queues: readonly Named[];
  readonly agents: readonly Named[];
};

export type Entry = Readonly<Record<string, unknown>>;

/** How a disposition is named: whose it is, and its place. */
export type DispositionRef = {
  readonly scope: DispositionScope;
  readonly of: string | null;
  readonly path: readonly string[];
};

/** Id → natural name, of everything that something else may name. */
export type Names = {
  readonly list: ReadonlyMap<string, string>;
  readonly interval: ReadonlyMap<string, string>;
  readonly template: ReadonlyMap<string, string>;
  readonly assistant: ReadonlyMap<string, string>;
  readonly cloudProvider: ReadonlyMap<string, string>;
  readonly account: ReadonlyMap<string, string>;
  readonly queue: ReadonlyMap<string, string>;
  readonly agent: ReadonlyMap<string, string>;
  readonly disposition: ReadonlyMap<string, DispositionRef>;
};

export type Named = { readonly id: string; readonly name: string };

export function namesOf(all: Configuration): Names {
  const byId = (items: readonly Named[]) => new Map(items.map(({ id, name }) => [id, name]));
  const list = byId(all.lists);
  const account = new Map(all.accounts.map(({ id, settings }) => [id, settings.name]));
  const queue = byId(all.queues);
  const ownerNames = { list, account, queue };
  const ownerOf = ({ scope, scopeId }: PlacedDisposition): string | null => {
    if (scopeId === null || scope === "global") return scopeId;
    return ownerNames[scope].get(scopeId) ?? scopeId;
  };
  return {
    ...{ list, account, queue },
    agent: byId(all.agents),
    interval: byId(all.intervals),
    template: byId(all.templates),
    assistant: byId(all.assistants),
    cloudProvider: byId(all.cloudProviders),
    disposition: new Map(
      all.dispositions.map((one) => [one.id, { scope: one.scope, of: ownerOf(one), path: one.path }]),
    ),
  };
}

export function listEntry({ name, description }: ContactList): Entry {
  return { name, description };
}

export function intervalEntry({ name, description, rules }: StoredInterval): Entry {
  return { name, description, ...rules };
}

export function templateEntry({ name, subject, html }: StoredTemplate): Entry {
  return { name, subject, html };
}

export function assistantEntry({ name, url, active }: StoredAssistant): Entry {
  return { name, url, active };
}

export function cloudProviderEntry({ name, kind, clientId, tenant, grant, issuer }: CloudProvider): Entry {
  return { name, kind, clientId, tenant, grant, issuer };
}

export function dispositionEntry({ id, description }: PlacedDisposition, names: Names): Entry {
  return { ...names.disposition.get(id), description };
}

export function cannedAnswerEntry(answer: StoredCannedAnswer, names: Names): Entry {
  const { accountId, key, value, format, description } = answer;
  return {
    account: accountId === null ? null : (names.account.get(accountId) ?? null),
    key,
    value,
    format,
    description,
  };
}

export function accountEntry({ settings }: { readonly settings: AccountSettings }, names: Names): Entry {
  const { listId, assistantId, cloudProviderId, agentIds, actions, active: _active, ...own } = settings;
  // One that is hidden, the add-on being off, is left out: an import then leaves the choice alone.
  const assistant = assistantId === null ? null : names.assistant.get(assistantId);
  return {
    ...own,
    list: names.list.get(listId) ?? null,
    ...(assistant === undefined ? {} : { assistant }),
    agents: agentIds.map((id) => names.agent.get(id) ?? id),
    cloudProvider: cloudProviderId === null ? null : (names.cloudProvider.get(cloudProviderId) ?? null),
    actions: actions.map((step) => stepEntry(step, names)),
  };
}

export function settingsEntry({ values }: GlobalSettings, names: Names): Entry {
  const { accountTransferTemplateId: id, ...own } = values;
  return { ...own, accountTransferTemplate: id === null ? null : (names.template.get(id) ?? null) };
}

function stepEntry(step: AccountSettings["actions"][number], names: Names): Entry {
  const { intervalId, ...own } = step;
  const interval = typeof intervalId === "string" ? { interval: names.interval.get(intervalId) ?? null } : {};
  switch (own.kind) {
    case "autoReply": {
      const { templateId, ...rest } = own;
      return { ...rest, ...interval, template: names.template.get(templateId) ?? null };
    }
    case "close": {
      const { dispositionId, ...rest } = own;
      const disposition = dispositionId === null ? null : (names.disposition.get(dispositionId) ?? null);
      return { ...rest, ...interval, disposition };
    }
    case "queue": {
      const { queueId, ...rest } = own;
      return { ...rest, ...interval, queue: names.queue.get(queueId) ?? queueId };
    }
    case "agent": {
      const { agentId, ...rest } = own;
      return { ...rest, ...interval, agent: names.agent.get(agentId) ?? agentId };
    }
    default:
      return { ...own, ...interval };
  }
}

/** True where the entry names nothing that is otherwise now: importing it would change nothing. */
export function saysNothingNew(entry: Entry, now: Entry): boolean {
  return Object.entries(entry).every(([field, value]) => sorted(value) === sorted(now[field]));
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
