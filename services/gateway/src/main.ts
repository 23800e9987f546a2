import { runService } from "@mailroom/runtime/run-service";
import { startGateway } from "./app.ts";
import { configSchema } from "./config.ts";

await runService({
  service: "gateway",
  schema: configSchema,
  prefix: "GATEWAY",
  environment: process.env,
  start: startGateway,
});
