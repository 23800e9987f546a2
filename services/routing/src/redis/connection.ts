import type { Logger } from "@mailroom/runtime/logger";
import { Redis } from "ioredis";

/** A command that is not answered by then is given up: dispatch looks into Postgres instead. */
export const commandTimeoutMs = 100;
const connectTimeoutMs = 2_000;
const longestRetryMs = 1_000;

export type RedisConnection = {
  readonly client: Redis;
  isReady(): boolean;
  close(): void;
};

/** Connects in the background and for ever. While Redis is away commands fail at once instead of queueing up. */
export function connectRedis(options: { readonly url: string; readonly logger: Logger }): RedisConnection {
  const client = new Redis(options.url, {
    commandTimeout: commandTimeoutMs,
    connectTimeout: connectTimeoutMs,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectionName: "routing",
    retryStrategy: (attempt) => Math.min(50 * attempt, longestRetryMs),
  });
  let isAway = false;
  client.on("error", (error: Error) => {
    if (!isAway) options.logger.warn({ err: error }, "redis is away, dispatching from postgres");
    isAway = true;
  });
  client.on("ready", () => {
    if (isAway) options.logger.info("redis is back");
    isAway = false;
  });
  return {
    client,
    isReady: () => client.status === "ready",
    close: () => {
      client.disconnect();
    },
  };
}
