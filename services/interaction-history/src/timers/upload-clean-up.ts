import { RepeatingTask } from "@mailroom/bus/repeating-task";
import { cleanUpUploads, type UploadPorts } from "../operations/manage-uploads.ts";

const everyMs = 60 * 60 * 1000;

/** Drops what no message has used, every hour; while the blob store is away nothing is decided. */
export function startUploadCleanUp(
  ports: UploadPorts,
  outside: { readonly isContentOpen: () => boolean; readonly onError: (error: unknown) => void },
): { stop(): Promise<void> } {
  const task = new RepeatingTask({
    everyMs,
    run: async () => {
      if (outside.isContentOpen()) await cleanUpUploads(ports);
    },
    onError: outside.onError,
  });
  task.start();
  return task;
}
