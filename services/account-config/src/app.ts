import { readFile } from "node:fs/promises";
import { openChassis } from "@mailroom/chassis/open-chassis";
import { routesOf } from "@mailroom/contracts/catalogue";
import { DomainError } from "@mailroom/contracts/domain-error";
import { accountChanged } from "@mailroom/contracts/events/account";
import { listChanged } from "@mailroom/contracts/events/list";
import { messageTemplateChanged } from "@mailroom/contracts/events/message-template";
import { makeCursor } from "@mailroom/http/cursor";
import { internalName } from "@mailroom/network-guard/destination-error";
import { isInternalName } from "@mailroom/network-guard/internal-name";
import { makeNetworkGuard, type NetworkGuard } from "@mailroom/network-guard/network-guard";
import { makeAudit } from "@mailroom/postgres/audit";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { makeKeyRing } from "@mailroom/sealed-secrets/key-ring";
import { assertProductionKeys } from "@mailroom/sealed-secrets/production-keys";
import { announceConfigurationAnew } from "./announcements.ts";
import { makeAutodetection, resolverOf } from "./autodetection.ts";
import { onAgentChanged } from "./bus/agent-changed.ts";
import { onAssignmentChanged } from "./bus/assignment-changed.ts";
import { onQueueChanged } from "./bus/queue-changed.ts";
import { addCloudAccessRoutes, makeCloudAccessPorts, makeOauthScope, startTokenRefresher } from "./cloud-access.ts";
import type { AccountConfigSettings } from "./config.ts";
import { makeAssistantKeySealer } from "./crypto/assistant-key.ts";
import { makeSecretBox, type ReportUnreadable } from "./crypto/secret-box.ts";
import { snapshotOf } from "./domain/account-snapshot.ts";
import { listSnapshot } from "./domain/contact-list.ts";
import { templateSnapshot } from "./domain/message-template.ts";
import { addAccountRoutes } from "./http/accounts.ts";
import { addCloneRoutes } from "./http/clone-account.ts";
import { addAutodetectRoutes } from "./http/autodetect.ts";
import { addTestMailRoutes } from "./http/test-mail.ts";
import { addDraftRoutes } from "./http/account-drafts.ts";
import { addConfigurationRoutes } from "./http/configuration.ts";
import { addHeaderFilterRoutes } from "./http/header-filter.ts";
import { addListRoutes } from "./http/lists.ts";
import { addLibraryRoutes, makeLibraryScope, openAttachmentContent, prepareLibrary, startCleanUp } from "./library.ts";
import { addTemplateRoutes } from "./http/message-templates.ts";
import { addLogoRoutes } from "./http/account-logo.ts";
import { ensureFirstList } from "./operations/manage-lists.ts";
import { shareMarks } from "./operations/share-marks.ts";
import { makeTestLimit } from "./operations/test-limit.ts";
import type { LibraryScope } from "./operations/library-ports.ts";
import type { CheckDestination, FilterTrialTarget, Scope, WithTransaction } from "./operations/ports.ts";
import { openTemplateEngine } from "./render/template-engine.ts";
import { makeTestMailPorts } from "./test-mails.ts";
import { makeAccountList } from "./store/account-list.ts";
import { makeAgentStore } from "./store/agent-store.ts";
import { makeAssignmentStore } from "./store/assignment-store.ts";
import { makeAuditedAccountStore, makeAuditedListStore, makeAuditedTemplateStore } from "./store/audited-stores.ts";
import { makeQueueStore } from "./store/queue-store.ts";
import type { AccountConfigDatabase } from "./store/schema.ts";
import { makeSealedSecretStore } from "./store/sealed-secret-store.ts";
import { startResealPass } from "./timers/reseal-secrets.ts";
import { askTogether } from "./verify/ask-together.ts";
import { makeWebAddressCheck } from "./verify/check-web-address.ts";
import { runFilterTrial } from "./verify/try-header-filter.ts";
import { verifyImap } from "./verify/verify-imap.ts";
import { verifySmtp } from "./verify/verify-smtp.ts";

export async function startAccountConfig(config: AccountConfigSettings, parts: ServiceParts): Promise<void> {
  const ring = makeKeyRing(config.SECRET_KEYS);
  if (config.MODE === "production") assertProductionKeys(ring);
  const chassis = await openChassis<AccountConfigDatabase>({
    service: "account-config",
    config,
    parts,
    migrations: new URL("../migrations/", import.meta.url),
    poolSize: 10,
    server: { routes: routesOf("account-config") },
  });
  const blobs = openAttachmentContent(config.BLOBS_URL, parts);
  const makeScope = (scope: TransactionScope<AccountConfigDatabase>): Scope => ({
    ...makeAccountScope(scope),
    ...makeLibraryScope(scope, blobs),
    ...makeOauthScope(scope),
  });
  const guard = makeNetworkGuard({ allow: config.ALLOWED_DESTINATIONS, ...resolverOf(config) });
  const extraAuthorities = config.EXTRA_CA_FILE === undefined ? [] : [await readFile(config.EXTRA_CA_FILE, "utf8")];
  const verifyParts = { guard, extraAuthorities };
  const withTransaction: WithTransaction = (run) => chassis.withTransaction((scope) => run(makeScope(scope)));
  const ports = {
    withTransaction,
    accountList: shareMarks(makeAccountList(chassis.database)),
    clock: parts.clock,
    makeId: () => uuidv7(parts.clock.now()),
    cursor: makeCursor(config.INTERNAL_KEY),
    ...makeCloudAccessPorts({ config, ring, extraAuthorities }, parts),
    secretBox: makeSecretBox(ring, makeSecretAlarm(parts)),
    checkDestination: makeDestinationCheck(guard),
    checkWebAddress: makeWebAddressCheck(config.ALLOWED_DESTINATIONS, resolverOf(config)),
    sealAssistantKey: makeAssistantKeySealer(ring),
    content: blobs,
    logos: blobs,
    templates: openTemplateEngine(parts.lifecycle),
    limit: makeTestLimit(),
    askTogether,
    runFilterTrial: (target: FilterTrialTarget, signal: AbortSignal) => runFilterTrial(target, signal, verifyParts),
    ...makeAutodetection(config, { guard, extraAuthorities }),
    ...makeTestMailPorts(config, verifyParts),
    verifier: {
      imap: (target: Parameters<typeof verifyImap>[0], signal: AbortSignal) => verifyImap(target, signal, verifyParts),
      smtp: (target: Parameters<typeof verifySmtp>[0], signal: AbortSignal) => verifySmtp(target, signal, verifyParts),
    },
  };
  addAccountRoutes(chassis.server, ports);
  addCloneRoutes(chassis.server, ports);
  addHeaderFilterRoutes(chassis.server, ports);
  addDraftRoutes(chassis.server, ports);
  addAutodetectRoutes(chassis.server, ports);
  addTestMailRoutes(chassis.server, ports);
  addListRoutes(chassis.server, ports);
  addTemplateRoutes(chassis.server, ports);
  addLogoRoutes(chassis.server, ports);
  addCloudAccessRoutes(chassis.server, ports);
  addLibraryRoutes(chassis.server, ports);
  addConfigurationRoutes(chassis.server, ports);
  chassis.consume({ producer: "routing" }, [onQueueChanged(makeScope), onAssignmentChanged(makeScope)]);
  chassis.consume({ producer: "gateway" }, [onAgentChanged(makeScope, parts.clock)]);
  await chassis.start(async () => {
    await announceConfigurationAnew(chassis.withTransaction, makeScope);
    await ensureFirstList(ports);
    await prepareLibrary(ports);
  });
  startCleanUp(ports, blobs, parts);
  startTokenRefresher(ports, chassis.bus, parts);
  const reseal = startResealPass(ports, parts.logger);
  parts.lifecycle.add("sealing secrets anew", () => reseal.stop());
}

/** Rings whenever a stored secret does not open: it was changed or moved in the database, or its key is gone. */
function makeSecretAlarm({ logger, metrics }: ServiceParts): ReportUnreadable {
  const unreadable = metrics.counter("unreadable_secrets_total", "Attempts to open a stored secret that failed");
  return (ownerId, field) => {
    unreadable.inc();
    logger.error({ ownerId, field }, "stored secret cannot be read");
  };
}

type AccountScope = Omit<Scope, keyof LibraryScope | "oauth">;

function makeAccountScope({ tx, outbox }: TransactionScope<AccountConfigDatabase>): AccountScope {
  const audit = makeAudit(outbox);
  return {
    audit,
    accounts: makeAuditedAccountStore(tx, audit),
    lists: makeAuditedListStore(tx, audit),
    queues: makeQueueStore(tx),
    agents: makeAgentStore(tx),
    assignments: makeAssignmentStore(tx),
    sealedSecrets: makeSealedSecretStore(tx),
    templates: makeAuditedTemplateStore(tx, audit),
    announce: (account) => {
      outbox.append(accountChanged, { key: account.id, data: snapshotOf(account) });
    },
    announceList: (list, what) => {
      outbox.append(listChanged, { key: list.id, data: listSnapshot(list, what === "deleted") });
    },
    announceTemplate: (template, what) => {
      outbox.append(messageTemplateChanged, { key: template.id, data: templateSnapshot(template, what === "deleted") });
    },
  };
}

/** A name that cannot be resolved now may be stored: verifying tells, and every connection checks again. */
function makeDestinationCheck(guard: NetworkGuard): CheckDestination {
  return async (host, port) => {
    try {
      await guard.resolveDestination(host, port);
    } catch (error) {
      const isUnknown = error instanceof DomainError && ["host-not-found", "host-lookup-failed"].includes(error.code);
      if (!isUnknown) throw error;
      if (isInternalName(host.toLowerCase().replace(/\.$/, ""))) throw internalName(host);
    }
  };
}
