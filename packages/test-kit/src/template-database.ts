import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { makeServiceDatabase, withAdminClient, type SchemaName } from "@mailroom/local-stack/service-database";
import { schemaOf } from "@mailroom/local-stack/service-environment";
import { migrate } from "@mailroom/postgres/migrate";
import { makePool } from "@mailroom/postgres/pool";

const root = new URL("../../../", import.meta.url);

/** The same in every process of every run, so that runs which share a server agree. */
export function testPassword(adminUrl: string): (schema: SchemaName) => string {
  return (schema) => createHash("sha256").update(`${adminUrl} ${schema}`).digest("base64url");
}

/**
 * The database that a service's tests are cloned from, migrated by whoever asks first; its name says which migrations.
 * Answers the name. A template that was left unfinished is made anew.
 */
export async function makeTemplate(service: ServiceName, adminUrl: string): Promise<string> {
  const schema = schemaOf(service);
  const template = `mailroom_template_${schema}_${fingerprint(service)}`;
  await withAdminClient(adminUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext($1))", [template]);
    const { rows } = await client.query<{ datistemplate: boolean }>(
      "select datistemplate from pg_database where datname = $1",
      [template],
    );
    if (rows[0]?.datistemplate === true) return;
    await client.query(`drop database if exists ${template} with (force)`);
    const passwordOf = testPassword(adminUrl);
    const database = await makeServiceDatabase({ adminUrl, database: template, passwordOf });
    await migrateSchema(database.urlOf(schema), schema, [migrationsOf(service)]);
    await migrateSchema(database.urlOf("blobs"), "blobs", [blobMigrations]);
    await client.query(`alter database ${template} is_template true allow_connections false`);
  });
  return template;
}

const blobMigrations = fileURLToPath(new URL("packages/blobs/migrations/", root));
const messagingMigrations = fileURLToPath(new URL("packages/postgres/migrations/", root));
const rolesDirectory = fileURLToPath(new URL("deploy/postgres/", root));

function migrationsOf(service: ServiceName): string {
  return fileURLToPath(new URL(`services/${service}/migrations/`, root));
}

async function migrateSchema(url: string, schema: SchemaName, directories: readonly string[]): Promise<void> {
  const pool = makePool({ url, schema, max: 2, applicationName: "test-kit" });
  try {
    await migrate({
      ...{ pool, schema },
      directories: directories.filter((directory) => existsSync(directory)),
      messaging: schema === "blobs" ? "left-out" : "included",
    });
  } finally {
    await pool.end();
  }
}

function fingerprint(service: ServiceName): string {
  const hash = createHash("sha256");
  for (const directory of [rolesDirectory, messagingMigrations, blobMigrations, migrationsOf(service)]) {
    if (!existsSync(directory)) continue;
    for (const name of readdirSync(directory).sort()) hash.update(name).update(readFileSync(join(directory, name)));
  }
  return hash.digest("hex").slice(0, 10);
}
