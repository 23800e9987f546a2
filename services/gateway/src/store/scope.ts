import { agentChanged } from "@mailroom/contracts/events/agent";
import { makeAudit } from "@mailroom/postgres/audit";
import type { TransactionScope, WithTransaction as WithDatabaseTransaction } from "@mailroom/postgres/transaction";
import type { Scope, WithTransaction } from "../operations/ports.ts";
import { makeApiKeyStore } from "./api-key-store.ts";
import { orUnavailable } from "./availability.ts";
import type { GatewayTables } from "./schema.ts";
import { makeSessionStore } from "./session-store.ts";
import { makeSignInAttemptStore } from "./sign-in-attempt-store.ts";
import { makeUserStore } from "./user-store.ts";

/** The operations' view of a database transaction. */
export function makeScopedTransaction(withTransaction: WithDatabaseTransaction<GatewayTables>): WithTransaction {
  return (run) => orUnavailable(() => withTransaction((transaction) => run(scopeOf(transaction))));
}

function scopeOf({ tx, outbox }: TransactionScope<GatewayTables>): Scope {
  return {
    users: makeUserStore(tx),
    sessions: makeSessionStore(tx),
    apiKeys: makeApiKeyStore(tx),
    attempts: makeSignInAttemptStore(tx),
    audit: makeAudit(outbox),
    announce: (agent) => {
      outbox.append(agentChanged, { key: agent.agentId, data: agent });
    },
  };
}
