/** Dispositions, canned answers, intervals, assistants and global settings, put together. */
import { openLazyBlobs, type LazyBlobs } from "@mailroom/blobs/open-lazy-blobs";
import { RepeatingTask } from "@mailroom/bus/repeating-task";
import { cannedAnswerChanged } from "@mailroom/contracts/events/canned-answer";
import { dispositionChanged } from "@mailroom/contracts/events/disposition";
import { intervalChanged, settingsChanged, settingsKey } from "@mailroom/contracts/events/settings";
import { makeAudit } from "@mailroom/postgres/audit";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import type { FastifyInstance } from "fastify";
import { attachmentReference, cannedAnswerSnapshot } from "./domain/canned-answer.ts";
import { dispositionSnapshot } from "./domain/disposition.ts";
import { settingsSnapshot } from "./domain/global-settings.ts";
import { intervalSnapshot } from "./domain/interval.ts";
import { addAssistantRoutes } from "./http/assistants.ts";
import { addCannedAnswerRoutes } from "./http/canned-answers.ts";
import { addCannedAttachmentRoutes } from "./http/canned-attachments.ts";
import { addDispositionRoutes } from "./http/dispositions.ts";
import { addIntervalRoutes, type IntervalRoutePorts } from "./http/intervals.ts";
import { addSettingsRoutes } from "./http/settings.ts";
import type { LibraryScope } from "./operations/library-ports.ts";
import type { AssistantPorts } from "./operations/manage-assistants.ts";
import { type CannedAttachmentPorts, releaseOrphans } from "./operations/manage-canned-attachments.ts";
import { type LogoPorts, releaseOrphanLogos } from "./operations/manage-logo.ts";
import { ensureSystemDisposition } from "./operations/manage-dispositions.ts";
import { ensureDefaultIntervals } from "./operations/manage-intervals.ts";
import { ensureSettings } from "./operations/manage-settings.ts";
import { makeAuditedLibrary } from "./store/audited-stores.ts";
import type { AccountConfigDatabase } from "./store/schema.ts";

export type LibraryPorts = IntervalRoutePorts & AssistantPorts & CannedAttachmentPorts;

const maxBlobConnections = 3;
const cleanUpEveryMs = 60 * 60 * 1000;

/** Opens in the background: without it only the files of canned answers are away. */
export function openAttachmentContent(blobsUrl: string, { logger, lifecycle }: ServiceParts): LazyBlobs {
  const blobs = openLazyBlobs(blobsUrl, {
    max: maxBlobConnections,
    applicationName: "account-config",
    onFailure: (err) => {
      logger.warn({ err }, "waiting for the blob store");
    },
  });
  lifecycle.add("blobs", () => blobs.close());
  return blobs;
}

/** What a lost release leaves behind the clean-up finds. */
export function makeLibraryScope(
  { tx, outbox, afterCommit }: TransactionScope<AccountConfigDatabase>,
  blobs: LazyBlobs,
): LibraryScope {
  return {
    ...makeAuditedLibrary(tx, makeAudit(outbox)),
    announceInterval: (interval, what) => {
      outbox.append(intervalChanged, { key: interval.id, data: intervalSnapshot(interval, what === "deleted") });
    },
    announceSettings: (settings) => {
      outbox.append(settingsChanged, { key: settingsKey, data: settingsSnapshot(settings) });
    },
    announceDisposition: (disposition, what) => {
      const data = dispositionSnapshot(disposition, what === "deleted");
      outbox.append(dispositionChanged, { key: disposition.id, data });
    },
    announceCannedAnswer: (answer, what) => {
      const data = cannedAnswerSnapshot(answer, what === "deleted");
      outbox.append(cannedAnswerChanged, { key: answer.id, data });
    },
    releaseAttachment: (attachmentId) => {
      afterCommit(() => void blobs.release(attachmentReference(attachmentId)).catch(() => undefined));
    },
  };
}

export function addLibraryRoutes(server: FastifyInstance, ports: LibraryPorts): void {
  addIntervalRoutes(server, ports);
  addSettingsRoutes(server, ports);
  addAssistantRoutes(server, ports);
  addDispositionRoutes(server, ports);
  addCannedAnswerRoutes(server, ports);
  addCannedAttachmentRoutes(server, ports);
}

/** What is there from the first start on. */
export async function prepareLibrary(ports: LibraryPorts): Promise<void> {
  await ensureSettings(ports);
  await ensureDefaultIntervals(ports);
  await ensureSystemDisposition(ports);
}

export function startCleanUp(
  ports: LibraryPorts & LogoPorts,
  blobs: LazyBlobs,
  { logger, lifecycle }: ServiceParts,
): void {
  const task = new RepeatingTask({
    everyMs: cleanUpEveryMs,
    run: async () => {
      if (!blobs.isOpen()) return;
      await releaseOrphanLogos(ports);
      await releaseOrphans(ports);
    },
    onError: (err) => {
      logger.warn({ err }, "files that nothing needs could not be cleaned up");
    },
  });
  task.start();
  lifecycle.add("clean-up", () => task.stop());
}
