/** OAuth 2.0, put together: cloud providers, consent, and tokens that are kept fresh. */
import type { Bus } from "@mailroom/bus/connection";
import { accountTokenChanged } from "@mailroom/contracts/events/account";
import { makeGuardedFetch } from "@mailroom/network-guard/guarded-fetch";
import { makeNetworkGuard } from "@mailroom/network-guard/network-guard";
import { makeAudit } from "@mailroom/postgres/audit";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import type { KeyRing } from "@mailroom/sealed-secrets/key-ring";
import type { FastifyInstance } from "fastify";
import { type NameSettings, resolverOf } from "./autodetection.ts";
import { followTokenRefusals } from "./bus/token-refusals.ts";
import { makeOauthBox } from "./crypto/oauth-box.ts";
import { tokenOf } from "./domain/oauth-grant.ts";
import { addCloudProviderRoutes } from "./http/cloud-providers.ts";
import { addConsentRoutes } from "./http/consent.ts";
import { makeOauthClient } from "./oauth/oauth-client.ts";
import type { ConsentPorts } from "./operations/give-consent.ts";
import type { CloudProviderPorts } from "./operations/manage-cloud-providers.ts";
import type { OauthScope } from "./operations/oauth-ports.ts";
import { noteTokenRefused } from "./operations/refresh-tokens.ts";
import { makeAuditedCloudProviderStore } from "./store/audited-stores.ts";
import { makeConsentStore } from "./store/consent-store.ts";
import { makeGrantStore } from "./store/grant-store.ts";
import type { AccountConfigDatabase } from "./store/schema.ts";
import { makeTokenRefresher } from "./timers/token-refresher.ts";

/** Discovery documents and key sets are some kilobytes. */
const maxAnswerBytes = 256 * 1024;
/** A consent asks the provider twice while somebody waits, and the gateway gives up an answer after 12 s. */
const requestDeadlineMs = 5_000;

export type CloudAccessPorts = Pick<CloudProviderPorts, "oauthBox" | "redirectUri"> &
  Pick<ConsentPorts, "oauthClient" | "random">;

type Options = {
  readonly config: NameSettings & { readonly PUBLIC_URL: string };
  readonly ring: KeyRing;
  readonly extraAuthorities: readonly string[];
};

export function makeCloudAccessPorts({ config, ring, extraAuthorities }: Options, { clock }: ServiceParts) {
  const redirectUri = `${config.PUBLIC_URL}/api/v1/oauth/callback`;
  const fetch = makeGuardedFetch({
    guard: makeNetworkGuard({ allow: config.ALLOWED_DESTINATIONS, deniedPorts: [], ...resolverOf(config) }),
    ...{ extraAuthorities, maxAnswerBytes, deadlineMs: requestDeadlineMs },
  });
  const ports: CloudAccessPorts = {
    oauthBox: makeOauthBox(ring),
    oauthClient: makeOauthClient({ fetch, redirectUri, now: () => clock.now() }),
    redirectUri,
    random: Math.random,
  };
  return ports;
}

export function makeOauthScope({ tx, outbox }: TransactionScope<AccountConfigDatabase>): {
  readonly oauth: OauthScope;
} {
  return {
    oauth: {
      providers: makeAuditedCloudProviderStore(tx, makeAudit(outbox)),
      grants: makeGrantStore(tx),
      consents: makeConsentStore(tx),
      announce: (grant) => {
        outbox.append(accountTokenChanged, { key: grant.accountId, data: tokenOf(grant) });
      },
    },
  };
}

type Ports = ConsentPorts & Parameters<typeof addCloudProviderRoutes>[1];

export function addCloudAccessRoutes(server: FastifyInstance, ports: Ports): void {
  addCloudProviderRoutes(server, ports);
  addConsentRoutes(server, ports);
}

/** Begins to refresh tokens, in their time and when a mail server has refused one. */
export function startTokenRefresher(ports: ConsentPorts, bus: Bus, parts: ServiceParts): void {
  const { metrics, logger, lifecycle } = parts;
  const refreshes = metrics.counter("token_refreshes_total", "Refreshes of OAuth tokens, by outcome", ["outcome"]);
  const waiting = metrics.gauge("reauth_required_accounts", "Accounts that a person has to give access again");
  const refresher = makeTokenRefresher({
    ...ports,
    logger,
    onRefreshed: (outcome) => {
      refreshes.inc({ outcome });
    },
    onReauthRequired: (accounts) => {
      waiting.set(accounts);
    },
  });
  const unfollow = followTokenRefusals(bus, (refusal) => {
    noteTokenRefused(ports, refusal).then(
      (isHastened) => {
        if (isHastened) refresher.wake();
      },
      (error: unknown) => {
        logger.warn({ err: error, accountId: refusal.accountId }, "refused token not noted");
      },
    );
  });
  refresher.start();
  lifecycle.add("token refresher", async () => {
    unfollow();
    await refresher.stop();
  });
}
