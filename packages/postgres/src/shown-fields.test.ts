import { expect, test } from "@jest/globals";
import type { TSchema } from "typebox";
import { Account } from "@mailroom/contracts/api/account";
import { Agent } from "@mailroom/contracts/api/agent";
import { Assistant } from "@mailroom/contracts/api/assistant";
import { CannedAnswer } from "@mailroom/contracts/api/canned-answer";
import { CloudProvider } from "@mailroom/contracts/api/cloud-provider";
import { Disposition } from "@mailroom/contracts/api/disposition";
import { Interval } from "@mailroom/contracts/api/interval";
import { ContactList } from "@mailroom/contracts/api/list";
import { MessageTemplate } from "@mailroom/contracts/api/message-template";
import { Queue } from "@mailroom/contracts/api/queue";
import { ApiKey, User } from "@mailroom/contracts/api/session";
import { Settings } from "@mailroom/contracts/api/settings";
import { type AuditedObjectType, auditedObjectTypes, shownFields } from "@mailroom/contracts/audited-object";

const schemas: Readonly<Partial<Record<AuditedObjectType, TSchema>>> = {
  ...{ account: Account, agent: Agent, "api-key": ApiKey, assistant: Assistant, "canned-answer": CannedAnswer },
  ...{ "cloud-provider": CloudProvider, disposition: Disposition, interval: Interval, list: ContactList, queue: Queue },
  ...{ settings: Settings, template: MessageTemplate, user: User },
};
/** What no field of the API is: made for the log, of words and numbers, or of the vocabulary of rights. */
const made = [
  "account.uncheckedServers",
  "api-key.scopes",
  "queue.agentIds",
  "configuration.created",
  "configuration.updated",
];

function at(schema: TSchema | undefined, path: string): TSchema | undefined {
  const steps = path.split(".");
  return steps.reduce<TSchema | undefined>(
    (inner, name) => (inner as { properties?: Record<string, TSchema> } | undefined)?.properties?.[name],
    schema,
  );
}

/** Whether nothing that somebody has typed can be in it. */
function isHarmless(schema: TSchema | undefined): boolean {
  const { type, format, anyOf, items, enum: words } = (schema ?? {}) as Record<string, unknown>;
  if (Array.isArray(anyOf)) return anyOf.every((each) => isHarmless(each as TSchema));
  if (type === "array") return isHarmless(items as TSchema);
  if (type === "string") return words !== undefined || format === "uuid" || format === "date-time";
  return words !== undefined || ["boolean", "integer", "number", "null"].includes(String(type));
}

test.each([...auditedObjectTypes])(
  "X13 of %s the log shows only switches, numbers, words of a list, ids and instants",
  (type) => {
    for (const field of shownFields[type]) {
      if (made.includes(`${type}.${field}`)) continue;
      expect([field, isHarmless(at(schemas[type], field))]).toEqual([field, true]);
    }
  },
);

test("X13 names, addresses, texts and logins would be noticed", () => {
  for (const field of [
    "name",
    "emailAddress",
    "imap.host",
    "username",
    "description",
    "senderAliases",
    "imapHeadersFilter",
  ]) {
    expect([field, isHarmless(at(Account, field))]).toEqual([field, false]);
  }
});
