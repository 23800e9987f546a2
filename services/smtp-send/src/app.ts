import { readFile } from "node:fs/promises";
import { openLazyBlobs, type LazyBlobs } from "@mailroom/blobs/open-lazy-blobs";
import { openChassis, type Chassis } from "@mailroom/chassis/open-chassis";
import { tellState } from "@mailroom/bus/tell-state";
import { routesOf } from "@mailroom/contracts/catalogue";
import { type AccountSnapshot, smtpTokenRefused } from "@mailroom/contracts/events/account";
import { deliveryChanged } from "@mailroom/contracts/events/delivery";
import { mailboxAppend, mailboxFind } from "@mailroom/contracts/events/mailbox";
import { makeCursor } from "@mailroom/http/cursor";
import { makeNetworkGuard } from "@mailroom/network-guard/network-guard";
import { withIdempotency } from "@mailroom/postgres/idempotency";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import { makeKeyRing } from "@mailroom/sealed-secrets/key-ring";
import { assertProductionKeys } from "@mailroom/sealed-secrets/production-keys";
import { open } from "@mailroom/sealed-secrets/seal";
import { onAccountChanged } from "./bus/account-changed.ts";
import { onDeliverySend } from "./bus/delivery-send.ts";
import { onMailboxAnswers } from "./bus/mailbox-answers.ts";
import { onMessageReceived } from "./bus/message-received.ts";
import { onTokenChanged } from "./bus/token-changed.ts";
import type { SmtpSendSettings } from "./config.ts";
import { snapshotOf } from "./domain/delivery.ts";
import { addDeliveryRoutes } from "./http/deliveries.ts";
import { attemptDelivery, recordAttempt } from "./operations/attempt-delivery.ts";
import { cancelDelivery, retryDelivery } from "./operations/change-delivery.ts";
import { claimAttempts } from "./operations/claim-attempts.ts";
import type { Scope, WithTransaction } from "./operations/ports.ts";
import { lookForUncertain, recoverDeliveries } from "./operations/recover-deliveries.ts";
import { makeComposer } from "./render/compose-message.ts";
import { makeSubmitter } from "./smtp/submitter.ts";
import type { TokenSource } from "./smtp/token-login.ts";
import { makeAccountStore } from "./store/account-store.ts";
import { makeAttemptKeeper } from "./store/attempt-keeper.ts";
import { makeBudgetStore } from "./store/budget-store.ts";
import { makeDeliveryReader } from "./store/delivery-reader.ts";
import { makeDeliveryStore } from "./store/delivery-store.ts";
import type { SmtpSendDatabase } from "./store/schema.ts";
import { makeTokenStore } from "./store/token-store.ts";
import { makeDeliveryRunner, type DeliveryRunner } from "./timers/delivery-runner.ts";

const maxConnectionsPerAccount = 3;
const maxBlobConnections = 8;
/** RFC 5321 §4.5.3.2: five minutes for a reply before the message, three for each block of it. */
const stallMs = 5 * 60 * 1000;
/** Of the lease: how long the right to send the final dot lasts, and how often the lease is renewed. */
const permissionShare = 2 / 3;
const renewalShare = 1 / 3;

export async function startSmtpSend(config: SmtpSendSettings, parts: ServiceParts): Promise<void> {
  const ring = makeKeyRing(config.SECRET_KEYS);
  if (config.MODE === "production") assertProductionKeys(ring);
  const { clock, lifecycle } = parts;
  const blobs = openLazyBlobs(config.BLOBS_URL, {
    max: maxBlobConnections,
    applicationName: "smtp-send",
    onFailure: (err) => {
      parts.logger.warn({ err }, "waiting for the blob store");
    },
  });
  lifecycle.add("blobs", () => blobs.close());
  const chassis = await openChassis<SmtpSendDatabase>({
    service: "smtp-send",
    config,
    parts,
    migrations: new URL("../migrations/", import.meta.url),
    poolSize: 12,
    server: { routes: routesOf("smtp-send") },
    readiness: () => Promise.resolve({ blobs: blobs.isOpen() }),
  });
  let runner: DeliveryRunner | null = null;
  const makeScope = (scope: TransactionScope<SmtpSendDatabase>): Scope => ({
    deliveries: makeDeliveryStore(scope.tx, { clock, leaseSeconds: config.LEASE_SECONDS }),
    budgets: makeBudgetStore(scope.tx),
    accounts: makeAccountStore(scope.tx),
    tokens: makeTokenStore(scope.tx),
    announce: (delivery) => {
      scope.outbox.append(deliveryChanged, { key: delivery.deliveryId, data: snapshotOf(delivery) });
    },
    orderSentCopy: ({ accountId, deliveryId, messageId, sentAt }, rawHash) => {
      const data = { accountId, deliveryId, messageId, rawHash, sentAt: (sentAt ?? clock.now()).toISOString() };
      scope.outbox.append(mailboxAppend, { key: deliveryId, data });
    },
    orderFind: ({ accountId, deliveryId, messageId }) => {
      scope.outbox.append(mailboxFind, { key: deliveryId, data: { accountId, deliveryId, messageId } });
    },
    wake: () => {
      scope.afterCommit(() => runner?.wake());
    },
  });
  const withTransaction: WithTransaction = (run) => chassis.withTransaction((scope) => run(makeScope(scope)));

  const reader = makeDeliveryReader(chassis.database);
  addDeliveryRoutes(chassis.server, {
    find: (deliveryId) => reader.find(deliveryId),
    list: (page) => reader.list(page),
    cursor: makeCursor(config.INTERNAL_KEY),
    cancel: async (deliveryId) => {
      await withTransaction((scope) => cancelDelivery(scope, deliveryId));
    },
    retry: async (deliveryId, request) => {
      await chassis.withTransaction((scope) =>
        withIdempotency(scope, request, async () => {
          await retryDelivery(makeScope(scope), deliveryId, clock.now());
        }),
      );
    },
  });
  chassis.consume("commands", [onDeliverySend(makeScope, clock)]);
  chassis.consume({ producer: "account-config" }, [onAccountChanged(makeScope), onTokenChanged(makeScope)], {
    first: true,
  });
  chassis.consume({ producer: "imap-ingest" }, [
    ...onMailboxAnswers(makeScope, clock),
    onMessageReceived(makeScope, clock),
  ]);

  await chassis.start(async () => {
    const submitter = makeSubmitter({
      guard: makeNetworkGuard({ allow: config.ALLOWED_DESTINATIONS }),
      blobs,
      extraAuthorities: config.EXTRA_CA_FILE === undefined ? [] : [await readFile(config.EXTRA_CA_FILE, "utf8")],
      openPassword: (account) => openPassword(ring, account),
      tokens: makeTokenSource(ring, chassis, parts),
      maxConnectionsPerAccount,
      stallMs,
      permissionMs: config.LEASE_SECONDS * 1000 * permissionShare,
    });
    lifecycle.add("smtp connections", () => {
      submitter.close();
    });
    const { submit } = submitter;
    runner = startRunner({ chassis, withTransaction, parts, blobs, submit, leaseSeconds: config.LEASE_SECONDS });
  });
}

type RunnerParts = {
  readonly chassis: Chassis<SmtpSendDatabase>;
  readonly withTransaction: WithTransaction;
  readonly parts: ServiceParts;
  readonly blobs: LazyBlobs;
  readonly submit: Parameters<typeof attemptDelivery>[0]["submit"];
  readonly leaseSeconds: number;
};

function startRunner({ chassis, withTransaction, parts, blobs, submit, leaseSeconds }: RunnerParts): DeliveryRunner {
  const { clock, logger, lifecycle } = parts;
  const keeper = makeAttemptKeeper(chassis.database, leaseSeconds);
  const ports = { withTransaction, keeper, clock, submit, compose: makeComposer(blobs), random: Math.random };
  const budget = budgetMetrics(parts);
  const runner = makeDeliveryRunner({
    // Without the store there are no bytes to send: what is due waits, without an attempt.
    listDueAccounts: (limit, without) =>
      blobs.isOpen() ? keeper.listDueAccounts(limit, without) : Promise.resolve([]),
    claim: async (accountId, limit) => {
      const { claimed, held } = await withTransaction((scope) => claimAttempts(scope, accountId, limit));
      budget.held.inc(held);
      return [...claimed];
    },
    attempt: (claimed, takenOver) => attemptDelivery(ports, claimed, takenOver),
    record: (claimed, result) => recordAttempt(ports, claimed, result),
    renew: (deliveryId, token) => keeper.renew(deliveryId, token),
    sweep: async () => {
      await recoverDeliveries(ports);
      await lookForUncertain(ports);
      budget.waiting.set(await keeper.countHeld());
    },
    onError: (error, what) => {
      logger.warn({ err: error }, what);
    },
    maxPerAccount: maxConnectionsPerAccount,
    renewMs: leaseSeconds * 1000 * renewalShare,
  });
  runner.start();
  lifecycle.add("deliveries", () => runner.stop(), { deadlineMs: 20_000 });
  return runner;
}

function budgetMetrics({ metrics }: ServiceParts) {
  return {
    held: metrics.counter("budget_deferrals_total", "Deliveries deferred because their account may send no more yet"),
    waiting: metrics.gauge("budget_deferred", "Deliveries of all instances that wait for their account's turn to send"),
  };
}

function makeTokenSource(
  ring: ReturnType<typeof makeKeyRing>,
  { database, bus }: Chassis<SmtpSendDatabase>,
  { clock }: ServiceParts,
): TokenSource {
  return {
    find: (accountId) => makeTokenStore(database).find(accountId),
    open: ({ accountId, accessToken }) =>
      accessToken === null ? "" : open(ring, accessToken, { accountId, field: "oauth.accessToken" }),
    onRefused: (refusal) => {
      tellState(bus, smtpTokenRefused.subject, refusal);
    },
    now: () => clock.now(),
  };
}

function openPassword(ring: ReturnType<typeof makeKeyRing>, account: AccountSnapshot): string | null {
  const { password, secretField } = account.smtp;
  return password === null ? null : open(ring, password, { accountId: account.accountId, field: secretField });
}
