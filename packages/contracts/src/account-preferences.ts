/**
 * What an administrator decides about an account besides who it is and how its servers are reached (S22 to S48, X8, X13,
 * X18, X26). The same fields in the API, in the snapshot and in account-config's table.
 */
import Type, { type Static } from "typebox";
import { maxWaitSeconds } from "./account-step.ts";
import { closed } from "./closed.ts";
import { Instant, Uuid } from "./identifier.ts";
import { nullable } from "./nullable.ts";

/** Bytes of a template's source, in UTF-8. */
export const maxTemplateBytes = 65_536;
const legacySeconds = { minimum: 1, maximum: 2_147_483 };
const Address = Type.String({ minLength: 3, maxLength: 254 });

const template = {
  html: nullable(
    Type.String({
      maxLength: maxTemplateBytes,
      description: "Body layout in HTML with {{variables}}; {{content}} is where the agent's text goes. null: none",
    }),
  ),
  fontFamily: Type.Enum(["system", "arial", "georgia", "tahoma", "times", "verdana", "courier"]),
  fontSizePx: Type.Integer({ minimum: 8, maximum: 32 }),
};
const notification = {
  sound: Type.Boolean(),
  shake: Type.Boolean(),
  template: Type.String({
    maxLength: 2000,
    description: "Text of a new interaction's notification, with {{variables}}",
  }),
};
const transfer = {
  toQueue: Type.Boolean(),
  toAgent: Type.Boolean(),
  timeoutSeconds: nullable(
    Type.Integer({
      minimum: 1,
      maximum: maxWaitSeconds,
      description: "Until an unaccepted transfer returns; needed while one of the switches is on",
    }),
  ),
};
const backlog = {
  mode: Type.Enum(["all", "since", "none"], {
    description: "Mail that is unread when the account is first activated: all of it, since a date, or none",
  }),
  since: nullable(Instant),
};

const scalars = {
  waitForAssignedAgent: nullable(
    Type.Integer({
      minimum: 1,
      maximum: maxWaitSeconds,
      description: "Seconds a reply waits for its agent; null: off",
    }),
  ),
  timeoutAction: nullable(
    Type.Enum(["SEND_BACK_TO_LAST_QUEUE", "END_ROUTING"], { description: "Needed while waitForAssignedAgent is on" }),
  ),
  interactionInactivityTimeout: nullable(
    Type.Integer({ minimum: 1, maximum: 5_256_000, description: "Minutes after the agent's last message; null: off" }),
  ),
  routingModel: Type.Enum(["standard", "legacy"]),
  waitForAssignedQueue: Type.Integer({
    ...legacySeconds,
    deprecated: true,
    description: "Deprecated: seconds; acts only while routingModel is legacy",
  }),
  waitForAssignedAgentLegacy: Type.Integer({
    ...legacySeconds,
    deprecated: true,
    description: "Deprecated: seconds; acts only while routingModel is legacy",
  }),
  accountTransfer: Type.Boolean(),
  mandatoryDisposition: Type.Boolean(),
  pauseDuringDisposition: Type.Boolean({ description: "Only while mandatoryDisposition is on" }),
  imapHeadersFilter: nullable(
    Type.String({ maxLength: 2000, description: "e.g. x-antivirus-report=SAFE,x-spam; empty or null: no filter" }),
  ),
  assistantId: nullable(Uuid),
  autoReplyCap: Type.Integer({
    minimum: 1,
    maximum: 100,
    description: "Automatic replies to one address within 24 hours, whatever the actions say",
  }),
  includeMessageOnForward: Type.Boolean(),
  disableDuplicateCheck: Type.Boolean(),
  autosaveDrafts: Type.Boolean(),
  ingestReadElsewhere: Type.Boolean({ description: "Also take in mail that was read in another client first" }),
  acceptAnyCertificate: Type.Boolean({ description: "Dangerous: TLS certificates are not checked" }),
  senderAliases: Type.Array(Address, { maxItems: 20, uniqueItems: true, description: "Further From addresses" }),
  fixedCc: Type.Array(Address, { maxItems: 20, uniqueItems: true }),
  fixedBcc: Type.Array(Address, { maxItems: 20, uniqueItems: true }),
};

export const AccountPreferences = closed({
  ...scalars,
  template: closed(template),
  notification: closed(notification),
  transfer: closed(transfer),
  backlog: closed(backlog),
});
export type AccountPreferences = Static<typeof AccountPreferences>;

/** For creation and merge-patch: everything may be left out, also inside the groups. */
export const accountPreferenceInputs = {
  ...scalars,
  template: Type.Partial(closed(template)),
  notification: Type.Partial(closed(notification)),
  transfer: Type.Partial(closed(transfer)),
  backlog: Type.Partial(closed(backlog)),
};

/** Of a new account, and of one stored before a preference existed. */
export const accountPreferenceDefaults: AccountPreferences = {
  waitForAssignedAgent: null,
  timeoutAction: null,
  interactionInactivityTimeout: null,
  routingModel: "standard",
  waitForAssignedQueue: 10,
  waitForAssignedAgentLegacy: 10,
  template: { html: null, fontFamily: "system", fontSizePx: 14 },
  notification: {
    sound: true,
    shake: false,
    template: '{{account.key}}, {{queue.name}}: {{contact.address}} "{{interaction.subject}}"',
  },
  transfer: { toQueue: false, toAgent: false, timeoutSeconds: null },
  accountTransfer: false,
  mandatoryDisposition: false,
  pauseDuringDisposition: false,
  imapHeadersFilter: null,
  assistantId: null,
  autoReplyCap: 5,
  includeMessageOnForward: false,
  disableDuplicateCheck: false,
  autosaveDrafts: true,
  ingestReadElsewhere: false,
  backlog: { mode: "all", since: null },
  acceptAnyCertificate: false,
  senderAliases: [],
  fixedCc: [],
  fixedBcc: [],
};
