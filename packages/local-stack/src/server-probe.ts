import { Redis } from "ioredis";
import { connect } from "node:net";
import pg from "pg";
import { connectNats } from "./connect-nats.ts";

const probeDeadlineMs = 2_000;

/** Resolves when Postgres runs a statement. */
export async function probePostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: probeDeadlineMs });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Resolves when Redis answers PING, which it refuses while it still loads its data. */
export async function probeRedis(url: string): Promise<void> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: probeDeadlineMs,
    maxRetriesPerRequest: 0,
    enableReadyCheck: false,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.disconnect();
  }
}

/** Resolves when NATS answers and offers JetStream. */
export async function probeNats(url: string): Promise<void> {
  const connection = await connectNats(url, { reconnect: false, timeout: probeDeadlineMs });
  try {
    await connection.request("$JS.API.INFO", "", { timeout: probeDeadlineMs });
  } finally {
    await connection.close();
  }
}

/** Resolves when a server greets with a line that starts as expected, e.g. `220` (SMTP, LMTP) or `* OK` (IMAP). */
export async function probeGreeting(port: number, start: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: probeDeadlineMs });
    const finish = (error?: Error) => {
      socket.destroy();
      if (error === undefined) resolve();
      else reject(error);
    };
    socket.on("timeout", () => {
      finish(new Error(`port ${port} did not greet`));
    });
    socket.on("error", finish);
    socket.on("close", () => {
      finish(new Error(`port ${port} closed without a greeting`));
    });
    socket.once("data", (greeting) => {
      const isExpected = greeting.toString("latin1").startsWith(start);
      finish(isExpected ? undefined : new Error(`port ${port} greeted with something else`));
    });
  });
}
