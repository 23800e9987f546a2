import { DomainError, type FieldError } from "@mailroom/contracts/domain-error";
import { parseAddress } from "@mailroom/mail-address/parse-address";
import type { AccountSettings, AccountDraft } from "../domain/account.ts";
import { invalidFields } from "../domain/errors.ts";
import type { CheckDestination, Scope } from "./ports.ts";

/** The draft with its address in canonical form. @throws DomainError `invalid-request` naming every faulty field. */
export function checkDraft(draft: AccountDraft): AccountSettings {
  const faults: FieldError[] = [...draft.faults];
  let emailAddress = draft.settings.emailAddress;
  try {
    emailAddress = parseAddress(emailAddress.trim()).address;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    faults.push({ pointer: "/emailAddress", detail: error.message });
  }
  if (faults.length > 0) throw invalidFields(faults);
  return { ...draft.settings, emailAddress };
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

/** @throws DomainError `invalid-request` for a list or queue that does not exist. */
export async function checkReferences(scope: Scope, settings: AccountSettings): Promise<void> {
  const faults: FieldError[] = [];
  if (!(await scope.lists.lockExisting(settings.listId)))
    faults.push({ pointer: "/listId", detail: "There is no such list." });
  const queueIds = settings.actions.map((step) => (step.kind === "queue" ? step.queueId : null));
  const existing = new Set(await scope.queues.findExisting(queueIds.filter((queueId) => queueId !== null)));
  for (const [index, queueId] of queueIds.entries()) {
    if (queueId !== null && !existing.has(queueId)) {
      faults.push({
        pointer: `/actions/${index}/queueId`,
        detail: `Step ${index + 1} names a queue that does not exist.`,
      });
    }
  }
  if (faults.length > 0) throw invalidFields(faults);
}
