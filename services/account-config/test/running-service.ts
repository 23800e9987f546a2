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
import type { AccountConfigSettings } from "../src/config.ts";

export const internalKey = "an-internal-key-of-32-characters-or-more";
export const adminId = "0190a0a0-0000-7000-8000-0000000000aa";
export const admin: Principal = { kind: "user", userId: adminId, role: "admin" };

export type Answer = {
  status: number;
  etag: string;
  body: Record<string, unknown> & { errors?: { pointer: string; detail: string }[] };
};

/** A ring for tests: the key's bytes all are `fill`. */
export function testKey(id: string, fill: number): string {
  return `${id}:${Buffer.alloc(32, fill).toString("base64")}`;
}

export type ServiceOptions = {
  readonly caFile?: () => string;
  /** Asked when the service starts. */
  readonly settings?: () => Pick<Partial<AccountConfigSettings>, "ALLOWED_DESTINATIONS" | "DNS_SERVERS" | "ISPDB_URL">;
  /** Default: one demo key. */
  readonly secretKeys?: string;
};

type Given = { body?: unknown; etag?: string; principal?: Principal; position?: string };
const mostTries = 40;

/** account-config, running in this process on a database and a NATS of its own. */
export function useAccountConfig(options: ServiceOptions) {
  const database = useDatabase("account-config");
  const nats = useNats();
  const logLines: string[] = [];
  let lateAnswers = 0;
  const logger = makeLogger({
    service: "account-config",
    level: "debug",
    destination: {
      write(line) {
        if (/"level":"(error|fatal)"/.test(line)) logLines.push(line);
        if (line.includes("answering before the positions were reached")) lateAnswers += 1;
      },
    },
  });
  let lifecycle = makeLifecycle(logger);
  let url = "";

  const start = async (secretKeys: string): Promise<void> => {
    const port = await findFreePort();
    url = `http://127.0.0.1:${port}`;
    lifecycle = makeLifecycle(logger);
    await startAccountConfig(
      {
        MODE: "demo",
        HOST: "127.0.0.1",
        PORT: port,
        POSTGRES_URL: database.url,
        BLOBS_URL: database.blobsUrl,
        NATS_URL: nats.url,
        PUBLIC_URL: "https://mailroom.test",
        LOG_LEVEL: "error",
        INTERNAL_KEY: internalKey,
        SECRET_KEYS: secretKeys,
        ALLOWED_DESTINATIONS: ["127.0.0.0/8"],
        ...options.settings?.(),
        ...(options.caFile === undefined ? {} : { EXTRA_CA_FILE: options.caFile() }),
      },
      { lifecycle, logger, clock: systemClock, metrics: makeMetrics("account-config") },
    );
  };
  beforeAll(() => start(options.secretKeys ?? testKey("demo", 7)));
  afterAll(() => lifecycle.stop());

  const send = async (method: string, path: string, given: Given): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        "mailroom-principal": await signPrincipal(given.principal ?? admin, internalKey),
        ...(given.etag === undefined ? {} : { "if-match": given.etag }),
        ...(given.position === undefined ? {} : { "mailroom-position": given.position }),
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
  };

  return {
    database,
    /** Where it hears what others announce. */
    get natsUrl() {
      return nats.url;
    },
    get url() {
      return url;
    },
    /** What it logged as an error. */
    logLines,
    async restart(secretKeys: string): Promise<void> {
      await lifecycle.stop();
      await start(secretKeys);
    },
    metrics: async (): Promise<string> => (await fetch(`${url}/metrics`)).text(),
    /** For a position it waits half a second only, then says in its log that what it answers may be older: that does not count. */
    async call(method: string, path: string, given: Given = {}): Promise<Answer> {
      for (let tries = 1; ; tries += 1) {
        const before = lateAnswers;
        const answer = await send(method, path, given);
        const isOlder =
          given.position !== undefined && lateAnswers > before && (method === "GET" || answer.status >= 400);
        if (!isOlder || tries === mostTries) return answer;
      }
    },
  };
}
