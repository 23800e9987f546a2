import {
  createInterval as createIntervalRoute,
  deleteInterval as deleteIntervalRoute,
  getInterval as getIntervalRoute,
  listIntervals as listIntervalsRoute,
  previewInterval as previewIntervalRoute,
  updateInterval as updateIntervalRoute,
} from "@mailroom/contracts/api/interval";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import { showInterval } from "../domain/interval.ts";
import {
  createInterval,
  deleteInterval,
  getInterval,
  listIntervals,
  previewInterval,
  updateInterval,
} from "../operations/manage-intervals.ts";
import type { Clock, MakeId, WithTransaction } from "../operations/ports.ts";
import { pageAsked, pageOf } from "./paging.ts";

export type IntervalRoutePorts = {
  readonly withTransaction: WithTransaction;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly cursor: Cursor;
};

export function addIntervalRoutes(server: FastifyInstance, ports: IntervalRoutePorts): void {
  const { cursor, clock } = ports;

  implement(server, listIntervalsRoute, async ({ query }) => {
    const { rows, last } = await listIntervals(ports, pageAsked(query, cursor));
    return { status: 200, body: pageOf(rows.map(showInterval), last, cursor) };
  });

  implement(server, createIntervalRoute, async ({ body }) => {
    const interval = await createInterval(ports, body);
    const headers = { etag: etagOf(interval.version), location: `/api/v1/intervals/${interval.id}` };
    return { status: 201, headers, body: showInterval(interval) };
  });

  implement(server, getIntervalRoute, async ({ params }) => {
    const interval = await getInterval(ports, params.intervalId);
    return { status: 200, headers: { etag: etagOf(interval.version) }, body: showInterval(interval) };
  });

  implement(server, updateIntervalRoute, async ({ params, body, headers }) => {
    const interval = await updateInterval(ports, {
      intervalId: params.intervalId,
      patch: body,
      requireVersion: versionGuard(headers),
    });
    return { status: 200, headers: { etag: etagOf(interval.version) }, body: showInterval(interval) };
  });

  implement(server, deleteIntervalRoute, async ({ params }) => {
    await deleteInterval(ports, params.intervalId);
    return { status: 204 };
  });

  implement(server, previewIntervalRoute, ({ body }) => {
    const { at, ...rules } = body;
    return Promise.resolve({
      status: 200,
      body: previewInterval(rules, at === undefined ? clock.now() : new Date(at)),
    });
  });
}
