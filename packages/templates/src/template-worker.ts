/** Runs in a thread of its own, which is ended when a template takes too long. */
import { serveThread } from "@mailroom/thread-pool/serve-thread";
import { isRenderJob } from "./render-job.ts";
import { renderTemplate } from "./render-template.ts";

serveThread((job) => {
  if (!isRenderJob(job)) throw new TypeError("A template to render expected");
  return renderTemplate(job);
});
