import { type Insertable, type Kysely, type Selectable, sql } from "kysely";
import type { GrantSummary, OauthGrant } from "../domain/oauth-grant.ts";
import type { GrantStore } from "../operations/oauth-ports.ts";
import type { OauthGrantTable } from "./oauth-schema.ts";
import type { AccountConfigDatabase } from "./schema.ts";

/** Longer than any request to a provider may take. */
export const leaseMs = 60_000;

export function makeGrantStore(tx: Kysely<AccountConfigDatabase>): GrantStore {
  const all = () => tx.selectFrom("oauth_grant").selectAll();
  const read = (row: Selectable<OauthGrantTable> | undefined) => (row === undefined ? null : fromRow(row));
  return {
    find: async (accountId) => read(await all().where("account_id", "=", accountId).executeTakeFirst()),
    findForUpdate: async (accountId) =>
      read(await all().where("account_id", "=", accountId).forUpdate().executeTakeFirst()),
    async listByProviderForUpdate(cloudProviderId) {
      const rows = await all()
        .where("cloud_provider_id", "=", cloudProviderId)
        .orderBy("account_id")
        .forUpdate()
        .execute();
      return rows.map(fromRow);
    },
    async save(grant) {
      const row = toRow(grant);
      await tx
        .insertInto("oauth_grant")
        .values(row)
        .onConflict((conflict) => conflict.column("account_id").doUpdateSet(row))
        .execute();
    },
    async setRefreshAt(accountId, at) {
      await tx.updateTable("oauth_grant").set({ refresh_at: at }).where("account_id", "=", accountId).execute();
    },
    async listForReseal(keyId, { after, limit }) {
      let query = all()
        .where(sql<boolean>`refresh_token ->> 'keyId' <> ${keyId}`)
        .orderBy("account_id")
        .limit(limit)
        .forUpdate();
      if (after !== null) query = query.where("account_id", ">", after);
      return (await query.execute()).map(fromRow);
    },
    async replaceRefreshToken(accountId, refreshToken) {
      const change = { refresh_token: JSON.stringify(refreshToken) };
      await tx.updateTable("oauth_grant").set(change).where("account_id", "=", accountId).execute();
    },
    async delete(accountId) {
      await tx.deleteFrom("consent").where("account_id", "=", accountId).execute();
      await tx.deleteFrom("oauth_grant").where("account_id", "=", accountId).execute();
    },
    claimDue: (limit) => claimDue(tx, limit),
    findClaimedForUpdate: async ({ grant, lease }) =>
      read(
        await all().where("account_id", "=", grant.accountId).where("lease", "=", lease).forUpdate().executeTakeFirst(),
      ),
    async countReauthRequired() {
      const row = await tx
        .selectFrom("oauth_grant")
        .innerJoin("account", "account.id", "oauth_grant.account_id")
        .select((count) => count.fn.countAll<number>().as("count"))
        .where("oauth_grant.status", "=", "reauth_required")
        .where("account.authentication_method", "=", "oauth")
        .where("account.deleted_at", "is", null)
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}

/** What an account shows of its grant, as one column of a query on `account`. */
export const grantSummary = sql<GrantSummaryColumn | null>`(
  select json_build_object('status', g.status, 'authorizedAs', g.authorized_as,
    'authorizedAt', extract(epoch from g.authorized_at)::float8 * 1000, 'detail', g.detail)
  from oauth_grant g where g.account_id = account.id)`;
export type GrantSummaryColumn = Omit<GrantSummary, "authorizedAt"> & { readonly authorizedAt: number | null };

export function readGrantSummary(column: GrantSummaryColumn | null): GrantSummary | null {
  if (column === null) return null;
  return { ...column, authorizedAt: column.authorizedAt === null ? null : new Date(column.authorizedAt) };
}

/** `skip locked`: instances that look at the same time take different ones. The lease outlasts the transaction. */
async function claimDue(tx: Kysely<AccountConfigDatabase>, limit: number) {
  const { rows } = await sql<Selectable<OauthGrantTable> & { lease: string }>`
    update oauth_grant g
    set lease = gen_random_uuid(), lease_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000})
    from (
      select account_id from oauth_grant
      where refresh_at <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
      order by refresh_at limit ${limit} for update skip locked
    ) due
    where g.account_id = due.account_id
    returning g.*`.execute(tx);
  return rows.map((row) => ({ grant: fromRow(row), lease: row.lease }));
}

function toRow(grant: OauthGrant): Insertable<OauthGrantTable> {
  const sealed = (secret: OauthGrant["accessToken"]) => (secret === null ? null : JSON.stringify(secret));
  return {
    account_id: grant.accountId,
    cloud_provider_id: grant.cloudProviderId,
    generation: grant.generation,
    status: grant.status,
    authorized_as: grant.authorizedAs,
    authorized_at: grant.authorizedAt,
    detail: grant.detail,
    refresh_token: sealed(grant.refreshToken),
    access_token: sealed(grant.accessToken),
    expires_at: grant.expiresAt,
    refreshed_at: grant.refreshedAt,
    refresh_at: grant.refreshAt,
    failures: grant.failures,
    lease: null,
    lease_until: null,
  };
}

function fromRow(row: Selectable<OauthGrantTable>): OauthGrant {
  return {
    accountId: row.account_id,
    cloudProviderId: row.cloud_provider_id,
    generation: row.generation,
    status: row.status,
    authorizedAs: row.authorized_as,
    authorizedAt: row.authorized_at,
    detail: row.detail,
    refreshToken: row.refresh_token,
    accessToken: row.access_token,
    expiresAt: row.expires_at,
    refreshedAt: row.refreshed_at,
    refreshAt: row.refresh_at,
    failures: row.failures,
  };
}
