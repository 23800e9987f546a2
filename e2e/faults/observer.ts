/**
 * Looks into the services' databases, as superuser. The verdict of a fault run rests on the public API, the mailboxes and
 * the relay's journal; this is for choosing moments (between commit and \Seen, inside DATA) and for what no API shows.
 */
import { serviceNames } from "@mailroom/contracts/service-name";
import { schemaOf } from "@mailroom/local-stack/service-environment";
import pg from "pg";

export type Observer = {
  /** UIDs of mails that are committed, and not yet known to be flagged at the server. */
  listUnflagged(): Promise<number[]>;
  /** Mails that are committed as messages. */
  countCommitted(): Promise<number>;
  /** Attempts that have let their final dot go and know no answer. */
  countInsideData(): Promise<number>;
  countUncertainAttempts(): Promise<number>;
  /** The number of the imap-ingest instance that reads the account; null while none does. */
  findIngestOwner(): Promise<number | null>;
  countDeadLetters(): Promise<number>;
  /** Events that have been waiting for some seconds: to be published, or at a consumer for their turn or another try. */
  countUnsettledEvents(): Promise<number>;
  close(): Promise<void>;
};

/** Offers come and go without end while nobody takes them: some event is always on its way. */
const aWhileAgo = "clock_timestamp() - interval '5 seconds'";

export function makeObserver(databaseUrl: string): Observer {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 5_000 });
  // The database is killed on purpose; whoever asks at that moment gets the error.
  pool.on("error", () => undefined);
  const count = async (from: string) => {
    const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${from}`);
    return rows[0]?.count ?? 0;
  };
  const countEverywhere = async (from: string) => {
    const counts = await Promise.all(serviceNames.map(async (service) => count(`${schemaOf(service)}.${from}`)));
    return counts.reduce((sum, one) => sum + one, 0);
  };
  return {
    async listUnflagged() {
      const { rows } = await pool.query<{ uid: number }>(
        "select uid::int from imap_ingest.ledger_entry where outcome = 'message' and seen_flagged_at is null",
      );
      return rows.map(({ uid }) => uid);
    },
    countCommitted: async () => count("imap_ingest.ledger_entry where outcome = 'message'"),
    countInsideData: async () => count("smtp_send.attempt where data_ending_at is not null and ended_at is null"),
    countUncertainAttempts: async () => count("smtp_send.attempt where outcome = 'uncertain'"),
    async findIngestOwner() {
      const { rows } = await pool.query<{ node: string }>(
        "select w.node_name as node from imap_ingest.lease l join imap_ingest.worker w on w.id = l.owner",
      );
      const node = rows[0]?.node;
      return node === undefined ? null : Number(node.slice(node.lastIndexOf("-") + 1));
    },
    countDeadLetters: async () => countEverywhere("dead_letter where state = 'open'"),
    async countUnsettledEvents() {
      const unpublished = await countEverywhere(`outbox where published_at is null and created_at < ${aWhileAgo}`);
      return unpublished + (await countEverywhere(`inbox_parked where parked_at < ${aWhileAgo}`));
    },
    close: async () => pool.end(),
  };
}
