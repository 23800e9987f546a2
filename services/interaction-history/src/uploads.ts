/** Files for outgoing mail, put together. */
import type { LazyBlobs } from "@mailroom/blobs/open-lazy-blobs";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import type { FastifyInstance } from "fastify";
import type { HttpParts } from "./http/parts.ts";
import { addUploadRoutes } from "./http/uploads.ts";
import { startUploadCleanUp } from "./timers/upload-clean-up.ts";

export function startUploads(
  server: FastifyInstance,
  { read, transact, reply }: HttpParts,
  { blobs, logger, lifecycle }: ServiceParts & { readonly blobs: LazyBlobs },
): void {
  const ports = { read, transact, content: blobs, newId: reply.newId, clock: reply.clock };
  addUploadRoutes(server, ports);
  const cleanUp = startUploadCleanUp(ports, {
    isContentOpen: () => blobs.isOpen(),
    onError: (err) => {
      logger.warn({ err }, "uploads that nothing needs could not be cleaned up");
    },
  });
  lifecycle.add("upload clean-up", () => cleanUp.stop());
}
