import { readFile } from "node:fs/promises";
import type { Blobs } from "@mailroom/blobs/blobs";
import { openBlobs } from "@mailroom/blobs/open-blobs";
import { openChassis, type Chassis } from "@mailroom/chassis/open-chassis";
import { routesOf } from "@mailroom/contracts/catalogue";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
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
import type { SmtpSendSettings } from "./config.ts";
import { snapshotOf } from "./domain/delivery.ts";
import { addDeliveryRoutes } from "./http/deliveries.ts";
import { attemptDelivery, recordAttempt } from "./operations/attempt-delivery.ts";
import { cancelDelivery, retryDelivery } from "./operations/change-delivery.ts";
import type { Scope, WithTransaction } from "./operations/ports.ts";
import { lookForUncertain, recoverDeliveries } from "./operations/recover-deliveries.ts";
import { makeComposer } from "./render/compose-message.ts";
import { makeSubmitter } from "./smtp/submitter.ts";
import { makeAccountStore } from "./store/account-store.ts";
import { makeAttemptKeeper } from "./store/attempt-keeper.ts";
import { makeDeliveryReader } from "./store/delivery-reader.ts";
import { makeDeliveryStore } from "./store/delivery-store.ts";
import type { SmtpSendDatabase } from "./store/schema.ts";
import { makeDeliveryRunner, type DeliveryRunner } from "./timers/delivery-runner.ts";

const maxConnectionsPerAccount = 3;
/** RFC 5321 §4.5.3.2: five minutes for a reply before the message, three for each block of it. */
const stallMs = 5 * 60 * 1000;
/** The lease is 15 s. */
const permissionMs = 10_000;

export async function startSmtpSend(config: SmtpSendSettings, parts: ServiceParts): Promise<void> {
  const ring = makeKeyRing(config.SECRET_KEYS);
  if (config.MODE === "production") assertProductionKeys(ring);
  const { clock, lifecycle } = parts;
  const chassis = await openChassis<SmtpSendDatabase>({
    service: "smtp-send",
    config,
    parts,
    migrations: new URL("../migrations/", import.meta.url),
    poolSize: 12,
    server: { routes: routesOf("smtp-send") },
  });
  let runner: DeliveryRunner | null = null;
  const makeScope = (scope: TransactionScope<SmtpSendDatabase>): Scope => ({
    deliveries: makeDeliveryStore(scope.tx, clock),
    accounts: makeAccountStore(scope.tx),
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
  chassis.consume({ producer: "account-config" }, [onAccountChanged(makeScope)]);
  chassis.consume({ producer: "imap-ingest" }, onMailboxAnswers(makeScope, clock));

  await chassis.start(async () => {
    const blobs = await openBlobs(config.BLOBS_URL, { max: 8, applicationName: "smtp-send" });
    lifecycle.add("blobs", () => blobs.close());
    const submitter = makeSubmitter({
      guard: makeNetworkGuard({ allow: config.ALLOWED_DESTINATIONS }),
      blobs,
      extraAuthorities: config.EXTRA_CA_FILE === undefined ? [] : [await readFile(config.EXTRA_CA_FILE, "utf8")],
      openPassword: (account) => openPassword(ring, account),
      maxConnectionsPerAccount,
      stallMs,
      permissionMs,
    });
    lifecycle.add("smtp connections", () => {
      submitter.close();
    });
    runner = startRunner({ chassis, withTransaction, parts, blobs, submit: submitter.submit });
  });
}

type RunnerParts = {
  readonly chassis: Chassis<SmtpSendDatabase>;
  readonly withTransaction: WithTransaction;
  readonly parts: ServiceParts;
  readonly blobs: Blobs;
  readonly submit: Parameters<typeof attemptDelivery>[0]["submit"];
};

function startRunner({ chassis, withTransaction, parts, blobs, submit }: RunnerParts): DeliveryRunner {
  const { clock, logger, lifecycle } = parts;
  const keeper = makeAttemptKeeper(chassis.database);
  const ports = { withTransaction, keeper, clock, submit, compose: makeComposer(blobs), random: Math.random };
  const runner = makeDeliveryRunner({
    listDueAccounts: (limit, without) => keeper.listDueAccounts(limit, without),
    claim: (accountId, limit) =>
      withTransaction(async (scope) => {
        const claimed = await scope.deliveries.claim(accountId, limit);
        for (const { delivery } of claimed) scope.announce(delivery);
        return claimed;
      }),
    attempt: (claimed, takenOver) => attemptDelivery(ports, claimed, takenOver),
    record: (claimed, result) => recordAttempt(ports, claimed, result),
    renew: (deliveryId, token) => keeper.renew(deliveryId, token),
    recover: () => recoverDeliveries(ports),
    lookForUncertain: () => lookForUncertain(ports),
    onError: (error, what) => {
      logger.warn({ err: error }, what);
    },
    maxPerAccount: maxConnectionsPerAccount,
  });
  runner.start();
  lifecycle.add("deliveries", () => runner.stop(), { deadlineMs: 20_000 });
  return runner;
}

function openPassword(ring: ReturnType<typeof makeKeyRing>, account: AccountSnapshot): string | null {
  const { password, secretField } = account.smtp;
  return password === null ? null : open(ring, password, { accountId: account.accountId, field: secretField });
}
