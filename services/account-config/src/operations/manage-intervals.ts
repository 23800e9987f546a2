import type { Interval, IntervalPreview } from "@mailroom/contracts/api/interval";
import type { IntervalRules } from "@mailroom/contracts/interval-rules";
import { intervalChanges } from "@mailroom/intervals/interval-changes";
import { intervalNotes } from "@mailroom/intervals/interval-notes";
import { matchInterval } from "@mailroom/intervals/match-interval";
import { invalidFields } from "../domain/errors.ts";
import {
  defaultIntervals,
  faultsOfIntervalRules,
  type IntervalDraft,
  type StoredInterval,
} from "../domain/interval.ts";
import { intervalInUse, intervalIsDefault, intervalNotFound } from "../domain/library-errors.ts";
import { isSameData } from "../domain/same-data.ts";
import type { IntervalPage } from "./library-ports.ts";
import type { Clock, MakeId, WithTransaction } from "./ports.ts";
import { readPage } from "./read-page.ts";

type Ports = { readonly withTransaction: WithTransaction; readonly clock: Clock; readonly makeId: MakeId };
type IntervalInput = IntervalRules & { readonly name: string; readonly description?: string | null };

/** @throws DomainError `invalid-request` for a zone that does not exist, `name-taken`. */
export async function createInterval(ports: Ports, input: IntervalInput): Promise<StoredInterval> {
  const { name, description = null, zone, subsets, holidays } = input;
  const interval = newInterval(ports, { name, description, rules: { zone, subsets, holidays }, defaultFor: null });
  requireUsable(interval.rules);
  await ports.withTransaction(async (scope) => {
    await scope.intervals.insert(interval);
    scope.announceInterval(interval, "changed");
  });
  return interval;
}

/** @throws DomainError as `createInterval`; `interval-not-found`, and what `requireVersion` throws. */
export async function updateInterval(
  ports: Ports,
  input: {
    readonly intervalId: string;
    readonly patch: Partial<IntervalInput>;
    readonly requireVersion: (version: number) => void;
  },
): Promise<StoredInterval> {
  return ports.withTransaction(async (scope) => {
    const before = await scope.intervals.findForUpdate(input.intervalId);
    if (before === null) throw intervalNotFound();
    input.requireVersion(before.version);
    const { name = before.name, description = before.description, ...changed } = input.patch;
    const rules = { ...before.rules, ...changed };
    requireUsable(rules);
    const after = { ...before, name, description, rules };
    if (isSameData(after, before)) return before;
    const interval = { ...after, version: before.version + 1, updatedAt: ports.clock.now() };
    await scope.intervals.update(interval);
    scope.announceInterval(interval, "changed");
    return interval;
  });
}

/** @throws DomainError `interval-not-found`, `interval-is-default`, `interval-in-use` naming the accounts. */
export async function deleteInterval(ports: Ports, intervalId: string): Promise<void> {
  await ports.withTransaction(async (scope) => {
    const before = await scope.intervals.findForUpdate(intervalId);
    if (before === null) throw intervalNotFound();
    if (before.defaultFor !== null) throw intervalIsDefault();
    const users = await scope.intervals.listUsers(intervalId);
    if (users.length > 0) throw intervalInUse(users);
    await scope.intervals.delete(intervalId);
    scope.announceInterval({ ...before, version: before.version + 1 }, "deleted");
  });
}

/** @throws DomainError `interval-not-found`. */
export async function getInterval(ports: Ports, intervalId: string): Promise<StoredInterval> {
  const interval = await ports.withTransaction((scope) => scope.intervals.find(intervalId));
  if (interval === null) throw intervalNotFound();
  return interval;
}

export async function listIntervals(ports: Ports, page: IntervalPage) {
  const read = (limit: number) => ports.withTransaction((scope) => scope.intervals.list({ ...page, limit }));
  return readPage(page.limit, read, ({ name, id }) => ({ name, id }));
}

/** At every start; several instances starting at once make them once. */
export async function ensureDefaultIntervals(ports: Ports): Promise<void> {
  await ports.withTransaction(async (scope) => {
    const existing = await scope.intervals.listDefaults();
    const missing = defaultIntervals.filter(({ defaultFor }) => defaultFor !== null && !existing.includes(defaultFor));
    for (const draft of missing) {
      const interval = newInterval(ports, draft);
      if (await scope.intervals.insertDefault(interval)) scope.announceInterval(interval, "changed");
    }
  });
}

const previewMs = 14 * 24 * 60 * 60 * 1000;
/** Far enough to see both changes of clocks. */
const noteMs = 365 * 24 * 60 * 60 * 1000;

/** @throws DomainError `invalid-request` for a zone that does not exist. */
export function previewInterval(rules: Pick<Interval, keyof IntervalRules>, at: Date): IntervalPreview {
  requireUsable(rules);
  const later = (ms: number) => new Date(at.getTime() + ms);
  const changes = intervalChanges(rules, at, later(previewMs));
  return {
    at: at.toISOString(),
    ...matchInterval(rules, at),
    changes: changes.map((change) => ({ at: change.at.toISOString(), matches: change.matches })),
    notes: intervalNotes(rules, at, later(noteMs)),
  };
}

function newInterval(ports: Ports, draft: IntervalDraft): StoredInterval {
  const now = ports.clock.now();
  return { id: ports.makeId(), version: 1, ...draft, createdAt: now, updatedAt: now };
}

function requireUsable(rules: IntervalRules): void {
  const faults = faultsOfIntervalRules(rules);
  if (faults.length > 0) throw invalidFields(faults);
}
