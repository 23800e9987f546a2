/**
 * The only place that makes keys. One hash tag: all keys of routing lie on one node of a cluster, so scripts may touch
 * several of them.
 *
 * - `epoch`: which filling of Redis this is. Missing = Redis has lost everything.
 * - `built`: the epoch that has been filled completely from Postgres.
 * - `builder`: who fills it just now (expires).
 * - `filed`: hash, item → `<version> <lane key>`: a higher version wins, whoever comes later.
 * - `queue:<id>`, `agent:<id>`: sorted set of the items waiting there, by class and received time.
 * - `due`: sorted set of `offer:<id>` and `item:<id>` by the millisecond in which something is due.
 */
import type { Lane } from "../operations/ports.ts";

const key = (name: string): string => `{routing}:${name}`;

export const keys = {
  epoch: key("epoch"),
  built: key("built"),
  builder: key("builder"),
  filed: key("filed"),
  due: key("due"),
  lane: (lane: Lane): string => key(`${lane.kind}:${lane.id}`),
} as const;
