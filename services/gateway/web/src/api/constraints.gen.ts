// Made by npm run generate from the contracts: the rules of request bodies. See components/field-rules.ts.

export const createAccount = {
  name: { required: true, minLength: 1, maxLength: 255 },
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
  "actions[].kind": { required: true },
  "actions[].queueId": { required: true, format: "uuid" },
  "actions[].timeoutSeconds": { type: "integer", minimum: 1, maximum: 604800 },
  reopenWithinDays: { type: "integer", minimum: 0, maximum: 3650 },
  hostname: { maxLength: 255 },
} as const;

export const updateAccount = {
  name: { minLength: 1, maxLength: 255 },
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
  "actions[].kind": { required: true },
  "actions[].queueId": { required: true, format: "uuid" },
  "actions[].timeoutSeconds": { type: "integer", minimum: 1, maximum: 604800 },
  reopenWithinDays: { type: "integer", minimum: 0, maximum: 3650 },
  hostname: { maxLength: 255 },
} as const;

export const setAgentState = {
  state: { required: true, enum: ["logged_out", "available", "paused"] },
  pauseReason: { maxLength: 100 },
} as const;

export const updateAgent = { capacity: { type: "integer", minimum: 0, maximum: 1000 } } as const;

export const updateContact = { name: { minLength: 1, maxLength: 255 } } as const;

export const replyToInteraction = {
  text: { required: true, minLength: 1, maxLength: 200000 },
  to: { minItems: 1, maxItems: 50 },
  "to[]": { minLength: 3, maxLength: 400 },
  cc: { maxItems: 50 },
  "cc[]": { minLength: 3, maxLength: 400 },
  bcc: { maxItems: 50 },
  "bcc[]": { minLength: 3, maxLength: 400 },
  subject: { minLength: 1, maxLength: 990 },
} as const;

export const setReadState = { unread: { required: true } } as const;

export const createList = {
  name: { required: true, minLength: 1, maxLength: 255 },
  description: { maxLength: 2000 },
} as const;

export const updateList = { name: { minLength: 1, maxLength: 255 }, description: { maxLength: 2000 } } as const;

export const createQueue = {
  name: { required: true, minLength: 1, maxLength: 255 },
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
  name: { minLength: 1, maxLength: 255 },
  description: { maxLength: 2000 },
  strategy: { enum: ["rrmemory"] },
  agentTimeoutSeconds: { type: "integer", minimum: 1, maximum: 86400 },
  weight: { type: "integer", minimum: 0, maximum: 10 },
} as const;

export const createApiKey = {
  name: { required: true, minLength: 1, maxLength: 255 },
  scopes: { required: true, minItems: 1, maxItems: 100, uniqueItems: true },
  "scopes[]": {
    maxLength: 60,
    examples: [
      "accounts.*",
      "accounts.read",
      "accounts.write",
      "accounts.verify",
      "lists.*",
      "lists.read",
      "lists.write",
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
      "quarantine.*",
      "quarantine.read",
      "quarantine.write",
      "dead-letters.*",
      "dead-letters.read",
      "dead-letters.write",
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
  name: { required: true, minLength: 1, maxLength: 255 },
  emailAddress: { required: true, minLength: 3, maxLength: 254 },
  role: { required: true, enum: ["admin", "agent"] },
  password: { required: true, minLength: 10, maxLength: 1000 },
} as const;

export const updateUser = {
  name: { minLength: 1, maxLength: 255 },
  emailAddress: { minLength: 3, maxLength: 254 },
  role: { enum: ["admin", "agent"] },
  password: { minLength: 10, maxLength: 1000 },
} as const;
