import { runService } from "@mailroom/runtime/run-service";
import { startApp } from "./app.ts";
import { configPrefix, configSchema } from "./config.ts";

await runService({
  service: "interaction-history",
  schema: configSchema,
  prefix: configPrefix,
  environment: process.env,
  start: startApp,
});
