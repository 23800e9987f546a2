/** Runs in a thread of its own: hostile HTML can take its time here without stopping the service. */
import { sanitise } from "@mailroom/html-sanitizer/sanitise";
import { toText } from "@mailroom/html-sanitizer/to-text";
import { serveThread } from "@mailroom/thread-pool/serve-thread";

serveThread((html) => {
  if (typeof html !== "string") throw new TypeError("HTML expected");
  const sanitised = sanitise(html);
  return { ...sanitised, text: toText(sanitised.html) };
});
