// Made by npm run generate from the contracts: the rules of request bodies. See components/field-rules.ts.

export const autodetectAccount = { emailAddress: { required: true, minLength: 3, maxLength: 254 } } as const;

export const cloneAccount = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  key: { required: true, minLength: 1, maxLength: 5, pattern: "^[A-Za-z0-9]+$" },
  emailAddress: { minLength: 3, maxLength: 254 },
} as const;

export const createAccount = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  key: { required: true, minLength: 1, maxLength: 5, pattern: "^[A-Za-z0-9]+$" },
  emailAddress: { required: true, minLength: 3, maxLength: 254 },
  listId: { format: "uuid" },
  fromName: { maxLength: 255 },
  service: { enum: ["gmail", "yahoo", "hotmail", "outlook365", "custom"] },
  description: { maxLength: 2000 },
  username: { minLength: 1, maxLength: 320 },
  password: { minLength: 1, maxLength: 1000 },
  "imap.host": { minLength: 1, maxLength: 253 },
  "imap.port": { type: "integer", minimum: 1, maximum: 65535 },
  "imap.tlsMode": { enum: ["implicit", "starttls"] },
  "imap.username": { minLength: 1, maxLength: 320 },
  "imap.password": { minLength: 1, maxLength: 1000 },
  "imap.connectionTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "imap.authenticationTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "imap.mailbox": { minLength: 1, maxLength: 255 },
  "smtp.host": { minLength: 1, maxLength: 253 },
  "smtp.port": { type: "integer", minimum: 1, maximum: 65535 },
  "smtp.tlsMode": { enum: ["implicit", "starttls"] },
  "smtp.username": { minLength: 1, maxLength: 320 },
  "smtp.password": { minLength: 1, maxLength: 1000 },
  "smtp.connectionTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "smtp.authenticationTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  agentIds: { maxItems: 1000, uniqueItems: true },
  "agentIds[]": { format: "uuid" },
  actions: { maxItems: 100 },
  reopenWithinDays: { type: "integer", minimum: 0, maximum: 3650 },
  hostname: { maxLength: 255 },
  waitForAssignedAgent: { type: "integer", minimum: 1, maximum: 604800 },
  timeoutAction: { enum: ["SEND_BACK_TO_LAST_QUEUE", "END_ROUTING"] },
  interactionInactivityTimeout: { type: "integer", minimum: 1, maximum: 5256000 },
  routingModel: { enum: ["standard", "legacy"] },
  waitForAssignedQueue: { type: "integer", minimum: 1, maximum: 2147483 },
  waitForAssignedAgentLegacy: { type: "integer", minimum: 1, maximum: 2147483 },
  imapHeadersFilter: { maxLength: 2000 },
  assistantId: { format: "uuid" },
  autoReplyCap: { type: "integer", minimum: 1, maximum: 100 },
  senderAliases: { maxItems: 20, uniqueItems: true },
  "senderAliases[]": { minLength: 3, maxLength: 254 },
  fixedCc: { maxItems: 20, uniqueItems: true },
  "fixedCc[]": { minLength: 3, maxLength: 254 },
  fixedBcc: { maxItems: 20, uniqueItems: true },
  "fixedBcc[]": { minLength: 3, maxLength: 254 },
  "template.html": { maxLength: 65536 },
  "template.fontFamily": { enum: ["system", "arial", "georgia", "tahoma", "times", "verdana", "courier"] },
  "template.fontSizePx": { type: "integer", minimum: 8, maximum: 32 },
  "notification.template": { maxLength: 2000 },
  "transfer.timeoutSeconds": { type: "integer", minimum: 1, maximum: 604800 },
  "backlog.mode": { enum: ["all", "since", "none"] },
  "backlog.since": { format: "date-time" },
  authenticationMethod: { enum: ["password", "oauth"] },
  cloudProviderId: { format: "uuid" },
} as const;

export const previewHeaderFilter = { filter: { required: true, maxLength: 2000 } } as const;

export const updateAccount = {
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  key: { minLength: 1, maxLength: 5, pattern: "^[A-Za-z0-9]+$" },
  emailAddress: { minLength: 3, maxLength: 254 },
  fromName: { maxLength: 255 },
  listId: { format: "uuid" },
  service: { enum: ["gmail", "yahoo", "hotmail", "outlook365", "custom"] },
  description: { maxLength: 2000 },
  username: { minLength: 1, maxLength: 320 },
  password: { minLength: 1, maxLength: 1000 },
  "imap.host": { minLength: 1, maxLength: 253 },
  "imap.port": { type: "integer", minimum: 1, maximum: 65535 },
  "imap.tlsMode": { enum: ["implicit", "starttls"] },
  "imap.username": { minLength: 1, maxLength: 320 },
  "imap.password": { minLength: 1, maxLength: 1000 },
  "imap.connectionTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "imap.authenticationTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "imap.mailbox": { minLength: 1, maxLength: 255 },
  "smtp.host": { minLength: 1, maxLength: 253 },
  "smtp.port": { type: "integer", minimum: 1, maximum: 65535 },
  "smtp.tlsMode": { enum: ["implicit", "starttls"] },
  "smtp.username": { minLength: 1, maxLength: 320 },
  "smtp.password": { minLength: 1, maxLength: 1000 },
  "smtp.connectionTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "smtp.authenticationTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  agentIds: { maxItems: 1000, uniqueItems: true },
  "agentIds[]": { format: "uuid" },
  actions: { maxItems: 100 },
  reopenWithinDays: { type: "integer", minimum: 0, maximum: 3650 },
  hostname: { maxLength: 255 },
  waitForAssignedAgent: { type: "integer", minimum: 1, maximum: 604800 },
  timeoutAction: { enum: ["SEND_BACK_TO_LAST_QUEUE", "END_ROUTING"] },
  interactionInactivityTimeout: { type: "integer", minimum: 1, maximum: 5256000 },
  routingModel: { enum: ["standard", "legacy"] },
  waitForAssignedQueue: { type: "integer", minimum: 1, maximum: 2147483 },
  waitForAssignedAgentLegacy: { type: "integer", minimum: 1, maximum: 2147483 },
  imapHeadersFilter: { maxLength: 2000 },
  assistantId: { format: "uuid" },
  autoReplyCap: { type: "integer", minimum: 1, maximum: 100 },
  senderAliases: { maxItems: 20, uniqueItems: true },
  "senderAliases[]": { minLength: 3, maxLength: 254 },
  fixedCc: { maxItems: 20, uniqueItems: true },
  "fixedCc[]": { minLength: 3, maxLength: 254 },
  fixedBcc: { maxItems: 20, uniqueItems: true },
  "fixedBcc[]": { minLength: 3, maxLength: 254 },
  "template.html": { maxLength: 65536 },
  "template.fontFamily": { enum: ["system", "arial", "georgia", "tahoma", "times", "verdana", "courier"] },
  "template.fontSizePx": { type: "integer", minimum: 8, maximum: 32 },
  "notification.template": { maxLength: 2000 },
  "transfer.timeoutSeconds": { type: "integer", minimum: 1, maximum: 604800 },
  "backlog.mode": { enum: ["all", "since", "none"] },
  "backlog.since": { format: "date-time" },
  authenticationMethod: { enum: ["password", "oauth"] },
  cloudProviderId: { format: "uuid" },
} as const;

export const verifyDraftImap = {
  accountId: { format: "uuid" },
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  key: { minLength: 1, maxLength: 5, pattern: "^[A-Za-z0-9]+$" },
  emailAddress: { minLength: 3, maxLength: 254 },
  fromName: { maxLength: 255 },
  listId: { format: "uuid" },
  service: { enum: ["gmail", "yahoo", "hotmail", "outlook365", "custom"] },
  description: { maxLength: 2000 },
  username: { minLength: 1, maxLength: 320 },
  password: { minLength: 1, maxLength: 1000 },
  "imap.host": { minLength: 1, maxLength: 253 },
  "imap.port": { type: "integer", minimum: 1, maximum: 65535 },
  "imap.tlsMode": { enum: ["implicit", "starttls"] },
  "imap.username": { minLength: 1, maxLength: 320 },
  "imap.password": { minLength: 1, maxLength: 1000 },
  "imap.connectionTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "imap.authenticationTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "imap.mailbox": { minLength: 1, maxLength: 255 },
  "smtp.host": { minLength: 1, maxLength: 253 },
  "smtp.port": { type: "integer", minimum: 1, maximum: 65535 },
  "smtp.tlsMode": { enum: ["implicit", "starttls"] },
  "smtp.username": { minLength: 1, maxLength: 320 },
  "smtp.password": { minLength: 1, maxLength: 1000 },
  "smtp.connectionTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "smtp.authenticationTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  agentIds: { maxItems: 1000, uniqueItems: true },
  "agentIds[]": { format: "uuid" },
  actions: { maxItems: 100 },
  reopenWithinDays: { type: "integer", minimum: 0, maximum: 3650 },
  hostname: { maxLength: 255 },
  waitForAssignedAgent: { type: "integer", minimum: 1, maximum: 604800 },
  timeoutAction: { enum: ["SEND_BACK_TO_LAST_QUEUE", "END_ROUTING"] },
  interactionInactivityTimeout: { type: "integer", minimum: 1, maximum: 5256000 },
  routingModel: { enum: ["standard", "legacy"] },
  waitForAssignedQueue: { type: "integer", minimum: 1, maximum: 2147483 },
  waitForAssignedAgentLegacy: { type: "integer", minimum: 1, maximum: 2147483 },
  imapHeadersFilter: { maxLength: 2000 },
  assistantId: { format: "uuid" },
  autoReplyCap: { type: "integer", minimum: 1, maximum: 100 },
  senderAliases: { maxItems: 20, uniqueItems: true },
  "senderAliases[]": { minLength: 3, maxLength: 254 },
  fixedCc: { maxItems: 20, uniqueItems: true },
  "fixedCc[]": { minLength: 3, maxLength: 254 },
  fixedBcc: { maxItems: 20, uniqueItems: true },
  "fixedBcc[]": { minLength: 3, maxLength: 254 },
  "template.html": { maxLength: 65536 },
  "template.fontFamily": { enum: ["system", "arial", "georgia", "tahoma", "times", "verdana", "courier"] },
  "template.fontSizePx": { type: "integer", minimum: 8, maximum: 32 },
  "notification.template": { maxLength: 2000 },
  "transfer.timeoutSeconds": { type: "integer", minimum: 1, maximum: 604800 },
  "backlog.mode": { enum: ["all", "since", "none"] },
  "backlog.since": { format: "date-time" },
  authenticationMethod: { enum: ["password", "oauth"] },
  cloudProviderId: { format: "uuid" },
} as const;

export const verifyDraftSmtp = {
  accountId: { format: "uuid" },
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  key: { minLength: 1, maxLength: 5, pattern: "^[A-Za-z0-9]+$" },
  emailAddress: { minLength: 3, maxLength: 254 },
  fromName: { maxLength: 255 },
  listId: { format: "uuid" },
  service: { enum: ["gmail", "yahoo", "hotmail", "outlook365", "custom"] },
  description: { maxLength: 2000 },
  username: { minLength: 1, maxLength: 320 },
  password: { minLength: 1, maxLength: 1000 },
  "imap.host": { minLength: 1, maxLength: 253 },
  "imap.port": { type: "integer", minimum: 1, maximum: 65535 },
  "imap.tlsMode": { enum: ["implicit", "starttls"] },
  "imap.username": { minLength: 1, maxLength: 320 },
  "imap.password": { minLength: 1, maxLength: 1000 },
  "imap.connectionTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "imap.authenticationTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "imap.mailbox": { minLength: 1, maxLength: 255 },
  "smtp.host": { minLength: 1, maxLength: 253 },
  "smtp.port": { type: "integer", minimum: 1, maximum: 65535 },
  "smtp.tlsMode": { enum: ["implicit", "starttls"] },
  "smtp.username": { minLength: 1, maxLength: 320 },
  "smtp.password": { minLength: 1, maxLength: 1000 },
  "smtp.connectionTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  "smtp.authenticationTimeoutSeconds": { type: "integer", minimum: 1, maximum: 600 },
  agentIds: { maxItems: 1000, uniqueItems: true },
  "agentIds[]": { format: "uuid" },
  actions: { maxItems: 100 },
  reopenWithinDays: { type: "integer", minimum: 0, maximum: 3650 },
  hostname: { maxLength: 255 },
  waitForAssignedAgent: { type: "integer", minimum: 1, maximum: 604800 },
  timeoutAction: { enum: ["SEND_BACK_TO_LAST_QUEUE", "END_ROUTING"] },
  interactionInactivityTimeout: { type: "integer", minimum: 1, maximum: 5256000 },
  routingModel: { enum: ["standard", "legacy"] },
  waitForAssignedQueue: { type: "integer", minimum: 1, maximum: 2147483 },
  waitForAssignedAgentLegacy: { type: "integer", minimum: 1, maximum: 2147483 },
  imapHeadersFilter: { maxLength: 2000 },
  assistantId: { format: "uuid" },
  autoReplyCap: { type: "integer", minimum: 1, maximum: 100 },
  senderAliases: { maxItems: 20, uniqueItems: true },
  "senderAliases[]": { minLength: 3, maxLength: 254 },
  fixedCc: { maxItems: 20, uniqueItems: true },
  "fixedCc[]": { minLength: 3, maxLength: 254 },
  fixedBcc: { maxItems: 20, uniqueItems: true },
  "fixedBcc[]": { minLength: 3, maxLength: 254 },
  "template.html": { maxLength: 65536 },
  "template.fontFamily": { enum: ["system", "arial", "georgia", "tahoma", "times", "verdana", "courier"] },
  "template.fontSizePx": { type: "integer", minimum: 8, maximum: 32 },
  "notification.template": { maxLength: 2000 },
  "transfer.timeoutSeconds": { type: "integer", minimum: 1, maximum: 604800 },
  "backlog.mode": { enum: ["all", "since", "none"] },
  "backlog.since": { format: "date-time" },
  authenticationMethod: { enum: ["password", "oauth"] },
  cloudProviderId: { format: "uuid" },
} as const;

export const tryHeaderFilter = { filter: { required: true, maxLength: 2000 } } as const;

export const setAgentState = {
  state: { required: true, enum: ["logged_out", "available", "paused"] },
  pauseReason: { maxLength: 100 },
} as const;

export const updateAgent = { capacity: { type: "integer", minimum: 0, maximum: 1000 } } as const;

export const createAssistant = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  url: { required: true, minLength: 1, maxLength: 2000 },
  key: { minLength: 1, maxLength: 1000 },
} as const;

export const updateAssistant = {
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  url: { minLength: 1, maxLength: 2000 },
  key: { minLength: 1, maxLength: 1000 },
} as const;

export const createCannedAnswer = {
  key: {
    required: true,
    minLength: 1,
    maxLength: 50,
    pattern:
      "^(?=.*[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb])[^\\s/]+$",
  },
  value: { required: true, minLength: 1, maxLength: 100000 },
  format: { enum: ["text", "html"] },
  description: { maxLength: 2000 },
  accountId: { format: "uuid" },
} as const;

export const updateCannedAnswer = {
  key: {
    minLength: 1,
    maxLength: 50,
    pattern:
      "^(?=.*[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb])[^\\s/]+$",
  },
  value: { minLength: 1, maxLength: 100000 },
  format: { enum: ["text", "html"] },
  description: { maxLength: 2000 },
} as const;

export const createCloudProvider = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  clientId: { required: true, minLength: 1, maxLength: 255 },
  clientSecret: { minLength: 1, maxLength: 2000 },
  tenant: { minLength: 1, maxLength: 255, pattern: "^[A-Za-z0-9.-]+$" },
  grant: { enum: ["authorization_code", "client_credentials"] },
  issuer: { minLength: 1, maxLength: 500 },
  kind: { required: true, enum: ["microsoft365", "google"] },
} as const;

export const updateCloudProvider = {
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  clientId: { minLength: 1, maxLength: 255 },
  clientSecret: { minLength: 1, maxLength: 2000 },
  tenant: { minLength: 1, maxLength: 255, pattern: "^[A-Za-z0-9.-]+$" },
  grant: { enum: ["authorization_code", "client_credentials"] },
  issuer: { minLength: 1, maxLength: 500 },
} as const;

export const importConfiguration = {
  format: { required: true },
  formatVersion: { required: true },
  exportedAt: { required: true, format: "date-time" },
  lists: { required: true, maxItems: 20000 },
  intervals: { required: true, maxItems: 20000 },
  templates: { required: true, maxItems: 20000 },
  assistants: { required: true, maxItems: 20000 },
  cloudProviders: { required: true, maxItems: 20000 },
  dispositions: { required: true, maxItems: 20000 },
  cannedAnswers: { required: true, maxItems: 20000 },
  accounts: { required: true, maxItems: 20000 },
  settings: { required: true },
} as const;

export const createDisposition = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  description: { maxLength: 2000 },
  parentId: { format: "uuid" },
  scope: { enum: ["account", "global", "list", "queue"] },
  scopeId: { format: "uuid" },
} as const;

export const updateDisposition = {
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  description: { maxLength: 2000 },
  parentId: { format: "uuid" },
} as const;

export const createInterval = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  description: { maxLength: 2000 },
  zone: { required: true, minLength: 1, maxLength: 64 },
  subsets: { required: true, maxItems: 50 },
  holidays: { required: true, maxItems: 400 },
  "holidays[].date": { required: true, format: "date" },
  "holidays[].everyYear": { required: true },
  "holidays[].label": { required: true, maxLength: 100 },
} as const;

export const previewInterval = {
  zone: { required: true, minLength: 1, maxLength: 64 },
  subsets: { required: true, maxItems: 50 },
  holidays: { required: true, maxItems: 400 },
  "holidays[].date": { required: true, format: "date" },
  "holidays[].everyYear": { required: true },
  "holidays[].label": { required: true, maxLength: 100 },
  at: { format: "date-time" },
} as const;

export const updateInterval = {
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  description: { maxLength: 2000 },
  zone: { minLength: 1, maxLength: 64 },
  subsets: { maxItems: 50 },
  holidays: { maxItems: 400 },
  "holidays[].date": { required: true, format: "date" },
  "holidays[].everyYear": { required: true },
  "holidays[].label": { required: true, maxLength: 100 },
} as const;

export const updateSettings = {
  loginMailFrequency: { type: "integer", minimum: 5, maximum: 86400 },
  maxAttachmentMegabytes: { type: "integer", minimum: 1, maximum: 25 },
  logoutAfterLostConnectionMinutes: { type: "integer", minimum: 1, maximum: 1440 },
  openTabsLimit: { type: "integer", minimum: 1, maximum: 100 },
  searchOn: { enum: ["enter", "typing"] },
  maxSearchDays: { type: "integer", minimum: 1, maximum: 3650 },
  accountTransferTemplateId: { format: "uuid" },
} as const;

export const createMessageTemplate = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  subject: { maxLength: 500 },
  html: { required: true, minLength: 1, maxLength: 65536 },
} as const;

export const previewTemplate = {
  kind: { required: true, enum: ["body", "named", "notification"] },
  source: { required: true, maxLength: 65536 },
  accountId: { format: "uuid" },
  fontFamily: { maxLength: 40 },
  fontSizePx: { type: "integer", minimum: 8, maximum: 32 },
  "sample.contactName": { maxLength: 255 },
} as const;

export const updateMessageTemplate = {
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  subject: { maxLength: 500 },
  html: { minLength: 1, maxLength: 65536 },
} as const;

export const updateContact = {
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
} as const;

export const saveDraft = {
  from: { maxLength: 254 },
  to: { required: true, maxItems: 50 },
  "to[]": { maxLength: 400 },
  cc: { required: true, maxItems: 50 },
  "cc[]": { maxLength: 400 },
  bcc: { required: true, maxItems: 50 },
  "bcc[]": { maxLength: 400 },
  subject: { required: true, maxLength: 990 },
  text: { required: true, maxLength: 200000 },
} as const;

export const saveNewMailDraft = {
  accountId: { format: "uuid" },
  from: { maxLength: 254 },
  to: { required: true, maxItems: 50 },
  "to[]": { maxLength: 400 },
  cc: { required: true, maxItems: 50 },
  "cc[]": { maxLength: 400 },
  bcc: { required: true, maxItems: 50 },
  "bcc[]": { maxLength: 400 },
  subject: { required: true, maxLength: 990 },
  text: { required: true, maxLength: 200000 },
} as const;

export const forwardMessage = {
  from: { minLength: 3, maxLength: 254 },
  to: { required: true, minItems: 1, maxItems: 50 },
  "to[]": { minLength: 3, maxLength: 400 },
  cc: { maxItems: 50 },
  "cc[]": { minLength: 3, maxLength: 400 },
  bcc: { maxItems: 50 },
  "bcc[]": { minLength: 3, maxLength: 400 },
  text: { maxLength: 200000 },
  subject: { minLength: 1, maxLength: 990 },
  attachments: { maxItems: 500, uniqueItems: true },
  "attachments[]": { type: "integer", minimum: 1 },
  attachmentIds: { maxItems: 50, uniqueItems: true },
  "attachmentIds[]": { format: "uuid" },
  cannedAnswerAttachments: { maxItems: 50, uniqueItems: true },
  "cannedAnswerAttachments[].cannedAnswerId": { required: true, format: "uuid" },
  "cannedAnswerAttachments[].attachmentId": { required: true, format: "uuid" },
} as const;

export const closeInteraction = { dispositionId: { format: "uuid" }, note: { maxLength: 2000 } } as const;

export const previewReply = { text: { required: true, maxLength: 200000 } } as const;

export const replyToInteraction = {
  from: { minLength: 3, maxLength: 254 },
  text: { required: true, minLength: 1, maxLength: 200000 },
  to: { minItems: 1, maxItems: 50 },
  "to[]": { minLength: 3, maxLength: 400 },
  cc: { maxItems: 50 },
  "cc[]": { minLength: 3, maxLength: 400 },
  bcc: { maxItems: 50 },
  "bcc[]": { minLength: 3, maxLength: 400 },
  subject: { minLength: 1, maxLength: 990 },
  attachmentIds: { maxItems: 50, uniqueItems: true },
  "attachmentIds[]": { format: "uuid" },
  cannedAnswerAttachments: { maxItems: 50, uniqueItems: true },
  "cannedAnswerAttachments[].cannedAnswerId": { required: true, format: "uuid" },
  "cannedAnswerAttachments[].attachmentId": { required: true, format: "uuid" },
} as const;

export const setReadState = { unread: { required: true } } as const;

export const addInteractionTags = {
  tags: { required: true, minItems: 1, maxItems: 20 },
  "tags[]": { minLength: 1, maxLength: 60, pattern: "^[^,]*[^,\\s][^,]*$" },
} as const;

export const setInteractionDisposition = { dispositionId: { format: "uuid" }, note: { maxLength: 2000 } } as const;

export const createList = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  description: { maxLength: 2000 },
} as const;

export const updateList = {
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  description: { maxLength: 2000 },
} as const;

export const createInteraction = {
  from: { minLength: 3, maxLength: 254 },
  text: { required: true, minLength: 1, maxLength: 200000 },
  to: { required: true, minItems: 1, maxItems: 50 },
  "to[]": { minLength: 3, maxLength: 400 },
  cc: { maxItems: 50 },
  "cc[]": { minLength: 3, maxLength: 400 },
  bcc: { maxItems: 50 },
  "bcc[]": { minLength: 3, maxLength: 400 },
  subject: { required: true, minLength: 1, maxLength: 900 },
  attachmentIds: { maxItems: 50, uniqueItems: true },
  "attachmentIds[]": { format: "uuid" },
  cannedAnswerAttachments: { maxItems: 50, uniqueItems: true },
  "cannedAnswerAttachments[].cannedAnswerId": { required: true, format: "uuid" },
  "cannedAnswerAttachments[].attachmentId": { required: true, format: "uuid" },
  accountId: { required: true, format: "uuid" },
} as const;

export const pickInteraction = { agentId: { format: "uuid" } } as const;

export const createQueue = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  description: { maxLength: 2000 },
  strategy: { enum: ["rrmemory"] },
  agentTimeoutSeconds: { type: "integer", minimum: 1, maximum: 86400 },
  weight: { type: "integer", minimum: 0, maximum: 10 },
} as const;

export const setQueueMembers = {
  agentIds: { required: true, maxItems: 1000, uniqueItems: true },
  "agentIds[]": { format: "uuid" },
} as const;

export const updateQueue = {
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  description: { maxLength: 2000 },
  strategy: { enum: ["rrmemory"] },
  agentTimeoutSeconds: { type: "integer", minimum: 1, maximum: 86400 },
  weight: { type: "integer", minimum: 0, maximum: 10 },
} as const;

export const createApiKey = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  scopes: { required: true, minItems: 1, maxItems: 100, uniqueItems: true },
  "scopes[]": {
    maxLength: 60,
    examples: [
      "accounts.*",
      "accounts.list",
      "accounts.read",
      "accounts.write",
      "accounts.verify",
      "lists.*",
      "lists.read",
      "lists.write",
      "dispositions.*",
      "dispositions.read",
      "dispositions.write",
      "dispositions.offered",
      "canned-answers.*",
      "canned-answers.read",
      "canned-answers.write",
      "canned-answers.offered",
      "intervals.*",
      "intervals.read",
      "intervals.write",
      "assistants.*",
      "assistants.read",
      "assistants.write",
      "templates.*",
      "templates.read",
      "templates.write",
      "cloud-providers.*",
      "cloud-providers.read",
      "cloud-providers.write",
      "settings.*",
      "settings.read",
      "settings.write",
      "configuration.*",
      "configuration.read",
      "configuration.write",
      "contacts.*",
      "contacts.read",
      "contacts.write",
      "interactions.*",
      "interactions.read",
      "interactions.reply",
      "interactions.write",
      "interactions.pick",
      "interactions.mark-unread",
      "deliveries.*",
      "deliveries.read",
      "deliveries.write",
      "queues.*",
      "queues.read",
      "queues.write",
      "agents.*",
      "agents.read",
      "agents.write",
      "agents.set-own-state",
      "offers.*",
      "offers.read",
      "offers.answer",
      "realtime.*",
      "realtime.read",
      "quarantine.*",
      "quarantine.read",
      "quarantine.write",
      "dead-letters.*",
      "dead-letters.read",
      "dead-letters.write",
      "audit.*",
      "audit.read",
      "events.*",
      "events.read",
    ],
  },
  accountIds: { maxItems: 1000 },
  "accountIds[]": { format: "uuid" },
  cidrs: { maxItems: 100 },
  "cidrs[]": { maxLength: 50 },
  expiresAt: { format: "date-time" },
} as const;

export const createSession = {
  emailAddress: { required: true, minLength: 3, maxLength: 254 },
  password: { required: true, minLength: 1, maxLength: 1000 },
} as const;

export const createUser = {
  name: {
    required: true,
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  emailAddress: { required: true, minLength: 3, maxLength: 254 },
  role: { required: true, enum: ["admin", "agent"] },
  password: { required: true, minLength: 10, maxLength: 1000 },
  alias: { maxLength: 255 },
  signature: { maxLength: 2000 },
} as const;

export const updateOwnUser = { alias: { maxLength: 255 }, signature: { maxLength: 2000 } } as const;

export const updateUser = {
  name: {
    minLength: 1,
    maxLength: 255,
    pattern:
      "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]",
  },
  emailAddress: { minLength: 3, maxLength: 254 },
  role: { enum: ["admin", "agent"] },
  password: { minLength: 10, maxLength: 1000 },
  alias: { maxLength: 255 },
  signature: { maxLength: 2000 },
} as const;
