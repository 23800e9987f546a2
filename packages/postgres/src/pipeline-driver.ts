/**
 * Kysely's way to our pool, for transactions in few round trips (docs/adr/0011). Statements are sent in the order in which
 * they are asked for, without waiting for the answers of those before; `begin` travels with the first one.
 *
 * A statement must never run outside of its transaction because `begin` failed. So `begin` and the first statement are one
 * unit of the protocol, of which the server does all or nothing, and what follows is held back until that unit is answered.
 */
import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresDialect,
  type QueryExecutor,
  type QueryResult,
  Transaction,
  type TransactionSettings,
} from "kysely";
import type { Pool, PoolClient, QueryResult as ServerAnswer, QueryResultRow } from "pg";
import { errorCodeOf } from "./postgres-error.ts";
import { PreparingClient } from "./preparing-client.ts";

export class PipelineDialect extends PostgresDialect {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return new PipelineDriver(this.#pool, this);
  }
}

class PipelineDriver implements Driver {
  readonly #pool: Pool;
  readonly #dialect: Dialect;

  constructor(pool: Pool, dialect: Dialect) {
    this.#pool = pool;
    this.#dialect = dialect;
  }

  async init(): Promise<void> {
    // the pool connects when it is asked
  }

  async acquireConnection(): Promise<PipelineConnection> {
    return new PipelineConnection(await this.#pool.connect(), { dialect: this.#dialect, driver: this });
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await ours(connection).begin(settings);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).rollback();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ours(connection).release();
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

function ours(connection: DatabaseConnection): PipelineConnection {
  if (connection instanceof PipelineConnection) return connection;
  throw new TypeError("not a connection of a database that makeDatabase made");
}

type Origin = { readonly dialect: Dialect; readonly driver: Driver };

/** `none`: each statement by itself. `wanted`: no statement yet. `sent`: the first has not been answered. */
type Progress = "none" | "wanted" | "sent" | "running";

class RolledBackError extends Error {
  constructor() {
    super("the server rolled back instead of committing");
    this.name = "RolledBackError";
  }
}

/** One loan of the pool. */
export class PipelineConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #origin: Origin;
  #progress: Progress = "none";
  #first: Promise<unknown> = Promise.resolve();
  #failure: unknown = null;
  #isBroken = false;

  constructor(client: PoolClient, origin: Origin) {
    this.#client = client;
    this.#origin = origin;
  }

  /** Queries in the present transaction: in the order in which they are asked for, as many at a time as wanted. */
  transaction<DB>(executor: QueryExecutor): Transaction<DB> {
    const { dialect, driver } = this.#origin;
    const provider: ConnectionProvider = {
      provideConnection: async (consumer) => {
        this.#assertOpen();
        return consumer(this);
      },
    };
    const direct = executor.withConnectionProvider(provider);
    return new Transaction<DB>({ config: { dialect }, dialect, driver, executor: direct });
  }

  /** One statement of the present transaction, sent before this returns. */
  async execute<R>(statement: CompiledQuery<R>): Promise<QueryResult<R>> {
    this.#assertOpen();
    return this.executeQuery<R>(statement);
  }

  /** Nothing is sent before the first statement, where no level is asked for. */
  async begin({ isolationLevel, accessMode }: TransactionSettings = {}): Promise<void> {
    this.#failure = null;
    if (isolationLevel === undefined && accessMode === undefined) {
      this.#progress = "wanted";
      return;
    }
    const level = isolationLevel === undefined ? "" : ` isolation level ${isolationLevel}`;
    await this.#client.query(`start transaction${level} ${accessMode ?? ""}`);
    this.#progress = "running";
  }

  /** Rejects where the server rolled back instead, because an earlier statement had failed. */
  async commit(): Promise<void> {
    if (this.#progress === "wanted") {
      this.#progress = "none";
      return;
    }
    const answer = this.#send("commit", []);
    this.#progress = "none";
    const { command } = await answer;
    if (command !== "COMMIT") throw new RolledBackError();
  }

  /**
   * Also after a commit that failed. What is held back behind the first statement goes out before: behind the rollback it
   * would be a transaction of its own. A connection that cannot even roll back is not lent again.
   */
  async rollback(): Promise<void> {
    const isUntouched = this.#progress === "wanted";
    this.#progress = "none";
    if (isUntouched) return;
    await this.#first.catch(() => undefined); // told to whoever sent it
    try {
      await this.#client.query("rollback", []);
    } catch (error) {
      this.#isBroken = true;
      throw error;
    }
  }

  release(): void {
    this.#client.release(this.#isBroken);
  }

  /** Why the transaction failed: `error`, or the earlier failure of which it is the echo. */
  causeOf(error: unknown): unknown {
    const isEcho = error instanceof RolledBackError || errorCodeOf(error) === "25P02";
    return isEcho ? (this.#failure ?? error) : error;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#send<R & QueryResultRow>(sql, [...parameters]);
    return countingCommands.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
  }

  async *streamQuery<R>(): AsyncGenerator<QueryResult<R>> {
    throw await Promise.resolve(new Error("streams are not offered: they would block the statements behind them"));
  }

  /** A branch of work that goes on after another has failed must not write by itself. */
  #assertOpen(): void {
    if (this.#progress === "none") throw new Error("the transaction has ended");
  }

  #isWaiting(): boolean {
    return this.#progress === "sent";
  }

  async #send<R extends QueryResultRow>(text: string, values: unknown[]): Promise<ServerAnswer<R>> {
    if (this.#progress === "wanted") return this.#sendFirst(text, values);
    if (this.#progress === "sent") await this.#first;
    try {
      return await this.#client.query<R>(text, values);
    } catch (error) {
      this.#failure ??= error;
      throw error;
    }
  }

  async #sendFirst<R extends QueryResultRow>(text: string, values: unknown[]): Promise<ServerAnswer<R>> {
    if (!(this.#client instanceof PreparingClient)) throw new TypeError("not a connection of makePool");
    const answer = this.#client.beginWith<R>(text, values);
    this.#progress = "sent";
    this.#first = answer;
    try {
      const given = await answer;
      if (this.#isWaiting()) this.#progress = "running"; // it may have ended meanwhile
      return given;
    } catch (error) {
      this.#failure ??= error;
      throw error;
    }
  }
}

const countingCommands = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);
