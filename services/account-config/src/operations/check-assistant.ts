import type { AccountSettings } from "../domain/account-settings.ts";
import { invalidFields } from "../domain/errors.ts";
import { assistantFeatureOff } from "../domain/library-errors.ts";
import type { Scope } from "./ports.ts";

/**
 * An account may choose an assistant that exists while the add-on is switched on; what it has chosen before it may keep.
 * @throws DomainError `feature-off`, `invalid-request` (S45).
 */
export async function checkAssistant(
  scope: Pick<Scope, "assistants" | "settings">,
  after: AccountSettings,
  before: AccountSettings | null,
): Promise<void> {
  const { assistantId } = after;
  if (assistantId === null || assistantId === before?.assistantId) return;
  const { values } = await scope.settings.get();
  if (!values.features.assistant) throw assistantFeatureOff();
  if (!(await scope.assistants.lockExisting(assistantId))) {
    throw invalidFields([{ pointer: "/assistantId", detail: "There is no such assistant." }]);
  }
}
