import type { Account } from "@mailroom/contracts/api/account";
import type { Principal } from "@mailroom/contracts/principal";
import pg from "pg";
import type { useAccountConfig } from "./running-service.ts";

type Service = ReturnType<typeof useAccountConfig>;

export const agentId = "0190a0a0-0000-7000-8000-0000000000bb";
export const agent: Principal = { kind: "user", userId: agentId, role: "agent" };
export const unknownId = "0190a0a0-0000-7000-8000-0000000000ff";

let count = 0;

/** An inactive account that nobody can log in to: what belongs to accounts needs no more. */
export async function createAccount(service: Service, changes: Record<string, unknown> = {}): Promise<Account> {
  count += 1;
  const body = {
    name: `Desk ${count}`,
    key: `D${count}`,
    emailAddress: `desk${count}@example.test`,
    password: "secret",
    active: false,
    imap: { host: "127.0.0.1" },
    smtp: { host: "127.0.0.1" },
    ...changes,
  };
  if ("agentIds" in changes) {
    await query(service, `insert into agent_copy values ('${agentId}', false) on conflict do nothing`);
  }
  const answer = await service.call("POST", "/accounts", { body });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as unknown as Account;
}

export async function query<T extends pg.QueryResultRow>(service: Service, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: service.database.url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** What was announced of one kind, e.g. `disposition.changed`, oldest first. */
export async function announced<T>(service: Service, name: string): Promise<T[]> {
  const rows = await query<{ data: T }>(
    service,
    `select data from outbox where type like '%.${name}.v1' order by key, seq`,
  );
  return rows.map(({ data }) => data);
}

/** All pages, a few rows each. */
export async function listAll<T>(service: Service, path: string, limit: number): Promise<T[]> {
  const items: T[] = [];
  let cursor = "";
  do {
    const { status, body } = await service.call(
      "GET",
      `${path}${path.includes("?") ? "&" : "?"}limit=${limit}${cursor}`,
    );
    if (status !== 200) throw new Error(JSON.stringify(body));
    items.push(...(body["items"] as T[]));
    const next = (body["page"] as { nextCursor: string | null }).nextCursor;
    cursor = next === null ? "" : `&cursor=${next}`;
  } while (cursor !== "");
  return items;
}
