import type { AccountConnection } from "@mailroom/contracts/events/account-connection";
import { sql } from "kysely";
import type { ConnectionBook } from "../operations/ports.ts";
import { type Executor, reach } from "./database.ts";

export type ConnectionRow = {
  account_id: string;
  state: AccountConnection["state"];
  since: Date;
  detail: string | null;
  code: string | null;
  next_attempt_at: Date | null;
  worker: string | null;
  last_mail_at: Date | null;
};

export function toConnection(row: ConnectionRow): AccountConnection {
  return {
    accountId: row.account_id,
    state: row.state,
    since: row.since.toISOString(),
    detail: row.detail,
    code: row.code,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    worker: row.worker,
    lastMailAt: row.last_mail_at?.toISOString() ?? null,
  };
}

export type ConnectionBookOptions = {
  readonly database: Executor;
  readonly nodeName: string;
  /** Latest state only: losing one costs nothing. */
  readonly publish: (connection: AccountConnection) => void;
};

export function makeConnectionBook({ database, nodeName, publish }: ConnectionBookOptions): ConnectionBook {
  return {
    async report(accountId, { state, detail, code, nextAttemptAt }) {
      const worker = state === "no_worker" || state === "disabled" ? null : nodeName;
      // Only of active accounts: the last word of a session that ends comes after the account was switched off.
      const statement = sql<ConnectionRow>`
        insert into connection as c (account_id, state, since, detail, code, next_attempt_at, worker)
        select account_id, ${state}, clock_timestamp(), ${detail}, ${code}, ${nextAttemptAt}::timestamptz, ${worker}
        from account where account_id = ${accountId} and active
        on conflict (account_id) do update set state = excluded.state,
          since = case when c.state = excluded.state then c.since else excluded.since end,
          detail = excluded.detail, code = excluded.code, next_attempt_at = excluded.next_attempt_at,
          worker = excluded.worker
        returning *`;
      const { rows } = await reach(() => statement.execute(database));
      const [row] = rows;
      if (row !== undefined) publish(toConnection(row));
    },
  };
}
