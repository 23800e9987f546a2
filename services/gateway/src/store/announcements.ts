import { agentChanged } from "@mailroom/contracts/events/agent";
import { announceAnew } from "@mailroom/postgres/announce-anew";
import { idsAfter } from "@mailroom/postgres/ids-after";
import type { WithTransaction } from "@mailroom/postgres/transaction";
import { agentSnapshotOf } from "../domain/user.ts";
import type { GatewayTables } from "./schema.ts";
import { makeUserStore } from "./user-store.ts";

/** Raise it with a change after which others must hear of every agent again. */
const revision = 4;

/** Tells of all agents once more after an upgrade: who began to listen later has never heard of most of them. */
export async function announceAgentsAnew(withTransaction: WithTransaction<GatewayTables>): Promise<void> {
  await announceAnew(withTransaction, {
    ...{ kind: "agent", revision },
    async announceNext({ tx, outbox }, page) {
      const ids = await idsAfter(tx, "user", { ...page, softDeletes: true });
      const users = makeUserStore(tx);
      for (const id of ids) {
        const user = await users.findForUpdate(id);
        if (user !== null) outbox.append(agentChanged, { key: id, data: agentSnapshotOf(user) });
      }
      return ids;
    },
  });
}
