/**
 * The applications that an account's action list is made of (X2). A step is named by its `id`, so that a jump follows its
 * target when the list is reordered.
 */
import Type, { type Static } from "typebox";
import { closed } from "./closed.ts";
import { Uuid } from "./identifier.ts";
import { nullable } from "./nullable.ts";
import { stepFields, stepOperators } from "./step-field.ts";

export const maxWaitSeconds = 604_800;

const StepId = Type.String({
  pattern: "^[A-Za-z0-9_-]{1,40}$",
  description: "Unique in the list; made by the server where it is left out",
});
const step = {
  id: Type.Optional(StepId),
  intervalId: Type.Optional(
    nullable(Type.String({ format: "uuid", description: "Outside this interval the step is skipped; null: always" })),
  ),
};
const TimeoutSeconds = nullable(
  Type.Integer({
    minimum: 1,
    maximum: maxWaitSeconds,
    description: "Seconds the flow stays at this step; null: no limit",
  }),
);
const VariableName = Type.String({ pattern: "^[A-Za-z][A-Za-z0-9_]{0,39}$" });

/** Text comparisons ignore case. `variable` names one that an earlier step set; `header` a header field of the message. */
export const StepCondition = closed({
  source: Type.Enum(["field", "variable", "header"]),
  name: Type.String({
    minLength: 1,
    maxLength: 100,
    description: `A field (${stepFields.join(", ")}), variable or header`,
  }),
  operator: Type.Enum([...stepOperators]),
  value: Type.String({ maxLength: 1000 }),
});
export type StepCondition = Static<typeof StepCondition>;

const QueueStep = closed({ ...step, kind: Type.Literal("queue"), queueId: Uuid, timeoutSeconds: TimeoutSeconds });
const AgentStep = closed({ ...step, kind: Type.Literal("agent"), agentId: Uuid, timeoutSeconds: TimeoutSeconds });
const AutoReplyStep = closed({
  ...step,
  kind: Type.Literal("autoReply"),
  templateId: Type.String({ format: "uuid", description: "A named template" }),
  frequency: Type.Enum(["oneTime", "always", "firstMessage"]),
  recipients: Type.Enum(["reply", "replyToAll"]),
});
const TagStep = closed({
  ...step,
  kind: Type.Literal("tag"),
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 20, uniqueItems: true }),
});
const SetStep = closed({
  ...step,
  kind: Type.Literal("set"),
  variable: VariableName,
  value: Type.String({ maxLength: 1000 }),
});
const GotoStep = closed({ ...step, kind: Type.Literal("goto"), stepId: StepId });
const GotoIfStep = closed({ ...step, kind: Type.Literal("gotoIf"), condition: StepCondition, stepId: StepId });
const CloseStep = closed({ ...step, kind: Type.Literal("close"), dispositionId: nullable(Uuid) });
const WebhookStep = closed({
  ...step,
  kind: Type.Literal("webhook"),
  url: Type.String({ minLength: 1, maxLength: 2000, description: "https only" }),
  method: Type.Enum(["GET", "POST"]),
  variable: nullable(VariableName),
  timeoutSeconds: Type.Integer({ minimum: 1, maximum: 30 }),
});

export const AccountAction = Type.Union([
  QueueStep,
  AgentStep,
  AutoReplyStep,
  TagStep,
  SetStep,
  GotoStep,
  GotoIfStep,
  CloseStep,
  WebhookStep,
]);
export type AccountAction = Static<typeof AccountAction>;
