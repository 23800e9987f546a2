/** What the canned API answers: ordinary data, with the long names, hostile texts and unknowns that a page must bear. */
import { accountPreferenceDefaults } from "@mailroom/contracts/account-preferences";
import type { Account, AccountSummary } from "@mailroom/contracts/api/account";
import type { Agent } from "@mailroom/contracts/api/agent";
import type { Delivery } from "@mailroom/contracts/api/delivery";
import type { Interaction, Message } from "@mailroom/contracts/api/interaction";
import type { Decision, Offer, OfferNotification } from "@mailroom/contracts/api/offer";
import type { Queue } from "@mailroom/contracts/api/queue";
import type { Session, User } from "@mailroom/contracts/api/session";
import type { AccountConnection } from "@mailroom/contracts/events/account-connection";

/** The moment at which the pictures are taken; the browser's clock is set to it. */
export const now = new Date("2026-03-12T14:40:00Z");

export function minutesAgo(minutes: number): string {
  return new Date(now.getTime() - minutes * 60_000).toISOString();
}

export function id(n: number): string {
  return `018f0000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
}

const stored = { createdAt: minutesAgo(90_000), updatedAt: minutesAgo(3_000) };
export const page = { nextCursor: null };

export const ada: User = {
  id: id(1),
  version: 3,
  name: "Ada Byron",
  emailAddress: "ada@mailroom.test",
  role: "admin",
  active: true,
  alias: null,
  signature: null,
  ...stored,
  lastSeenAt: minutesAgo(1),
};
export const bo: User = {
  ...ada,
  id: id(2),
  name: "Bo Chen",
  alias: "Bo from Acme",
  emailAddress: "bo@mailroom.test",
  role: "agent",
};
export const cy: User = {
  ...bo,
  alias: null,
  id: id(3),
  name: "Cy Ó Néill",
  emailAddress: "cy@mailroom.test",
  lastSeenAt: null,
  active: false,
};
export const signature = "Ada Byron\nMailroom, customer care\n+39 06 555 0100";
export const session: Session = { user: ada, expiresAt: minutesAgo(-600) };

const server = {
  port: 993,
  ssl: true,
  tlsMode: "implicit" as const,
  authentication: true,
  username: null,
  passwordSet: false,
  connectionTimeoutSeconds: 10,
  authenticationTimeoutSeconds: 5,
};
export const support: Account = {
  id: id(10),
  version: 7,
  name: "Support",
  key: "SUP",
  emailAddress: "support@acme.test",
  fromName: null,
  listId: id(20),
  active: true,
  service: "custom",
  description: "Questions before and after the sale",
  authentication: true,
  username: "support@acme.test",
  passwordSet: true,
  passwordChangedAt: minutesAgo(9_000),
  imap: { ...server, host: "imap.acme.test", mailbox: "INBOX" },
  smtp: { ...server, host: "smtp.acme.test", port: 465 },
  agentIds: [id(2)],
  actions: [{ kind: "queue", queueId: id(30), timeoutSeconds: null }],
  prioritizeReplies: true,
  markAsUnread: true,
  reopenWithinDays: 30,
  strictThreading: false,
  hostname: "",
  ...accountPreferenceDefaults,
  authenticationMethod: "password",
  cloudProviderId: null,
  oauth: null,
  logoSet: false,
  ...stored,
  updatedBy: { kind: "user", id: id(1) },
};
/** The same as lists have it. */
export const supportListed: AccountSummary = summaryOf(support);
export const accounts: AccountSummary[] = [
  { ...supportListed, id: id(11), name: "Billing", key: "BILL", emailAddress: "billing@acme.test", service: "gmail" },
  {
    ...supportListed,
    id: id(12),
    name: "Press ".repeat(42).trim(),
    key: "PRESS",
    emailAddress: `${"press".repeat(12)}@acme.test`,
  },
  {
    ...supportListed,
    id: id(13),
    name: "<img src=x onerror=alert(1)>",
    key: "OLD",
    emailAddress: "old@acme.test",
    active: false,
  },
  supportListed,
  {
    ...supportListed,
    id: id(14),
    name: "Returns",
    key: "RET",
    emailAddress: "returns@acme.test",
    service: "outlook365",
  },
];
function summaryOf(account: Account): AccountSummary {
  const { id, version, name, key, emailAddress, fromName, listId, active, service } = account;
  const { markAsUnread, mandatoryDisposition, senderAliases } = account;
  const named = { id, version, name, key, emailAddress, fromName, listId, active, service };
  return { ...named, markAsUnread, mandatoryDisposition, senderAliases };
}
function connection(accountId: string, more: Partial<AccountConnection>): AccountConnection {
  const quiet = { detail: null, code: null, nextAttemptAt: null, worker: "ingest-1", lastMailAt: minutesAgo(8) };
  return { accountId, state: "connected", since: minutesAgo(300), ...quiet, ...more };
}
export const connections: AccountConnection[] = [
  connection(support.id, {}),
  connection(id(11), {
    state: "auth_failed",
    detail: "Could not log in to IMAP. The server said: “[AUTHENTICATIONFAILED] Invalid credentials”.",
    code: "authentication-failed",
    nextAttemptAt: minutesAgo(-12),
    lastMailAt: minutesAgo(4_000),
  }),
  connection(id(12), { state: "connecting", lastMailAt: null }),
  connection(id(14), {
    state: "backing_off",
    detail: "The server closed the connection.",
    nextAttemptAt: minutesAgo(-1),
  }),
];
export const counts = [
  { accountId: support.id, unread: 12, open: 41, lastMailAt: minutesAgo(8) },
  { accountId: id(11), unread: 0, open: 3, lastMailAt: minutesAgo(4_000) },
  { accountId: id(14), unread: 1204, open: 2_310, lastMailAt: minutesAgo(600_000) },
];
export const lists = [{ id: id(20), version: 1, name: "Default", description: null, ...stored }];

export const queue: Queue = {
  id: id(30),
  version: 2,
  name: "Support",
  description: null,
  strategy: "rrmemory",
  agentTimeoutSeconds: 30,
  weight: 5,
  memberCount: 2,
  waiting: 4,
  oldestWaitingAt: minutesAgo(3),
  ...stored,
};
export const queues: Queue[] = [
  {
    ...queue,
    id: id(31),
    name: "Seniors",
    weight: 9,
    agentTimeoutSeconds: 7_500,
    memberCount: 0,
    waiting: 0,
    oldestWaitingAt: null,
  },
  queue,
];
export const members = [
  { agentId: id(2), name: "Bo Chen", position: 0, addedAt: minutesAgo(900) },
  { agentId: id(3), name: "Cy Ó Néill", position: 1, addedAt: minutesAgo(800) },
];

export const agents: Agent[] = [
  agent(ada, { state: "available" }),
  agent(bo, { state: "available", load: 3, busy: true, capacity: 3 }),
  agent(cy, { state: "paused", pauseReason: "Lunch" }),
];
function agent({ id: agentId, name, alias, role }: User, more: Partial<Agent>): Agent {
  const shown = { version: 1, state: "logged_out" as const, busy: false, pauseReason: null, since: minutesAgo(25) };
  return { id: agentId, name, alias, role, ...shown, load: 1, capacity: 5, ...more };
}

const jane = { id: id(40), name: "Jane Doe", address: "jane@x.test" };
export const interaction: Interaction = {
  id: id(812),
  version: 4,
  number: 812,
  accountId: support.id,
  accountKey: "SUP",
  contact: jane,
  subject: "Late box",
  title: null,
  tags: [],
  status: "open",
  unread: false,
  agentId: ada.id,
  startedAt: minutesAgo(3_000),
  closedAt: null,
  messageCount: 4,
  lastMessage: {
    direction: "in",
    at: minutesAgo(8),
    snippet: "Where is my parcel? It should have been here on Monday.",
  },
  continuesInteractionId: null,
  disposition: null,
};
export const disposed = {
  dispositionId: id(1035),
  name: "Late",
  path: ["Complaint", "Delivery", "Late"],
  note: "The carrier lost it; a new one is on its way.",
  chosenBy: "agent" as const,
  agentId: ada.id,
  at: minutesAgo(40_000),
};
export const closedInteraction: Interaction = {
  ...interaction,
  status: "closed",
  closedAt: minutesAgo(40_000),
  disposition: disposed,
};
export const interactions: Interaction[] = [
  { ...interaction, unread: true },
  {
    ...interaction,
    id: id(815),
    number: 815,
    subject: "",
    contact: null,
    agentId: null,
    unread: true,
    lastMessage: { direction: "in", at: minutesAgo(41), snippet: "" },
  },
  {
    ...interaction,
    id: id(790),
    number: 790,
    accountKey: "BILL",
    subject: "Rechnung 2025-1187 – Mahnung trotz Zahlung ".repeat(6).trim(),
    agentId: bo.id,
    contact: { ...jane, name: "فاطمة الزهراء" },
    lastMessage: { direction: "out", at: minutesAgo(2_000), snippet: "Guten Tag, die Zahlung ist eingegangen." },
  },
  {
    ...interaction,
    id: id(640),
    number: 640,
    status: "closed",
    closedAt: minutesAgo(40_000),
    disposition: disposed,
    subject: "Refund",
    title: "Refund for the blue lamp",
    lastMessage: { direction: "out", at: minutesAgo(700_000), snippet: "You will have it within five days." },
    startedAt: minutesAgo(710_000),
  },
];

const plain: Message = {
  id: id(900),
  interactionId: interaction.id,
  accountId: support.id,
  direction: "in",
  author: "contact",
  agentId: null,
  from: { name: "Jane Doe", address: "jane@x.test" },
  to: [{ name: "", address: "support@acme.test" }],
  cc: [],
  subject: "Late box",
  messageId: "<1@x.test>",
  inReplyTo: [],
  references: [],
  date: minutesAgo(3_000),
  at: minutesAgo(3_000),
  text: "Hello,\n\nwhere is my parcel? It should have been here on Monday.\n\nJane",
  textTruncated: false,
  hasHtml: false,
  attachments: [],
  sizeBytes: 2_310,
  classification: { automatic: false, bulk: false, bounce: false, own: false },
  join: { reason: "new", confidence: "certain", unverified: false },
  quarantine: null,
  delivery: null,
  warnings: [],
};
/** Newest first, as the API answers. */
export const messages: Message[] = [
  {
    ...plain,
    id: id(904),
    at: minutesAgo(8),
    hasHtml: true,
    text: "Still nothing. See the photo.",
    attachments: [
      { n: 1, filename: "box.jpg", contentType: "image/jpeg", sizeBytes: 1_258_291, inline: false },
      {
        n: 2,
        filename: `${"a very long file name ".repeat(6)}.pdf`,
        contentType: "application/pdf",
        sizeBytes: 812,
        inline: false,
      },
    ],
    join: { reason: "token-unverified", confidence: "low", unverified: true },
  },
  {
    ...plain,
    id: id(903),
    direction: "out",
    author: "agent",
    agentId: ada.id,
    from: { name: "Support", address: "support@acme.test" },
    to: [{ name: "Jane Doe", address: "jane@x.test" }],
    cc: [{ name: "", address: "depot@acme.test" }],
    at: minutesAgo(1_500),
    text: "Hello Jane,\n\nit left our depot yesterday.\n\nAda\n\nOn Tue, 10 Mar 2026 at 12:40, Jane Doe <jane@x.test> wrote:\n> where is my parcel?\n> Jane",
    delivery: {
      id: id(903),
      state: "deferred",
      recipients: [{ address: "jane@x.test", state: "deferred", reply: "451 4.7.1 Greylisted" }],
      refusedRecipients: 0,
      nextAttemptAt: minutesAgo(-22),
      detail: "The server said: 451 4.7.1 Greylisted, try again later.",
    },
  },
  {
    ...plain,
    id: id(902),
    at: minutesAgo(2_900),
    text: "",
    quarantine: { code: "too-deeply-nested", detail: "2,000 nested parts; the limit is 100. The source is kept." },
  },
  plain,
];
export const decisions: Decision[] = [
  { id: id(950), at: minutesAgo(3_000), kind: "queued", summary: `Queued in ${queue.id} as new.`, inputs: {} },
  {
    id: id(951),
    at: minutesAgo(2_999),
    kind: "offered",
    summary: `Offered to ${bo.id} until ${minutesAgo(2_998)}; ${cy.id} is paused.`,
    inputs: { candidates: [bo.id, ada.id], excluded: [{ agentId: cy.id, reason: "paused" }], settingsVersion: 17 },
  },
  { id: id(952), at: minutesAgo(2_998), kind: "accepted", summary: `${ada.id} accepted.`, inputs: {} },
];

export const offer: Offer = {
  id: id(970),
  interactionId: interaction.id,
  accountId: support.id,
  agentId: ada.id,
  queueId: queue.id,
  queueName: "Support",
  workItemKind: "new",
  state: "open",
  madeAt: now.toISOString(),
  expiresAt: minutesAgo(-0.5),
  endedAt: null,
};

export const notification: OfferNotification = {
  offerId: offer.id,
  interactionId: interaction.id,
  accountId: support.id,
  text: "SUP, Support: jane@x.test \u201cLate box\u201d",
  sound: true,
  shake: true,
};

export const delivery: Delivery = {
  id: id(903),
  interactionId: interaction.id,
  accountId: support.id,
  state: "deferred",
  messageId: "<2@acme.test>",
  subject: "Re: Late box",
  recipients: [
    { address: "jane@x.test", state: "deferred", reply: "451 4.7.1 Greylisted, try again later" },
    { address: "depot@acme.test", state: "accepted", reply: "250 2.0.0 Ok: queued as 4F1" },
  ],
  refusedRecipients: 0,
  attempts: [
    {
      n: 1,
      startedAt: minutesAgo(20),
      endedAt: minutesAgo(20),
      outcome: "deferred",
      reply: "451 4.7.1 Greylisted, try again later",
    },
  ],
  queuedAt: minutesAgo(21),
  nextAttemptAt: minutesAgo(-22),
  deferredBy: "failure",
  sentAt: null,
  detail: "The server asked to try again later.",
  sentCopy: "not-yet",
};
export const deliveries: Delivery[] = (
  ["queued", "sending", "sent", "deferred", "failed", "uncertain", "cancelled"] as const
).map((state, index) => ({
  ...delivery,
  id: state === "deferred" ? delivery.id : id(980 + index),
  state,
  nextAttemptAt: state === "deferred" ? delivery.nextAttemptAt : null,
  deferredBy: state === "deferred" ? delivery.deferredBy : null,
  refusedRecipients: state === "sent" ? 1 : 0,
  queuedAt: minutesAgo(20 + index * 400),
}));

export const bodyPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Message</title>
<body style="font: 14px/1.5 sans-serif"><p>Still <b>nothing</b>. See the photo.</p><p><a href="https://x.test/track">Tracking</a></p>
<script>document.title = "a script ran"</script></body></html>`;
