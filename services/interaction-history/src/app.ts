import { openLazyBlobs } from "@mailroom/blobs/open-lazy-blobs";
import { openChassis } from "@mailroom/chassis/open-chassis";
import { routesOf } from "@mailroom/contracts/catalogue";
import { sanitiserVersion } from "@mailroom/html-sanitizer/sanitise";
import { makeCursor } from "@mailroom/http/cursor";
import { withIdempotency } from "@mailroom/postgres/idempotency";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { makeTemplateRenderer } from "@mailroom/templates/template-renderer";
import { announceAnswersAnew } from "./announcements.ts";
import { onAccountChanged } from "./bus/account-changed.ts";
import { onAgentChanged } from "./bus/agent-changed.ts";
import { onAssignmentChanged } from "./bus/assignment-changed.ts";
import { onCannedAnswerChanged } from "./bus/canned-answer-changed.ts";
import { onListChanged } from "./bus/list-changed.ts";
import { commandHandlers } from "./bus/commands.ts";
import { onDeliveryChanged } from "./bus/delivery-changed.ts";
import { onDispositionChanged } from "./bus/disposition-changed.ts";
import { onMessageReceived } from "./bus/message-received.ts";
import { onOffers } from "./bus/offers.ts";
import { onQueueChanged } from "./bus/queue-changed.ts";
import { onRoutingEnded } from "./bus/routing-ended.ts";
import { onSettingsChanged } from "./bus/settings-changed.ts";
import { onTemplateChanged } from "./bus/template-changed.ts";
import { type Config, threadKeysOf } from "./config.ts";
import { makeThreadTokenSigner } from "./crypto/thread-token-signer.ts";
import { addContactRoutes } from "./http/contacts.ts";
import { addContentRoutes } from "./http/content.ts";
import { addDraftRoutes } from "./http/drafts.ts";
import { addDispositionRoutes } from "./http/dispositions.ts";
import { addForwardRoutes } from "./http/forwards.ts";
import { addInteractionRoutes } from "./http/interactions.ts";
import { addMessageRoutes } from "./http/messages.ts";
import { addOfferNotificationRoute } from "./http/offer-notification.ts";
import type { HttpParts } from "./http/parts.ts";
import { addNewMailRoute } from "./http/new-mail.ts";
import { addTagRoutes } from "./http/tags.ts";
import { addReplyPreviewRoute } from "./http/reply-preview.ts";
import type { OutgoingParts } from "./operations/outgoing-message.ts";
import type { Transact, TransactOnce } from "./operations/ports.ts";
import { makeFillTemplate } from "./render/fill-template.ts";
import { makeRenderLine } from "./render/render-line.ts";
import { makeLayoutEngine } from "./render/layout-engine.ts";
import { makeRenderer } from "./render/renderer.ts";
import { makeRenderingStore } from "./store/rendering-store.ts";
import type { HistoryDatabase } from "./store/schema.ts";
import { makeReader, makeUnitOfWork } from "./store/unit-of-work.ts";
import { addUploads } from "./uploads.ts";

const service = "interaction-history";
const maxConnections = 10;
const maxBlobConnections = 5;

/** Listens at once and does its work as soon as Postgres is there; NATS and the blob store may come later. */
export async function startApp(config: Config, parts: ServiceParts): Promise<void> {
  const { clock, lifecycle, logger } = parts;
  const signer = makeThreadTokenSigner(config.INTERNAL_KEY, threadKeysOf(config));
  const blobs = openLazyBlobs(config.BLOBS_URL, {
    max: maxBlobConnections,
    applicationName: service,
    onFailure: (err) => {
      logger.warn({ err }, "waiting for the blob store");
    },
  });
  lifecycle.add("blobs", () => blobs.close());
  const renderer = makeRenderer({
    workers: config.RENDER_WORKERS,
    onFailure: (err) => {
      logger.warn({ err }, "html could not be made safe");
    },
  });
  lifecycle.add("renderer", () => renderer.close());
  // what is stored has passed the tighter limit: a busy moment must not cost a mail its layout
  const templates = makeTemplateRenderer({ deadlineMs: 1_000 });
  lifecycle.add("template renderer", () => templates.close());
  const chassis = await openChassis<HistoryDatabase>({
    service,
    config,
    parts,
    migrations: new URL("../migrations/", import.meta.url),
    poolSize: maxConnections,
    server: { routes: routesOf(service) },
    readiness: () => Promise.resolve({ blobs: blobs.isOpen() }),
  });
  const { database, server, withTransaction } = chassis;
  const newId = (): string => uuidv7(clock.now());
  const transact: Transact = (run) => withTransaction((scope) => run(makeUnitOfWork(scope)));
  const transactOnce: TransactOnce = (request, run) =>
    withTransaction((scope) => withIdempotency(scope, request, () => run(makeUnitOfWork(scope))));

  chassis.consume(
    { producer: "account-config" },
    [
      onAccountChanged(makeUnitOfWork),
      onCannedAnswerChanged(makeUnitOfWork),
      onDispositionChanged(makeUnitOfWork),
      onListChanged(makeUnitOfWork),
      onSettingsChanged(makeUnitOfWork),
      onTemplateChanged(makeUnitOfWork),
    ],
    { first: true },
  );
  chassis.consume({ producer: "gateway" }, [onAgentChanged(makeUnitOfWork)], { first: true });
  chassis.consume({ producer: "imap-ingest" }, [onMessageReceived(makeUnitOfWork, { signer, newId, blobs })]);
  chassis.consume({ producer: "smtp-send" }, [onDeliveryChanged(makeUnitOfWork)]);
  chassis.consume({ producer: "routing" }, [
    ...onOffers(makeUnitOfWork),
    onAssignmentChanged(makeUnitOfWork),
    onRoutingEnded(makeUnitOfWork),
    onQueueChanged(makeUnitOfWork),
  ]);
  const reply: OutgoingParts = {
    ...{ signer, newId, clock, blobs, layout: makeLayoutEngine(templates) },
    noteLayout: (note) => {
      logger.warn(note, "a message was not laid out as its account says");
    },
  };
  const fillTemplate = makeFillTemplate(templates);
  chassis.consume("commands", commandHandlers(makeUnitOfWork, { ...reply, fillTemplate }));

  const renderings = makeRenderingStore(database, { sanitiserVersion, internalKey: config.INTERNAL_KEY });
  const http: HttpParts = {
    read: makeReader(database),
    transact,
    transactOnce,
    cursor: makeCursor(config.INTERNAL_KEY),
    render: { renderer, renderings, blobs },
    reply,
    clock,
  };
  addInteractionRoutes(server, http);
  addDispositionRoutes(server, http);
  addMessageRoutes(server, http);
  addReplyPreviewRoute(server, http);
  addOfferNotificationRoute(server, http, makeRenderLine(templates));
  addContentRoutes(server, http);
  addContactRoutes(server, http);
  addDraftRoutes(server, http);
  addForwardRoutes(server, http);
  addTagRoutes(server, http);
  addNewMailRoute(server, http);
  const startCleanUp = addUploads(server, http, { ...parts, blobs });
  await chassis.start(() => announceAnswersAnew(withTransaction, makeUnitOfWork));
  startCleanUp();
}
