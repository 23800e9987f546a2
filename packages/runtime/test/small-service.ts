import Type from "typebox";
import { runService } from "../src/run-service.ts";
import { serviceSettings } from "../src/service-settings.ts";

/** A process for the tests of runService: its environment is its first argument, as JSON. */
const environment = JSON.parse(process.argv[2] ?? "{}") as NodeJS.ProcessEnv;
const schema = Type.Object({
  ...serviceSettings,
  BEHAVIOUR: Type.Optional(Type.Enum(["reject", "throw", "fail-start", "hang-stop", "stuck-start"])),
});

await runService({
  service: "routing",
  schema,
  prefix: "ROUTING",
  environment,
  start: async (config, { lifecycle, logger }) => {
    lifecycle.add("database", () => {
      logger.info({ part: "database" }, "stopped");
    });
    if (config.BEHAVIOUR === "fail-start") throw new Error("no database");
    const timer = setInterval(() => undefined, 1_000);
    lifecycle.add("server", () => {
      clearInterval(timer);
      logger.info({ part: "server" }, "stopped");
    });
    if (config.BEHAVIOUR === "hang-stop") {
      lifecycle.add("hanging", () => new Promise(() => undefined), { deadlineMs: 60_000 });
    }
    if (config.BEHAVIOUR === "stuck-start") {
      logger.info("waiting");
      await new Promise(() => undefined);
    }
    if (config.BEHAVIOUR === "reject") setTimeout(() => void Promise.reject(new Error("forgotten")), 10);
    if (config.BEHAVIOUR === "throw") {
      setTimeout(() => {
        throw new Error("thrown");
      }, 10);
    }
    await Promise.resolve();
  },
});
