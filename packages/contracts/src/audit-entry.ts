/** One line of the audit log: who did what to which object. It holds ids, never names, addresses or secrets. */
import Type, { type Static } from "typebox";
import { auditedObjectTypes } from "./audited-object.ts";
import { closed } from "./closed.ts";
import { nullable } from "./nullable.ts";
import { PrincipalReference } from "./principal.ts";

export const auditActions = ["created", "changed", "deleted", "consented", "imported", "took-in-read-mail"] as const;
export type AuditAction = (typeof auditActions)[number];

/** X13: from now on certificates of these servers are not checked, or are again. */
export const auditAlerts = ["certificates-unchecked", "certificates-checked"] as const;
export type AuditAlert = (typeof auditAlerts)[number];

/** Above it a list, or a text, is told as changed only. */
export const maxShownItems = 1_000;
export const maxShownLength = 300;

const text = Type.String({ maxLength: maxShownLength });
export const AuditValue = Type.Union([
  Type.Boolean(),
  Type.Number(),
  text,
  Type.Array(text, { maxItems: maxShownItems }),
  Type.Null(),
]);
export type AuditValue = Static<typeof AuditValue>;

export const AuditChange = closed({
  field: Type.String({ maxLength: 120, description: "Path of the field, the parts joined with dots" }),
  masked: Type.Boolean({ description: "The value changed and is not told" }),
  before: AuditValue,
  after: AuditValue,
});
export type AuditChange = Static<typeof AuditChange>;

export const auditFacts = {
  /** Null: nobody asked for it; it follows from another change, as when a deleted agent is unlinked. */
  actor: nullable(PrincipalReference),
  action: Type.Enum([...auditActions]),
  objectType: Type.Enum([...auditedObjectTypes]),
  objectId: Type.String({ minLength: 1, maxLength: 80, description: "UUID; `global` for what there is once" }),
  alert: nullable(Type.Enum([...auditAlerts])),
  changes: Type.Array(AuditChange, { maxItems: 500 }),
};

/** What an operation notes; the one who calls is known, and so is the time. */
export type AuditNote = {
  readonly action: AuditAction;
  readonly objectType: (typeof auditedObjectTypes)[number];
  readonly objectId: string;
  /** What its fields are compared with; left out where there was nothing. */
  readonly before?: object;
  readonly after?: object;
  readonly alert?: AuditAlert | null;
  /** Instead of the one who calls: whoever began what ends now. */
  readonly by?: PrincipalReference | null;
};

/** Notes what is done in the same transaction. A change that changes nothing is none. */
export type Audit = { note(entry: AuditNote): void };
