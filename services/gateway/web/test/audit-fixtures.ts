/** Entries of the audit log, newest first. */
import type { AuditEntry, AuditVerification } from "@mailroom/contracts/api/audit-entry";
import { apiKey } from "./api-key-fixtures.ts";
import { ada, bo, cy, id, minutesAgo, queue, support } from "./fixtures.ts";

const hash = (digit: string) => digit.repeat(64);
const told = (field: string, before: AuditEntry["changes"][number]["before"], after: typeof before) => ({
  ...{ field, masked: false, before, after },
});
const masked = (field: string) => ({ field, masked: true, before: null, after: null });

const entry: AuditEntry = {
  number: 1_204,
  id: id(8_000),
  occurredAt: minutesAgo(4),
  service: "account-config",
  actor: { kind: "user", id: ada.id, name: ada.name },
  action: "changed",
  objectType: "account",
  objectId: support.id,
  alert: "certificates-unchecked",
  changes: [
    told("acceptAnyCertificate", false, true),
    masked("imap.host"),
    told("uncheckedServers", null, ["IMAP imap.acme.test:993", "SMTP smtp.acme.test:465"]),
  ],
  correlationId: id(8_500),
  previousHash: hash("7"),
  hash: hash("e"),
};

export const certificateEntry = entry;
export const auditEntries: AuditEntry[] = [
  entry,
  {
    ...entry,
    ...{ number: 1_203, id: id(8_001), occurredAt: minutesAgo(50), service: "routing", alert: null },
    ...{ objectType: "queue", objectId: queue.id },
    changes: [told("agentIds", [bo.id], [bo.id, cy.id]), told("weight", 0, 5), masked("name")],
  },
  {
    ...entry,
    ...{
      number: 1_202,
      id: id(8_002),
      occurredAt: minutesAgo(55),
      alert: null,
      objectType: "template",
      objectId: id(1020),
    },
    actor: { kind: "api-key", id: apiKey.id, name: apiKey.name },
    changes: [masked("html")],
  },
  {
    ...entry,
    ...{ number: 1_201, id: id(8_003), occurredAt: minutesAgo(1_700), alert: null, changes: [] },
    ...{ action: "deleted", objectType: "disposition", objectId: id(77), service: "account-config" },
    actor: { kind: "user", id: id(9), name: null },
  },
  {
    ...entry,
    ...{ number: 1_200, id: id(8_004), occurredAt: minutesAgo(40_000), alert: null, actor: null },
    changes: [told("agentIds", [bo.id, id(9)], [bo.id])],
  },
  {
    ...entry,
    ...{ number: 1_199, id: id(8_005), occurredAt: minutesAgo(41_000), alert: null, action: "imported" },
    ...{ objectType: "configuration", objectId: "global" },
    changes: [told("created", null, 12), told("updated", null, 3)],
  },
];

export const chainIntact: AuditVerification = {
  ...{ state: "intact", from: 1, checked: 1_204, breakAt: null, nextFrom: null, lastNumber: 1_204 },
  ...{ lastHash: hash("e"), since: minutesAgo(60_000) },
};
export const chainBroken: AuditVerification = {
  ...chainIntact,
  ...{ state: "broken", checked: 816, breakAt: { number: 817, reason: "changed" } },
};
