import { runService } from "@mailroom/runtime/run-service";
import { startImapIngest } from "./app.ts";
import { imapIngestSettings } from "./config.ts";

await runService({
  service: "imap-ingest",
  schema: imapIngestSettings,
  prefix: "IMAP_INGEST",
  environment: process.env,
  start: startImapIngest,
});
