import type { Logger } from "@mailroom/runtime/logger";
import type { Position } from "@mailroom/runtime/trace-context";
import type { FastifyRequest } from "fastify";
import { parsePositions, positionHeader } from "./positions.ts";

/** Longer than events take on a good day, short enough that on a bad one a stale answer beats none. */
const waitMs = 500;

/**
 * Reads the positions that a caller has seen and waits until this service has taken them in: all together at most
 * 500 ms, after which the answer is as fresh as it can be. Its own positions were committed before they were told.
 */
export function makePositionWaiter(options: {
  readonly service: string;
  readonly logger: Logger;
  readonly positionReader?: (position: Position, deadlineMs: number) => Promise<boolean>;
}): (request: FastifyRequest) => Promise<void> {
  const { positionReader } = options;
  return async (request) => {
    const header = request.headers[positionHeader];
    if (typeof header !== "string" || header.trim() === "") return;
    const positions = parsePositions(header).filter(({ producer }) => producer !== options.service);
    if (positionReader === undefined || positions.length === 0) return;
    const reached = await Promise.all(positions.map((position) => positionReader(position, waitMs)));
    if (reached.includes(false)) options.logger.debug({ positions }, "answering before the positions were reached");
  };
}
