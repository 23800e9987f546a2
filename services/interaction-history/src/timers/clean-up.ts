import { RepeatingTask } from "@mailroom/bus/repeating-task";
import { forgetCommands } from "../operations/forget-commands.ts";
import { cleanUpUploads, type UploadPorts } from "../operations/manage-uploads.ts";
import { releaseUnsent } from "../operations/outgoing-content.ts";

const everyMs = 60 * 60 * 1000;

/** Drops what nothing needs any more, every hour; while the blob store is away nothing is decided about content. */
export function startCleanUp(
  ports: UploadPorts,
  outside: { readonly isContentOpen: () => boolean; readonly onError: (error: unknown) => void },
): { stop(): Promise<void> } {
  const task = new RepeatingTask({
    everyMs,
    run: async () => {
      await forgetCommands(ports);
      if (!outside.isContentOpen()) return;
      await cleanUpUploads(ports);
      await releaseUnsent(ports);
    },
    onError: outside.onError,
  });
  task.start();
  return task;
}
