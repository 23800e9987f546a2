import { readFileSync } from "node:fs";
import pg from "pg";

/** The schemas of `deploy/postgres/roles.sql`; each is owned by the role `mailroom_<schema>`. */
export const schemaNames = [
  "account_config",
  "imap_ingest",
  "interaction_history",
  "routing",
  "smtp_send",
  "gateway",
  "blobs",
] as const;
export type SchemaName = (typeof schemaNames)[number];

export type ServiceDatabaseOptions = {
  /** A superuser's URL of any database of the server. */
  readonly adminUrl: string;
  /** Created where missing. */
  readonly database: string;
  /** The role's password for each schema. */
  readonly passwordOf: (schema: SchemaName) => string;
};

export type ServiceDatabase = {
  /** As superuser. */
  readonly adminUrl: string;
  /** As the role that owns the schema and sees no other. */
  urlOf(schema: SchemaName): string;
};

const rolesFile = new URL("../../../deploy/postgres/roles.sql", import.meta.url);
// One at a time in the whole server: roles belong to all of its databases.
const lockName = "mailroom local-stack";

/** Creates database, roles and schemas where they are missing, and sets the roles' passwords. May be repeated. */
export async function makeServiceDatabase(options: ServiceDatabaseOptions): Promise<ServiceDatabase> {
  const { adminUrl, database, passwordOf } = options;
  await withAdminClient(adminUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext($1))", [lockName]);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
    await withAdminClient(urlOfDatabase(adminUrl, database), async (inside) => {
      for (const schema of schemaNames) {
        await inside.query("select set_config($1, $2, false)", [`mailroom.${schema}_password`, passwordOf(schema)]);
      }
      await inside.query(readFileSync(rolesFile, "utf8"));
    });
  });
  return describeServiceDatabase(options);
}

/** The URLs of a database that was made before. */
export function describeServiceDatabase(options: ServiceDatabaseOptions): ServiceDatabase {
  const adminUrl = urlOfDatabase(options.adminUrl, options.database);
  return {
    adminUrl,
    urlOf(schema) {
      const url = new URL(adminUrl);
      url.username = `mailroom_${schema}`;
      url.password = options.passwordOf(schema);
      return url.href;
    },
  };
}

/** The same server and user, another database. */
export function urlOfDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** Runs with a connection of its own, closed afterwards; session locks end with it. */
export async function withAdminClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
