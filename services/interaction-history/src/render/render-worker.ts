/** Runs in a thread of its own: hostile HTML can take its time here without stopping the service. */
import { parentPort } from "node:worker_threads";
import { sanitise } from "@mailroom/html-sanitizer/sanitise";
import { toText } from "@mailroom/html-sanitizer/to-text";

parentPort?.on("message", (html: string) => {
  const sanitised = sanitise(html);
  parentPort?.postMessage({ ...sanitised, text: toText(sanitised.html) });
});
