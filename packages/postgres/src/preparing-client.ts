import { createHash } from "node:crypto";
import pg from "pg";

/** More distinct texts than a service has; a caller that builds texts without end must not fill the server's memory. */
const maxStatements = 300;

/**
 * A connection that prepares each parameterised statement once and from then on only executes it. For the short statements of
 * this product planning costs several times what executing does.
 *
 * A migration that runs while older instances live may change what `select *` returns; the server then refuses the prepared
 * statement (0A000). Then everything is prepared anew, and the transaction is repeated.
 */
export class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();
  /** Part of the names, so that after a migration everything is prepared anew. */
  #generation = 0;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this);
    // Set on the object, since an override would have to repeat the base's many overloads; they stay in force for callers.
    Reflect.set(this, "query", (...given: unknown[]): unknown => {
      const answer: unknown = Reflect.apply(send, this, this.#prepared(given));
      if (answer instanceof Promise) answer.catch(this.#onFailure);
      return answer;
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

type Callback = (...answer: unknown[]) => unknown;

function isCallback(value: unknown): value is Callback {
  return typeof value === "function";
}

/** "cached plan must not change result type". */
export function isOutdatedPlan(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("code" in error) || !("message" in error)) return false;
  return error.code === "0A000" && String(error.message).includes("cached plan");
}
