import { runService } from "@mailroom/runtime/run-service";
import { startAccountConfig } from "./app.ts";
import { accountConfigSettings } from "./config.ts";

await runService({
  service: "account-config",
  schema: accountConfigSettings,
  prefix: "ACCOUNT_CONFIG",
  environment: process.env,
  start: startAccountConfig,
});
