import { settleReplay, takeReplayingLetter } from "@mailroom/postgres/dead-letter";
import { lockPositions, type StreamFilter } from "@mailroom/postgres/inbox";
import { isUnreachable } from "@mailroom/postgres/postgres-error";
import type { TransactionScope, WithTransaction } from "@mailroom/postgres/transaction";
import type { Logger } from "@mailroom/runtime/logger";
import { runWithTrace } from "@mailroom/runtime/trace-context";
import type { Kysely } from "kysely";
import type { Handlers } from "./batch.ts";
import { judgeFailure } from "./failure.ts";
import { readEnvelope } from "./received-message.ts";

type ReplayOptions<DB> = {
  readonly database: Kysely<DB>;
  readonly withTransaction: WithTransaction<DB>;
  readonly handlers: Handlers<DB>;
  readonly filter: StreamFilter;
  readonly logger: Logger;
};

/** Tries one dead letter again whose replay was asked for. Answers whether there was one. */
export async function replayOneLetter<DB>(options: ReplayOptions<DB>): Promise<boolean> {
  const taken = { id: "" };
  try {
    return await options.withTransaction(async (scope) => {
      taken.id = "";
      const letter = await takeReplayingLetter(scope.tx, options.filter);
      if (letter === null) return false;
      taken.id = letter.id;
      // the stream goes on meanwhile; its lock keeps the two apart
      await lockPositions(scope.tx, [letter]);
      await handleAgain(options.handlers, letter.envelope, scope);
      await settleReplay(scope.tx, letter.id, null);
      return true;
    });
  } catch (error) {
    if (taken.id === "" || isUnreachable(error)) throw error;
    const verdict = judgeFailure(error, Infinity, Math.random);
    const detail = verdict.kind === "dead-letter" ? verdict.detail : "failed for the moment; try again later";
    await settleReplay(options.database, taken.id, { code: verdict.code, detail });
    options.logger.warn({ err: error, deadLetterId: taken.id, code: verdict.code }, "replay of a dead letter failed");
    return true;
  }
}

async function handleAgain<DB>(handlers: Handlers<DB>, stored: unknown, scope: TransactionScope<DB>): Promise<void> {
  const envelope = readEnvelope(stored)?.envelope;
  if (envelope === undefined) return;
  const trace = { correlationId: envelope.correlationId, causationId: envelope.id, positions: [] };
  await runWithTrace(trace, async () => handlers.get(envelope.type)?.handle(envelope, scope));
}
