import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant } from "../identifier.ts";
import { nullable } from "../nullable.ts";

const Entries = Type.Array(Type.Object({}, { additionalProperties: true }), { maxItems: 20_000 });

/** The configuration as one document (X24), without secrets. Objects are named by their natural names, not ids. */
export const ConfigurationDocument = closed({
  format: Type.Literal("mailroom-configuration"),
  formatVersion: Type.Literal(1),
  exportedAt: Instant,
  lists: Entries,
  intervals: Entries,
  templates: Entries,
  assistants: Entries,
  cloudProviders: Entries,
  dispositions: Entries,
  cannedAnswers: Entries,
  accounts: Entries,
  settings: Type.Object({}, { additionalProperties: true }),
});
export type ConfigurationDocument = Static<typeof ConfigurationDocument>;

export const ImportReport = closed({
  applied: Type.Boolean({ description: "False: a dry run, or faults were found; then nothing was changed" }),
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  items: Type.Array(
    closed({
      kind: Type.String(),
      name: Type.String(),
      change: Type.Enum(["created", "updated", "unchanged", "refused"]),
      detail: nullable(Type.String()),
    }),
  ),
});
export type ImportReport = Static<typeof ImportReport>;

const tag = "Configuration";
const service = "account-config";

export const exportConfiguration = defineRoute({
  operationId: "exportConfiguration",
  method: "GET",
  path: "/configuration",
  service,
  action: "configuration.read",
  tag,
  summary: "Export the configuration as one document, without secrets",
  responses: { 200: ConfigurationDocument },
});
export const importConfiguration = defineRoute({
  operationId: "importConfiguration",
  method: "POST",
  path: "/configuration",
  service,
  action: "configuration.write",
  tag,
  summary: "Import a configuration document: all of it or nothing",
  description:
    "What has the same name is updated, what is missing is created, nothing is deleted. New accounts are inactive until their secrets are typed.",
  query: closed({ dryRun: Type.Optional(Type.Boolean()) }),
  // Ten thousand accounts are 20 MB.
  maxBodyBytes: 64 * 1024 * 1024,
  body: ConfigurationDocument,
  responses: { 200: ImportReport },
});
