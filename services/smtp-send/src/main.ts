import { runService } from "@mailroom/runtime/run-service";
import { startSmtpSend } from "./app.ts";
import { smtpSendSettings } from "./config.ts";

await runService({
  service: "smtp-send",
  schema: smtpSendSettings,
  prefix: "SMTP_SEND",
  environment: process.env,
  start: startSmtpSend,
});
