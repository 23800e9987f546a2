/** Files for outgoing mail, put together, and what cleans up after them and the rest. */
import type { LazyBlobs } from "@mailroom/blobs/open-lazy-blobs";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import type { FastifyInstance } from "fastify";
import type { HttpParts } from "./http/parts.ts";
import { addUploadRoutes } from "./http/uploads.ts";
import { startCleanUp } from "./timers/clean-up.ts";

/** Returns what starts the cleaning up, for when the tables are there. */
export function addUploads(
  server: FastifyInstance,
  { read, transact, reply }: HttpParts,
  { blobs, logger, lifecycle }: ServiceParts & { readonly blobs: LazyBlobs },
): () => void {
  const ports = { read, transact, content: blobs, newId: reply.newId, clock: reply.clock };
  addUploadRoutes(server, ports);
  return () => {
    const cleanUp = startCleanUp(ports, {
      isContentOpen: () => blobs.isOpen(),
      onError: (err) => {
        logger.warn({ err }, "what nothing needs any more could not be cleaned up");
      },
    });
    lifecycle.add("clean-up", () => cleanUp.stop());
  };
}
