/**
 * What administrators change and the audit log tells of, and which values it may show. Everything
 * that is not named here is told as "changed", without its value: a new field says nothing until somebody lets it. Only
 * switches, numbers, words of a fixed list, ids and instants may be named, never what a person has typed.
 */
export const auditedObjectTypes = [
  "account",
  "agent",
  "api-key",
  "assistant",
  "canned-answer",
  "cloud-provider",
  "configuration",
  "disposition",
  "interval",
  "list",
  "queue",
  "settings",
  "template",
  "user",
] as const;
export type AuditedObjectType = (typeof auditedObjectTypes)[number];

const serverFields = [
  "port",
  "ssl",
  "tlsMode",
  "authentication",
  "connectionTimeoutSeconds",
  "authenticationTimeoutSeconds",
];

/** By type: paths of fields, the parts joined with dots. */
export const shownFields: Readonly<Record<AuditedObjectType, readonly string[]>> = {
  account: [
    ...["active", "listId", "service", "agentIds", "authentication", "authenticationMethod", "cloudProviderId"],
    ...serverFields.map((field) => `imap.${field}`),
    ...serverFields.map((field) => `smtp.${field}`),
    // Protocol, host and port of each server whose certificate is not checked (X13): hosts are told here and nowhere else.
    ...["acceptAnyCertificate", "uncheckedServers"],
    ...["prioritizeReplies", "markAsUnread", "reopenWithinDays", "strictThreading"],
    ...["waitForAssignedAgent", "timeoutAction", "interactionInactivityTimeout"],
    ...["routingModel", "waitForAssignedQueue", "waitForAssignedAgentLegacy"],
    ...["transfer.toQueue", "transfer.toAgent", "transfer.timeoutSeconds", "accountTransfer"],
    ...["mandatoryDisposition", "pauseDuringDisposition", "assistantId", "autoReplyCap"],
    ...["includeMessageOnForward", "disableDuplicateCheck", "autosaveDrafts", "ingestReadElsewhere"],
    ...["backlog.mode", "backlog.since", "template.fontFamily", "template.fontSizePx"],
    ...["notification.sound", "notification.shake"],
  ],
  agent: ["capacity"],
  "api-key": ["scopes", "accountIds", "expiresAt"],
  assistant: ["active"],
  "canned-answer": ["accountId", "format"],
  "cloud-provider": ["kind", "grant"],
  configuration: ["created", "updated"],
  disposition: ["parentId", "scope", "scopeId"],
  interval: [],
  list: [],
  queue: ["strategy", "agentTimeoutSeconds", "weight", "agentIds"],
  settings: [
    ...["loginMailFrequency", "maxAttachmentMegabytes", "logoutAfterLostConnectionMinutes", "openTabsLimit"],
    ...["searchOn", "maxSearchDays", "accountTransferTemplateId", "features.assistant"],
  ],
  template: [],
  user: ["role", "active"],
};
