/**
 * What the list of accounts is measured against: fastify and pg, one query and JSON.stringify, with nobody to be checked.
 * Reads from the same table, in a process of its own as the service is. Arguments: database URL, port.
 */
import fastify from "fastify";
import pg from "pg";

const [databaseUrl = "", port = "0"] = process.argv.slice(2);
const columns = [
  ...["id", "version", "name", "key"],
  ...['email_address as "emailAddress"', 'from_name as "fromName"', 'list_id as "listId"', "active", "service"],
  ...[
    'mark_as_unread as "markAsUnread"',
    `coalesce(preferences -> 'mandatoryDisposition', 'false') as "mandatoryDisposition"`,
  ],
  `coalesce(preferences -> 'senderAliases', '[]') as "senderAliases"`,
].join(", ");
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, options: "-c search_path=account_config" });
const server = fastify();

server.get("/accounts", async () => {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: "list",
    text: `select ${columns} from account where deleted_at is null order by lower(name), id limit 51`,
  });
  return { items: rows.slice(0, 50), page: { nextCursor: rows.length > 50 ? String(rows[49]?.["id"]) : null } };
});

await server.listen({ host: "127.0.0.1", port: Number(port) });
process.stdout.write("ready\n");
process.once("SIGTERM", () => void server.close().then(() => pool.end()));
