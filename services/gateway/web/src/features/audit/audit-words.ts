import "../../messages/add-audit.ts";
import type { AuditEntry } from "../../api/resources.ts";
import { type MessageKey, t } from "../../messages/format.ts";
import { showNumber, unknown } from "../../messages/time.ts";

export type ObjectType = AuditEntry["objectType"];
export type AuditAction = AuditEntry["action"];
type Change = AuditEntry["changes"][number];

const kinds: Readonly<Record<ObjectType, { readonly label: MessageKey; readonly path: string | null }>> = {
  account: { label: "audit.kind.account", path: "/accounts/{id}" },
  agent: { label: "audit.kind.agent", path: "/agents" },
  "api-key": { label: "audit.kind.api-key", path: "/api-keys?dialog=key&id={id}" },
  assistant: { label: "audit.kind.assistant", path: "/assistants?dialog=assistant&id={id}" },
  "canned-answer": { label: "audit.kind.canned-answer", path: "/canned-answers" },
  "cloud-provider": { label: "audit.kind.cloud-provider", path: "/cloud-providers?dialog=provider&id={id}" },
  configuration: { label: "audit.kind.configuration", path: null },
  disposition: { label: "audit.kind.disposition", path: "/dispositions" },
  interval: { label: "audit.kind.interval", path: "/intervals?dialog=interval&id={id}" },
  list: { label: "audit.kind.list", path: "/lists?dialog=list&id={id}" },
  queue: { label: "audit.kind.queue", path: "/queues?dialog=queue&id={id}" },
  settings: { label: "audit.kind.settings", path: "/settings" },
  template: { label: "audit.kind.template", path: "/templates?dialog=template&id={id}" },
  user: { label: "audit.kind.user", path: "/users?dialog=user&id={id}" },
};

const actions: Readonly<Record<AuditAction, MessageKey>> = {
  changed: "audit.action.changed",
  consented: "audit.action.consented",
  created: "audit.action.created",
  deleted: "audit.action.deleted",
  imported: "audit.action.imported",
  "took-in-read-mail": "audit.action.took-in-read-mail",
};

export function isObjectType(text: string): text is ObjectType {
  return text in kinds;
}

export function isAction(text: string): text is AuditAction {
  return text in actions;
}

export const kindOptions = () =>
  Object.keys(kinds)
    .filter(isObjectType)
    .map((value) => ({ value, label: t(kinds[value].label) }));

export const actionOptions = () =>
  Object.keys(actions)
    .filter(isAction)
    .map((value) => ({ value, label: t(actions[value]) }));

/** `Account: Changed`. */
export function whatOf({ objectType, action }: AuditEntry): string {
  return t("audit.what", { kind: t(kinds[objectType].label), action: t(actions[action]) });
}

/** Where the object stands; null: it is gone, or has no page. */
export function pathOf({ objectType, objectId, action }: AuditEntry): string | null {
  return action === "deleted" ? null : (kinds[objectType].path?.replace("{id}", objectId) ?? null);
}

export function whoOf({ actor }: AuditEntry): string {
  if (actor === null) return t("audit.system");
  return actor.name ?? t(actor.kind === "user" ? "audit.deletedUser" : "audit.revokedKey");
}

/** The fields, as the API calls them: all, or the first and how many more. */
export function fieldsOf({ changes }: AuditEntry): string {
  const [first, second, ...others] = changes.map(({ field }) => field);
  if (first === undefined) return "";
  if (second === undefined) return first;
  return others.length === 0 ? `${first}, ${second}` : t("audit.fields", { first, more: others.length + 1 });
}

/** Ids as names where they are known, switches as words. */
export function showValue(value: Change["before"], nameOf: (id: string) => string | null): string {
  if (value === null) return unknown;
  if (typeof value === "boolean") return t(value ? "common.on" : "common.off");
  if (typeof value === "number") return showNumber(value);
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => nameOf(item) ?? item).join(", ");
}
