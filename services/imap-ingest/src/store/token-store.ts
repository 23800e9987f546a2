import { AccountToken } from "@mailroom/contracts/events/account";
import { sql } from "kysely";
import { Check } from "typebox/value";
import type { TokenRegister } from "../operations/ports.ts";
import { type Executor, reach } from "./database.ts";

/** Writes token copies within the transaction that took the event. */
export function makeTokenRegister(database: Executor): TokenRegister {
  return {
    async save({ accountId, generation, status, accessToken, expiresAt }) {
      await sql`
        insert into account_token as t (account_id, generation, status, access_token, expires_at)
        values (${accountId}, ${generation}, ${status}, ${JSON.stringify(accessToken)}::jsonb, ${expiresAt}::timestamptz)
        on conflict (account_id) do update set generation = excluded.generation, status = excluded.status,
          access_token = excluded.access_token, expires_at = excluded.expires_at
          where t.generation < excluded.generation`.execute(database);
    },
  };
}

/** Null where the account was never given a token. */
export async function findToken(database: Executor, accountId: string): Promise<AccountToken | null> {
  const { rows } = await reach(() =>
    sql<{ token: unknown }>`
      select json_build_object('accountId', account_id, 'generation', generation, 'status', status,
        'accessToken', access_token, 'expiresAt', to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as token
      from account_token where account_id = ${accountId}`.execute(database),
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (!Check(AccountToken, row.token)) throw new Error("the stored token copy does not fit its contract");
  return row.token;
}
