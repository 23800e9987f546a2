import { createHash } from "node:crypto";
import pg from "pg";

/** Of the statement `begin`, prepared once for each connection. */
const beginName = "begin";
/** More distinct texts than a service has; a caller that builds texts without end must not fill the server's memory. */
const maxStatements = 300;

/**
 * A connection that prepares each parameterised statement once and from then on only executes it. For the short statements of
 * this product planning costs several times what executing does. It sends statements without waiting for earlier answers.
 *
 * A migration that runs while older instances live may change what `select *` returns; the server then refuses the prepared
 * statement (0A000). Then everything is prepared anew, and the transaction is repeated.
 */
export class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();
  /** Part of the names, so that after a migration everything is prepared anew. */
  #generation = 0;
  #hasPreparedBegin = false;
  #isGathering = false;

  constructor(config?: string | pg.ClientConfig) {
    super(typeof config === "string" ? { connectionString: config, pipeline: true } : { ...config, pipeline: true });
    const send = this.query.bind(this);
    // Set on the object, since an override would have to repeat the base's many overloads; they stay in force for callers.
    Reflect.set(this, "query", (...given: unknown[]): unknown => {
      this.#gather();
      const answer: unknown = Reflect.apply(send, this, this.#prepared(given));
      if (answer instanceof Promise) answer.catch(this.#onFailure);
      return answer;
    });
  }

  /**
   * Begins a transaction with its first statement: one unit of the protocol (both before one Sync), so that nothing of it
   * happens where `begin` fails. A connection's first transaction prepares `begin` in a round trip of its own.
   */
  async beginWith<R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<pg.QueryResult<R>> {
    if (!this.#hasPreparedBegin) {
      await this.query({ name: beginName, text: "begin" });
      this.#hasPreparedBegin = true;
      return this.query<R>(text, values);
    }
    const name = this.#nameOf(text);
    try {
      return await this.#sendBehindBegin<R>({ text, values, ...(name === null ? extended : { name }) });
    } catch (error) {
      this.#onFailure(error);
      throw error;
    }
  }

  /** Statements that are asked for in the same turn leave in one packet. */
  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      stream.uncork();
    });
  }

  async #sendBehindBegin<R extends pg.QueryResultRow>(config: pg.QueryConfig): Promise<pg.QueryResult<R>> {
    return new Promise((resolve, reject) => {
      const query = new pg.Query<R>(config, (error: Error | null | undefined, answers: unknown) => {
        const answer: unknown = Array.isArray(answers) ? answers.at(-1) : answers;
        if (error !== null && error !== undefined) reject(error);
        else if (isAnswer<R>(answer)) resolve(answer);
        else reject(new Error("a statement was answered without a result"));
      });
      const submit = query.submit.bind(query);
      query.submit = (connection) => {
        connection.stream.cork();
        try {
          connection.bind({ statement: beginName }, true);
          connection.execute({}, true);
          submit(connection);
        } finally {
          connection.stream.uncork();
        }
      };
      this.query(query);
    });
  }

  /** The call with a name for its statement, where it is one text with values (and perhaps a callback). */
  #prepared(given: unknown[]): unknown[] {
    const [text, values, ...rest] = given;
    if (typeof text !== "string" || !Array.isArray(values)) return given;
    const name = this.#nameOf(text);
    if (name === null) return given;
    const parameters: unknown[] = values;
    return [
      { name, text, values: parameters },
      ...rest.map((extra) => (isCallback(extra) ? this.#listening(extra) : extra)),
    ];
  }

  #listening(callback: Callback): Callback {
    return (...answer) => {
      this.#onFailure(answer[0]);
      return callback(...answer);
    };
  }

  readonly #onFailure = (error: unknown): void => {
    if (!isOutdatedPlan(error)) return;
    this.#names.clear();
    this.#generation += 1;
  };

  #nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= maxStatements) return null;
    const name = createHash("sha256").update(text).digest("base64url").slice(0, 22) + String(this.#generation);
    this.#names.set(text, name);
    return name;
  }
}

/** Without a name, and still by the extended protocol: a simple query would end the unit before it. */
const extended = { queryMode: "extended" };

function isAnswer<R extends pg.QueryResultRow>(value: unknown): value is pg.QueryResult<R> {
  return typeof value === "object" && value !== null && "rows" in value && "command" in value;
}

type Callback = (...answer: unknown[]) => unknown;

function isCallback(value: unknown): value is Callback {
  return typeof value === "function";
}

/** "cached plan must not change result type". */
export function isOutdatedPlan(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("code" in error) || !("message" in error)) return false;
  return error.code === "0A000" && String(error.message).includes("cached plan");
}
