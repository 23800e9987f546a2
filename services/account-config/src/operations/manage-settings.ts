import type { PrincipalReference } from "@mailroom/contracts/principal";
import { settingsDefaults } from "@mailroom/contracts/settings-values";
import { changeSettings, type GlobalSettings, type SettingsChange } from "../domain/global-settings.ts";
import { invalidFields } from "../domain/errors.ts";
import { isSameData } from "../domain/same-data.ts";
import type { Clock, Scope, WithTransaction } from "./ports.ts";

type Ports = { readonly withTransaction: WithTransaction; readonly clock: Clock };

export async function getSettings(ports: Pick<Ports, "withTransaction">): Promise<GlobalSettings> {
  return ports.withTransaction((scope) => scope.settings.get());
}

/** @throws DomainError `invalid-request` for a template that does not exist; what `requireVersion` throws. */
export async function updateSettings(
  ports: Ports,
  input: {
    readonly patch: SettingsChange;
    readonly by: PrincipalReference;
    readonly requireVersion: (version: number) => void;
  },
): Promise<GlobalSettings> {
  return ports.withTransaction(async (scope) => {
    const before = await scope.settings.getForUpdate();
    input.requireVersion(before.version);
    const values = changeSettings(before.values, input.patch);
    if (isSameData(values, before.values)) return before;
    await requireTemplate(scope, values.accountTransferTemplateId);
    const settings = { version: before.version + 1, values, updatedAt: ports.clock.now(), updatedBy: input.by };
    await scope.settings.update(settings);
    scope.announceSettings(settings);
    return settings;
  });
}

/** Keeps it from being deleted until the transaction ends. */
async function requireTemplate(scope: Scope, templateId: string | null): Promise<void> {
  if (templateId === null || (await scope.templates.lockExisting([templateId])).length > 0) return;
  throw invalidFields([{ pointer: "/accountTransferTemplateId", detail: "There is no such template." }]);
}

/** The first start makes the settings and tells everybody; several instances starting at once do so once. */
export async function ensureSettings(ports: Ports): Promise<void> {
  await ports.withTransaction(async (scope) => {
    const settings = { version: 1, values: settingsDefaults, updatedAt: ports.clock.now(), updatedBy: null };
    if (await scope.settings.insertFirst(settings)) scope.announceSettings(settings);
  });
}
