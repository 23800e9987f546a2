import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { SealedPlace, SealedSecretStore } from "../operations/ports.ts";
import type { AccountConfigDatabase } from "./schema.ts";

type Column = {
  readonly table: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly secret: RawBuilder<unknown>;
};

/** Access tokens and code verifiers are not among them: they are made anew within the hour. */
const columns: Readonly<Record<SealedPlace, Column>> = {
  "assistant.key": { table: sql`assistant`, id: sql`id`, secret: sql`key` },
  "cloudProvider.clientSecret": { table: sql`cloud_provider`, id: sql`id`, secret: sql`client_secret` },
  "oauth.refreshToken": { table: sql`oauth_grant`, id: sql`account_id`, secret: sql`refresh_token` },
};

export function makeSealedSecretStore(tx: Kysely<AccountConfigDatabase>): SealedSecretStore {
  return {
    async listOtherwiseSealed(place, keyId, { after, limit }) {
      const { table, id, secret } = columns[place];
      const { rows } = await sql<{ ownerId: string; sealed: SealedSecret }>`
        select ${id} as "ownerId", ${secret} as sealed from ${table}
        where ${secret} ->> 'keyId' <> ${keyId} and (${after}::uuid is null or ${id} > ${after})
        order by ${id} limit ${limit} for update`.execute(tx);
      return rows;
    },
    async replace(place, ownerId, sealed) {
      const { table, id, secret } = columns[place];
      await sql`update ${table} set ${secret} = ${JSON.stringify(sealed)}::jsonb where ${id} = ${ownerId}`.execute(tx);
    },
  };
}
