import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { IntervalRules } from "../interval-rules.ts";
import { mergePatch } from "../merge-patch.ts";
import { Name } from "../name.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

/** Working time or holidays, by name (X3). Two exist from the start and may be changed, not deleted. */
export const Interval = closed({
  id: Uuid,
  version: Type.Integer(),
  name: Type.String(),
  description: nullable(Type.String()),
  ...IntervalRules.properties,
  isDefault: Type.Boolean(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Interval = Static<typeof Interval>;

const fields = {
  name: Name,
  description: Type.Optional(nullable(Type.String({ maxLength: 2000 }))),
  ...IntervalRules.properties,
};
export const IntervalCreate = closed(fields);
export type IntervalCreate = Static<typeof IntervalCreate>;
export const IntervalPatch = Type.Partial(closed(fields));

const params = closed({ intervalId: Uuid });
const tag = "Intervals";
const service = "account-config";

export const listIntervals = defineRoute({
  operationId: "listIntervals",
  method: "GET",
  path: "/intervals",
  service,
  action: "intervals.read",
  tag,
  summary: "List intervals, by name",
  query: listQuery({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
  responses: { 200: pageOf(Interval) },
});
export const createInterval = defineRoute({
  operationId: "createInterval",
  method: "POST",
  path: "/intervals",
  service,
  action: "intervals.write",
  tag,
  summary: "Create an interval",
  body: IntervalCreate,
  responses: { 201: Interval },
});
export const getInterval = defineRoute({
  operationId: "getInterval",
  method: "GET",
  path: "/intervals/{intervalId}",
  service,
  action: "intervals.read",
  tag,
  summary: "Get an interval",
  params,
  responses: { 200: Interval },
});
export const updateInterval = defineRoute({
  operationId: "updateInterval",
  method: "PATCH",
  path: "/intervals/{intervalId}",
  service,
  action: "intervals.write",
  tag,
  summary: "Change an interval",
  params,
  ...mergePatch,
  body: IntervalPatch,
  responses: { 200: Interval },
});
export const deleteInterval = defineRoute({
  operationId: "deleteInterval",
  method: "DELETE",
  path: "/intervals/{intervalId}",
  service,
  action: "intervals.write",
  tag,
  summary: "Delete an interval",
  description: "One that an action uses cannot be deleted (409).",
  params,
  responses: { 204: null },
});

export const IntervalPreview = closed({
  at: Instant,
  matches: Type.Boolean(),
  matchedBy: nullable(Type.String({ description: "Name of the subset that matches" })),
  changes: Type.Array(closed({ at: Instant, matches: Type.Boolean() }), {
    description: "When it begins and ends to match, within the next 14 days",
  }),
  notes: Type.Array(Type.String({ description: "e.g. times that do not exist or come twice when clocks change" })),
});
export type IntervalPreview = Static<typeof IntervalPreview>;

export const previewInterval = defineRoute({
  operationId: "previewInterval",
  method: "POST",
  path: "/intervals/preview",
  service,
  action: "intervals.read",
  tag,
  summary: "Tell when a set of rules matches, before it is saved",
  body: closed({ ...IntervalRules.properties, at: Type.Optional(Instant) }),
  responses: { 200: IntervalPreview },
});
