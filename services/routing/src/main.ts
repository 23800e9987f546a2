import { runService } from "@mailroom/runtime/run-service";
import { startRouting } from "./app.ts";
import { routingSettings } from "./config.ts";

await runService({
  service: "routing",
  schema: routingSettings,
  prefix: "ROUTING",
  environment: process.env,
  start: startRouting,
});
