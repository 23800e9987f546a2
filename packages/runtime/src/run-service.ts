import { once } from "node:events";
import type { ServiceName } from "@mailroom/contracts/service-name";
import type { Static, TObject } from "typebox";
import { type Clock, systemClock } from "./clock.ts";
import { type Lifecycle, makeLifecycle, type StoppableLifecycle } from "./lifecycle.ts";
import { type Logger, makeLogger } from "./logger.ts";
import { makeMetrics, type Metrics } from "./metrics.ts";
import { ConfigError, readConfig, redactConfig } from "./read-config.ts";

/** What every service is given to build itself from. */
export type ServiceParts = {
  readonly lifecycle: Lifecycle;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly metrics: Metrics;
};

export type ServiceOptions<S extends TObject> = {
  readonly service: ServiceName;
  /** See {@link readConfig}; `LOG_LEVEL` is used here too. */
  readonly schema: S;
  /** Of the variables, without the underscore: `ROUTING`. */
  readonly prefix: string;
  /** `process.env`: main.ts is the only file that may read it. */
  readonly environment: NodeJS.ProcessEnv;
  /** Resolves once the service does its work. Registers each part with the lifecycle as soon as it runs. */
  readonly start: (config: Static<S>, parts: ServiceParts) => Promise<void>;
};

/** EX_CONFIG of sysexits.h: an operator must mend the configuration, a restart will not help. */
const configurationExitCode = 78;
/** After a drain the event loop should be empty; what still holds it is cut off. */
const lastResortMs = 2_000;

/**
 * The whole of a service's process, called once by main.ts. Faulty configuration: every fault on standard error, exit
 * 78. `--check-config`: the configuration, redacted, on standard output, exit 0 or 78. SIGTERM and SIGINT drain the
 * parts in reverse order, a second one ends the process at once. A failed start, an unhandled rejection or an uncaught
 * exception is logged as fatal and ends the process with 1: what is in flight is repeated by whoever runs next.
 */
export async function runService<S extends TObject>(options: ServiceOptions<S>): Promise<void> {
  const config = configOrFaults(options);
  if (config === null) return;
  if (process.argv.includes("--check-config")) {
    process.stdout.write(`${JSON.stringify(redactConfig(options.schema, config), null, 2)}\n`);
    return;
  }
  const level: unknown = Object.entries(config).find(([name]) => name === "LOG_LEVEL")?.[1];
  const logger = makeLogger({ service: options.service, level: typeof level === "string" ? level : "info" });
  const lifecycle = makeLifecycle(logger);
  endOnSignals(lifecycle, logger);
  endOnBugs(logger);
  try {
    const metrics = makeMetrics(options.service);
    const started = options.start(config, { lifecycle, logger, clock: systemClock, metrics });
    // A start that a signal has interrupted may hang or fail as it likes.
    await Promise.race([started, aborted(lifecycle.signal)]);
    if (!lifecycle.signal.aborted) logger.info("service started");
  } catch (error) {
    if (lifecycle.signal.aborted) return;
    logger.fatal({ err: error }, "service could not start");
    await lifecycle.stop();
    end(error instanceof ConfigError ? configurationExitCode : 1);
  }
}

function configOrFaults<S extends TObject>(options: ServiceOptions<S>): Static<S> | null {
  try {
    return readConfig(options.schema, options.environment, { prefix: options.prefix });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${options.service}: ${error.message}\n`);
    process.exitCode = configurationExitCode;
    return null;
  }
}

function endOnSignals(lifecycle: StoppableLifecycle, logger: Logger): void {
  const onSignal = (signal: NodeJS.Signals): void => {
    if (lifecycle.signal.aborted) {
      logger.warn({ signal }, "second signal: not waiting for the drain");
      process.exit(1);
    }
    logger.info({ signal }, "service stopping");
    void lifecycle.stop().then((isClean) => {
      logger.info({ isClean }, "service stopped");
      end(isClean ? 0 : 1);
    });
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

function endOnBugs(logger: Logger): void {
  const onBug = (error: unknown, origin: string): void => {
    logger.fatal({ err: error, origin }, "unexpected error: ending the process");
    process.exit(1);
  };
  process.on("uncaughtException", onBug);
  process.on("unhandledRejection", (reason) => {
    onBug(reason, "unhandledRejection");
  });
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

/** Lets the event loop run empty, but not for ever. */
function end(exitCode: number): void {
  process.exitCode = exitCode;
  setTimeout(() => process.exit(), lastResortMs).unref();
}
