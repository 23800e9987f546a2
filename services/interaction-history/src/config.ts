import { ConfigError } from "@mailroom/runtime/read-config";
import { blobSettings, serviceSettings } from "@mailroom/runtime/service-settings";
import Type, { type Static } from "typebox";
import { parseThreadKeys, type ThreadKeys } from "./crypto/thread-token-signer.ts";

export const configPrefix = "INTERACTION_HISTORY";

export const configSchema = Type.Object({
  ...serviceSettings,
  ...blobSettings,
  THREAD_KEY: Type.Optional(
    Type.String({
      minLength: 40,
      secret: true,
      description:
        "Signs thread tokens: <key id>:<base64 of 32 bytes>[,…], the first signs, all verify. Absent: derived from INTERNAL_KEY",
    }),
  ),
  RENDER_WORKERS: Type.Integer({ minimum: 1, maximum: 16, default: 1, description: "Threads that sanitise HTML" }),
});
export type Config = Static<typeof configSchema>;

/** @throws ConfigError naming the variable */
export function threadKeysOf(config: Config): ThreadKeys | null {
  if (config.THREAD_KEY === undefined) return null;
  try {
    return parseThreadKeys(config.THREAD_KEY);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "cannot be read";
    throw new ConfigError([`${configPrefix}_THREAD_KEY: ${reason}`]);
  }
}
