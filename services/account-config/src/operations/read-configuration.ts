import type { ConfigurationDocument } from "@mailroom/contracts/api/configuration";
import {
  accountEntry,
  assistantEntry,
  cannedAnswerEntry,
  cloudProviderEntry,
  type Configuration,
  dispositionEntry,
  intervalEntry,
  listEntry,
  namesOf,
  settingsEntry,
  templateEntry,
} from "../domain/configuration.ts";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import type { StoredCannedAnswer } from "../domain/canned-answer.ts";
import type { PlacedDisposition } from "../domain/disposition.ts";
import type { Clock, Scope, WithTransaction } from "./ports.ts";

const pageSize = 500;

/** All of it, in one transaction: what it names of itself is there. */
export async function readConfiguration(scope: Scope): Promise<Configuration> {
  const everyone = { search: null, accountIds: null };
  const settings = await scope.settings.get();
  return {
    settings,
    queues: await scope.queues.listNamed(),
    agents: await scope.agents.listNamed(),
    lists: await readAll((page) => scope.lists.list({ ...page, search: null }), byName),
    intervals: await readAll((page) => scope.intervals.list({ ...page, search: null }), byName),
    templates: await readAll((page) => scope.templates.list({ ...page, search: null }), byName),
    // Switched off, the add-on is hidden everywhere (S45).
    assistants: settings.values.features.assistant
      ? await readAll((page) => scope.assistants.list({ ...page, search: null }), byName)
      : [],
    cloudProviders: await readAll((page) => scope.oauth.providers.list({ ...page, search: null }), byName),
    dispositions: await readAll<PlacedDisposition, readonly string[]>(
      (page) => scope.dispositions.list({ ...everyone, ...page, scope: null, scopeId: null }),
      ({ sort }) => sort,
    ),
    cannedAnswers: await readAll<StoredCannedAnswer, NamePosition>(
      (page) => scope.cannedAnswers.list({ ...everyone, ...page, accountId: null, scope: null }),
      ({ key, id }) => ({ name: key, id }),
    ),
    accounts: await readAll<StoredAccount, NamePosition>(
      (page) => scope.accounts.list({ ...everyone, ...page, active: null, service: null, linkedAgentId: null }),
      ({ settings, id }) => ({ name: settings.name, id }),
    ),
  };
}

type NamePosition = { readonly name: string; readonly id: string };

const byName = ({ name, id }: NamePosition): NamePosition => ({ name, id });

async function readAll<T, P>(
  list: (page: { readonly after: P | null; readonly limit: number }) => Promise<T[]>,
  positionOf: (last: T) => P,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await list({ after: last === undefined ? null : positionOf(last), limit: pageSize });
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}

/** One document without ids and secrets (X24). */
export async function exportConfiguration(ports: {
  readonly withTransaction: WithTransaction;
  readonly clock: Clock;
}): Promise<ConfigurationDocument> {
  const all = await ports.withTransaction(readConfiguration);
  const names = namesOf(all);
  return {
    format: "mailroom-configuration",
    formatVersion: 1,
    exportedAt: ports.clock.now().toISOString(),
    lists: all.lists.map(listEntry),
    intervals: all.intervals.map(intervalEntry),
    templates: all.templates.map(templateEntry),
    assistants: all.assistants.map(assistantEntry),
    cloudProviders: all.cloudProviders.map(cloudProviderEntry),
    dispositions: all.dispositions.filter(({ isSystem }) => !isSystem).map((one) => dispositionEntry(one, names)),
    cannedAnswers: all.cannedAnswers.map((answer) => cannedAnswerEntry(answer, names)),
    accounts: all.accounts.map((account) => accountEntry(account, names)),
    settings: settingsEntry(all.settings, names),
  };
}
