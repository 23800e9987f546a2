import { afterAll, beforeAll } from "@jest/globals";
import type { Principal } from "@mailroom/contracts/principal";
import { findFreePort } from "@mailroom/local-stack/free-port";
import { signPrincipal } from "@mailroom/http/principal-token";
import { systemClock } from "@mailroom/runtime/clock";
import { makeLifecycle } from "@mailroom/runtime/lifecycle";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import { useDatabase } from "@mailroom/test-kit/use-database";
import { useNats } from "@mailroom/test-kit/use-nats";
import { startAccountConfig } from "../src/app.ts";

export const internalKey = "an-internal-key-of-32-characters-or-more";
export const admin: Principal = { kind: "user", userId: "0190a0a0-0000-7000-8000-0000000000aa", role: "admin" };

export type Answer = {
  status: number;
  etag: string;
  body: Record<string, unknown> & { errors?: { pointer: string; detail: string }[] };
};

/** account-config, running in this process on a database and a NATS of its own. */
export function useAccountConfig(options: { caFile?: () => string }) {
  const database = useDatabase("account-config");
  const nats = useNats();
  const logger = makeLogger({ service: "account-config", level: "silent" });
  const lifecycle = makeLifecycle(logger);
  let url = "";

  beforeAll(async () => {
    const port = await findFreePort();
    url = `http://127.0.0.1:${port}`;
    await startAccountConfig(
      {
        MODE: "demo",
        HOST: "127.0.0.1",
        PORT: port,
        POSTGRES_URL: database.url,
        NATS_URL: nats.url,
        LOG_LEVEL: "silent",
        INTERNAL_KEY: internalKey,
        SECRET_KEYS: `demo:${Buffer.alloc(32, 7).toString("base64")}`,
        ALLOWED_DESTINATIONS: ["127.0.0.0/8"],
        ...(options.caFile === undefined ? {} : { EXTRA_CA_FILE: options.caFile() }),
      },
      { lifecycle, logger, clock: systemClock, metrics: makeMetrics("account-config") },
    );
  }, 60_000);
  afterAll(() => lifecycle.stop());

  return {
    database,
    async call(
      method: string,
      path: string,
      given: { body?: unknown; etag?: string; principal?: Principal } = {},
    ): Promise<Answer> {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          "mailroom-principal": await signPrincipal(given.principal ?? admin, internalKey),
          ...(given.etag === undefined ? {} : { "if-match": given.etag }),
          ...(given.body === undefined
            ? {}
            : { "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json" }),
        },
        ...(given.body === undefined
          ? {}
          : { body: typeof given.body === "string" ? given.body : JSON.stringify(given.body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        etag: response.headers.get("etag") ?? "",
        body: (text === "" ? {} : JSON.parse(text)) as Answer["body"],
      };
    },
  };
}
