import {
  getPageSettings as getPageSettingsRoute,
  getSettings as getSettingsRoute,
  updateSettings as updateSettingsRoute,
} from "@mailroom/contracts/api/settings";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import { principalReference } from "@mailroom/policy/principal-reference";
import type { FastifyInstance } from "fastify";
import { type GlobalSettings, showSettings } from "../domain/global-settings.ts";
import { getSettings, updateSettings } from "../operations/manage-settings.ts";
import type { Clock, WithTransaction } from "../operations/ports.ts";

export type SettingsRoutePorts = { readonly withTransaction: WithTransaction; readonly clock: Clock };

export function addSettingsRoutes(server: FastifyInstance, ports: SettingsRoutePorts): void {
  const answer = (settings: GlobalSettings) =>
    ({ status: 200, headers: { etag: etagOf(settings.version) }, body: showSettings(settings) }) as const;

  implement(server, getSettingsRoute, async () => answer(await getSettings(ports)));

  implement(server, getPageSettingsRoute, async () => {
    const { openTabsLimit, searchOn, maxSearchDays } = (await getSettings(ports)).values;
    return { status: 200, body: { openTabsLimit, searchOn, maxSearchDays } };
  });

  implement(server, updateSettingsRoute, async ({ body, headers, principal }) => {
    const requireVersion = versionGuard(headers);
    return answer(await updateSettings(ports, { patch: body, by: principalReference(principal), requireVersion }));
  });
}
