import { checkReferences as faultsOfReferences, idsNamed } from "@mailroom/action-flow/check-references";
import { DomainError, type FieldError } from "@mailroom/contracts/domain-error";
import { parseFilter } from "@mailroom/header-filter/parse-filter";
import { parseAddress } from "@mailroom/mail-address/parse-address";
import type { AccountSettings, AccountDraft } from "../domain/account-settings.ts";
import { headerFilterInvalid, invalidFields } from "../domain/errors.ts";
import type { CheckDestination, Scope } from "./ports.ts";

/**
 * The draft with its addresses in canonical form.
 * @throws DomainError `invalid-request` naming every faulty field; `header-filter-invalid` where only the filter is at fault.
 */
export function checkDraft(draft: AccountDraft): AccountSettings {
  const faults: FieldError[] = [...draft.faults];
  const { settings } = draft;
  const addresses = canonicalAddresses(settings, faults);
  const filterFault = faultOfFilter(settings.imapHeadersFilter);
  if (filterFault !== null && faults.length === 0) throw headerFilterInvalid(filterFault);
  if (filterFault !== null) faults.push(filterFault);
  if (faults.length > 0) throw invalidFields(faults);
  return { ...settings, ...addresses };
}

type Addresses = Pick<AccountSettings, "emailAddress" | "senderAliases" | "fixedCc" | "fixedBcc">;

function canonicalAddresses(settings: AccountSettings, faults: FieldError[]): Addresses {
  const list = (field: "senderAliases" | "fixedCc" | "fixedBcc") => {
    const canonical = settings[field].map((text, index) => canonicalAddress(text, `/${field}/${index}`, faults));
    const twice = canonical.findIndex((address, index) => canonical.indexOf(address) < index);
    if (twice !== -1) faults.push({ pointer: `/${field}/${twice}`, detail: "The same address stands above." });
    return canonical;
  };
  return {
    emailAddress: canonicalAddress(settings.emailAddress, "/emailAddress", faults),
    senderAliases: list("senderAliases"),
    fixedCc: list("fixedCc"),
    fixedBcc: list("fixedBcc"),
  };
}

/** The text as it was given where it is no address; then a fault says so. */
function canonicalAddress(text: string, pointer: string, faults: FieldError[]): string {
  try {
    const { name, address } = parseAddress(text.trim());
    if (name !== "") faults.push({ pointer, detail: "Only the address, without a name." });
    return address;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    faults.push({ pointer, detail: error.message });
    return text;
  }
}

function faultOfFilter(text: string | null): FieldError | null {
  const reading = parseFilter(text);
  if (reading.ok) return null;
  return { pointer: "/imapHeadersFilter", detail: reading.reason, column: reading.column };
}

/** Before the transaction: it asks the resolver. Checks only servers that are new. */
export async function checkDestinations(
  settings: AccountSettings,
  before: AccountSettings | null,
  checkDestination: CheckDestination,
): Promise<void> {
  const faults: FieldError[] = [];
  for (const which of ["imap", "smtp"] as const) {
    const { host, port } = settings[which];
    if (before !== null && before[which].host === host && before[which].port === port) continue;
    try {
      await checkDestination(host, port);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      faults.push({ pointer: `/${which}/host`, detail: error.message });
    }
  }
  if (faults.length === 0) return;
  const detail = faults.map((fault) => fault.detail).join(" ");
  throw new DomainError("destination-refused", "invalid", detail, { fields: faults });
}

/**
 * Keeps what the account names from being deleted until the transaction ends. Steps that are as they were are not looked at:
 * a queue or disposition that has gone since must not keep everything else from being saved.
 * @throws DomainError `invalid-request` for a list, a linked agent, or a step's queue, agent, template, disposition or interval,
 * that does not exist, and for a disposition of another account.
 */
export async function checkReferences(
  scope: Scope,
  { id, settings }: { readonly id: string; readonly settings: AccountSettings },
  before: AccountSettings | null,
): Promise<void> {
  const faults: FieldError[] = [];
  if (!(await scope.lists.lockExisting(settings.listId)))
    faults.push({ pointer: "/listId", detail: "There is no such list." });
  faults.push(...(await faultsOfAgents(scope, settings, before)));
  const actions = settings.actions === before?.actions ? [] : settings.actions;
  const known = {
    queue: new Set(await scope.queues.findExisting(idsNamed(actions, "queue"))),
    agent: new Set(await scope.agents.findExisting(idsNamed(actions, "agent"))),
    template: new Set(await scope.templates.lockExisting(idsNamed(actions, "template"))),
    interval: new Set(await scope.intervals.lockExisting(idsNamed(actions, "interval"))),
    disposition: await usableDispositions(scope, id, idsNamed(actions, "disposition")),
  };
  faults.push(...faultsOfReferences(actions, known));
  if (faults.length > 0) throw invalidFields(faults);
}

const unknownAgent = "There is no such agent.";

/** Of those who were not linked before: whoever is deleted leaves by an event, which may be on its way. */
async function faultsOfAgents(
  scope: Scope,
  { agentIds }: AccountSettings,
  before: AccountSettings | null,
): Promise<FieldError[]> {
  const linked = new Set(before?.agentIds);
  const existing = new Set(await scope.agents.findExisting(agentIds.filter((id) => !linked.has(id))));
  return agentIds.flatMap((id, index) =>
    linked.has(id) || existing.has(id) ? [] : [{ pointer: `/agentIds/${index}`, detail: unknownAgent }],
  );
}

/** Those that exist and are not another account's (S50). */
async function usableDispositions(scope: Scope, accountId: string, ids: readonly string[]): Promise<Set<string>> {
  const usable = new Set<string>();
  for (const id of await scope.dispositions.lockExisting(ids)) {
    const found = await scope.dispositions.find(id);
    if (found !== null && (found.scope !== "account" || found.scopeId === accountId)) usable.add(id);
  }
  return usable;
}
