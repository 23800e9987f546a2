/** What the database of a whole system tells about secrets: read as superuser, as somebody with a dump would. */
import pg from "pg";

/** Ids of the keys that wrap accounts' passwords, where account-config has them and where sessions read them. */
export async function keysInUse(databaseUrl: string): Promise<string[]> {
  return withDatabase(databaseUrl, async (database) => {
    const { rows } = await database.query<{ key: string }>(`
      select password ->> 'keyId' as key from account_config.account where password is not null and deleted_at is null
      union select snapshot -> 'imap' -> 'password' ->> 'keyId' from imap_ingest.account
      where active and snapshot -> 'imap' -> 'password' ->> 'keyId' is not null`);
    return rows.map(({ key }) => key);
  });
}

/** Tables of all services in which a text lies in the clear. */
export async function tablesWith(databaseUrl: string, text: string): Promise<string[]> {
  return withDatabase(databaseUrl, async (database) => {
    const tables = await database.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`);
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await database.query(`select from ${name} t where position($1 in t::text) > 0 limit 1`, [text]);
      if (rows.length > 0) found.push(name);
    }
    return found;
  });
}

async function withDatabase<T>(connectionString: string, run: (database: pg.Client) => Promise<T>): Promise<T> {
  const database = new pg.Client({ connectionString });
  await database.connect();
  try {
    return await run(database);
  } finally {
    await database.end();
  }
}
