/**
 * What waits and what is due, in Redis, so that dispatch need not search Postgres. It is a proposal only: members may be
 * stale (their claim fails and they are forgotten) or missing (the sweep finds them). While Redis is away, slow, or being
 * filled anew, `propose` answers null and Postgres is read. Nothing is lost with Redis.
 */
import { readFileSync } from "node:fs";
import type { Logger } from "@mailroom/runtime/logger";
import type { Offer } from "../domain/offer.ts";
import { scoreOf } from "../domain/order.ts";
import type { WorkItem } from "../domain/work-item.ts";
import type { Lane, WorkingSet } from "../operations/ports.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

export type Filing = {
  item(item: WorkItem): Promise<void>;
  offer(offer: Offer): Promise<void>;
};

export type RedisWorkingSet = WorkingSet & {
  /** Writes what a transaction has committed; failures are left to the sweep. */
  readonly file: Filing;
};

const script = (name: string): string => readFileSync(new URL(`${name}.lua`, import.meta.url), "utf8");
const scripts = {
  fileItem: script("file-item"),
  fileOffer: script("file-offer"),
  propose: script("propose"),
  forget: script("forget"),
};
/** After a command that was not answered in time Redis is left alone for this long. */
const pauseMs = 1_000;

export type WorkingSetOptions = {
  readonly connection: RedisConnection;
  readonly logger: Logger;
  /** Redis has lost everything: somebody should fill it. */
  readonly onLost: () => void;
};

export function makeWorkingSet(options: WorkingSetOptions): RedisWorkingSet {
  const { client } = options.connection;
  const attempt = makeAttempt(options);
  return {
    file: makeFiling(options, attempt),
    async propose(lanes, limit) {
      const answer = await attempt(async () => {
        const laneKeys = lanes.map((lane) => keys.lane(lane));
        return client.eval(scripts.propose, laneKeys.length + 2, keys.epoch, keys.built, ...laneKeys, limit);
      });
      return Array.isArray(answer) ? answer.filter((member) => typeof member === "string") : null;
    },
    forget(itemIds) {
      void attempt(async () => client.eval(scripts.forget, 2, keys.filed, keys.due, ...itemIds));
    },
    async due(now, limit) {
      const members = await attempt(async () =>
        client.zrangebyscore(keys.due, "-inf", now.getTime(), "LIMIT", 0, limit),
      );
      if (members === null) return null;
      return { offerIds: idsOf(members, "offer:"), itemIds: idsOf(members, "item:") };
    },
    settleDue({ offerIds, itemIds }) {
      const members = [...offerIds.map((id) => `offer:${id}`), ...itemIds.map((id) => `item:${id}`)];
      if (members.length > 0) void attempt(async () => client.zrem(keys.due, ...members));
    },
  };
}

function idsOf(members: readonly string[], prefix: string): string[] {
  return members.filter((member) => member.startsWith(prefix)).map((member) => member.slice(prefix.length));
}

type Attempt = <T>(run: () => Promise<T>) => Promise<T | null>;

/** Runs a command, or answers null at once where Redis is away, and for a while after it failed to answer. */
function makeAttempt({ connection, logger }: WorkingSetOptions): Attempt {
  let silentUntil = 0;
  return async (run) => {
    if (!connection.isReady() || performance.now() < silentUntil) return null;
    try {
      return await run();
    } catch (error) {
      silentUntil = performance.now() + pauseMs;
      logger.debug({ err: error }, "redis did not answer");
      return null;
    }
  };
}

function makeFiling({ onLost, connection }: WorkingSetOptions, attempt: Attempt): Filing {
  const { client } = connection;
  const noteLoss = (answer: unknown): void => {
    if (answer === -1) onLost();
  };
  return {
    async item(item) {
      const lane = laneOf(item);
      const laneKey = lane === null ? "" : keys.lane(lane);
      const dueAt = dueAtOf(item);
      const values = [item.id, item.version, laneKey, scoreOf(item), dueAt];
      noteLoss(
        await attempt(async () => client.eval(scripts.fileItem, 3, keys.epoch, keys.filed, keys.due, ...values)),
      );
    },
    async offer(offer) {
      const dueAt = offer.state === "open" && offer.expiresAt !== null ? offer.expiresAt.getTime() : "";
      noteLoss(await attempt(async () => client.eval(scripts.fileOffer, 2, keys.epoch, keys.due, offer.id, dueAt)));
    },
  };
}

function laneOf(item: WorkItem): Lane | null {
  if (item.state !== "waiting") return null;
  if (item.agentId !== null) return { kind: "agent", id: item.agentId };
  return item.queueId === null ? null : { kind: "queue", id: item.queueId };
}

/**
 * The next moment in which something is due about an item: a new round, the end of its step, the end of the wait for its
 * agent. The last is due also while it is being offered to that agent.
 */
function dueAtOf({ state, agentId, nextRoundAt, stepEndsAt, waitEndsAt }: WorkItem): number | "" {
  const isOffered = state === "offered" && agentId !== null;
  const due = state === "waiting" ? [nextRoundAt, stepEndsAt, waitEndsAt] : [isOffered ? waitEndsAt : null];
  const times = due.filter((at) => at !== null).map((at) => at.getTime());
  return times.length === 0 ? "" : Math.min(...times);
}
