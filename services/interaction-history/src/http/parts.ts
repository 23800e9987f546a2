import type { Cursor } from "@mailroom/http/cursor";
import type { Clock, Transact, TransactOnce, UnitOfWork } from "../operations/ports.ts";
import type { RenderParts } from "../operations/render-message.ts";
import type { OutgoingParts } from "../operations/outgoing-message.ts";

/** What the routes are given. */
export type HttpParts = {
  /** For queries: no transaction, no events. */
  readonly read: UnitOfWork;
  readonly transact: Transact;
  readonly transactOnce: TransactOnce;
  readonly cursor: Cursor;
  readonly render: RenderParts;
  readonly reply: OutgoingParts;
  readonly clock: Clock;
};
