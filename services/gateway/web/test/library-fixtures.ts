/** What the pages of the library and the global settings ask for. */
import type { CannedAnswer } from "@mailroom/contracts/api/canned-answer";
import type { Disposition } from "@mailroom/contracts/api/disposition";
import type { Interval, IntervalPreview } from "@mailroom/contracts/api/interval";
import type { MessageTemplate } from "@mailroom/contracts/api/message-template";
import type { ImportReport } from "@mailroom/contracts/api/configuration";
import { settings } from "./account-fixtures.ts";
import { id, lists as accountLists, minutesAgo, now, queue, support } from "./fixtures.ts";

const stored = { version: 2, createdAt: minutesAgo(90_000), updatedAt: minutesAgo(3_000) };

export const lists = [
  ...accountLists,
  { id: id(1001), name: "VIP", description: "Customers with a contract of their own", ...stored },
  { id: id(1002), name: '=HYPERLINK("http://x.test")', description: null, ...stored },
];

export const workingTime: Interval = {
  id: id(1010),
  name: "Working time",
  description: "When somebody is there",
  zone: "Europe/Rome",
  subsets: [
    {
      kind: "range",
      name: "Monday to Friday",
      from: "09:00",
      until: "18:00",
      weekDays: [1, 2, 3, 4, 5],
      monthDays: [],
      months: [],
    },
    {
      kind: "range",
      name: "Saturdays in December",
      from: "09:00",
      until: "13:00",
      weekDays: [6],
      monthDays: [],
      months: [12],
    },
  ],
  holidays: [
    { date: "2026-12-25", everyYear: true, label: "Christmas" },
    { date: "2026-04-06", everyYear: false, label: "Easter Monday" },
  ],
  isDefault: true,
  ...stored,
};
export const intervals: readonly Interval[] = [
  {
    ...workingTime,
    id: id(1011),
    name: "Company holidays",
    subsets: [{ kind: "dates", name: "Closed", dates: [{ date: "2026-08-15", everyYear: true, label: "Ferragosto" }] }],
    holidays: [],
    isDefault: false,
  },
  workingTime,
];
const hour = (day: number, time: string): string => `2026-03-${String(day)}T${time}:00.000Z`;
export const intervalPreview: IntervalPreview = {
  at: now.toISOString(),
  matches: true,
  matchedBy: "Monday to Friday",
  changes: [
    { at: hour(12, "17:01"), matches: false },
    { at: hour(13, "08:00"), matches: true },
    { at: hour(13, "17:01"), matches: false },
    { at: hour(16, "08:00"), matches: true },
    { at: hour(16, "17:01"), matches: false },
  ],
  notes: [
    "Until 18:00 includes 18:00:59.",
    "Until 13:00 includes 13:00:59.",
    "2026-03-29: 02:00 to 02:59 does not exist: clocks go forward to 03:00.",
  ],
};

export const templates: readonly MessageTemplate[] = [
  {
    id: id(1020),
    name: "Received",
    subject: null,
    html: "<p>Dear {{contact.firstName}},</p>\n<p>we have received your message.</p>",
    ...stored,
  },
  { id: id(1021), name: "Moved", subject: "Now with {{toAccount}}", html: "<p>Moved to {{toAccount}}.</p>", ...stored },
];
const kinds = ["body", "named", "notification"] as const;
export const variables = [
  { name: "contact.firstName", description: "First word of the customer’s name", sample: "Jane", kinds: [...kinds] },
  { name: "account.name", description: "Name of the account", sample: "Support", kinds: [...kinds] },
  { name: "toAccount", description: "Name of the account now", sample: "Sales", kinds: ["named" as const] },
];
export const templatePreview = {
  html:
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    `<meta http-equiv="content-security-policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">` +
    '<meta name="color-scheme" content="light dark"><title>Preview</title>' +
    "<style>body{margin:16px;overflow-wrap:anywhere}</style></head>" +
    "<body><p>Dear Jane,</p><p>we have received your message.</p></body></html>",
  text: "Dear Jane,\n\nwe have received your message.",
  warnings: [],
};

export const withAssistants = { ...settings, features: { assistant: true } };

function disposition(n: number, path: string[], more: Partial<Disposition> = {}): Disposition {
  return {
    id: id(n),
    name: path.at(-1) ?? "",
    description: null,
    parentId: null,
    level: path.length,
    path,
    scope: "global",
    scopeId: null,
    isSystem: false,
    ...stored,
    ...more,
  };
}
export const dispositions: readonly Disposition[] = [
  disposition(1030, ["Answered"]),
  disposition(1031, ["Answered", "Information given"], { parentId: id(1030) }),
  disposition(1032, ["Closed for inactivity"], { isSystem: true }),
  disposition(1033, ["Complaint"], { description: "Something went wrong for the customer" }),
  disposition(1034, ["Complaint", "Delivery"], { parentId: id(1033) }),
  disposition(1035, ["Complaint", "Delivery", "Late"], { parentId: id(1034) }),
  disposition(1036, ["Complaint", "Delivery", "A very long name ".repeat(12).trim()], { parentId: id(1034) }),
  disposition(1037, ["Contract"], { scope: "list", scopeId: id(1001) }),
  disposition(1038, ["Second level"], { scope: "queue", scopeId: queue.id }),
];
export const offeredDispositions: readonly Disposition[] = [
  disposition(1040, ["Warranty"], { scope: "account", scopeId: support.id }),
  disposition(1041, ["Warranty", "Refused"], { scope: "account", scopeId: support.id, parentId: id(1040) }),
  ...dispositions.slice(0, 6),
];

export const cannedAnswer: CannedAnswer = {
  id: id(1050),
  key: "hours",
  value: "We are open from Monday to Friday, 9 to 18.\n\nOn public holidays we are closed.",
  format: "text",
  description: "Opening times",
  accountId: null,
  attachments: [
    { id: id(1060), filename: "opening.pdf", contentType: "application/pdf", sizeBytes: 1_310_720 },
    { id: id(1061), filename: "way.png", contentType: "image/png", sizeBytes: 48_000 },
  ],
  ...stored,
};
export const cannedAnswers: readonly CannedAnswer[] = [
  cannedAnswer,
  {
    ...cannedAnswer,
    id: id(1051),
    key: "hello",
    value: "<p>Hello,</p><p>thank you for <b>writing</b> to us.</p>",
    format: "html",
    description: null,
    attachments: [],
  },
];

export const configurationDocument = {
  format: "mailroom-configuration",
  formatVersion: 1,
  exportedAt: now.toISOString(),
  lists: [],
  intervals: [],
  templates: [],
  assistants: [],
  cloudProviders: [],
  dispositions: [],
  cannedAnswers: [],
  accounts: [],
  settings: {},
};
export const importReport: ImportReport = {
  applied: false,
  created: 2,
  updated: 1,
  unchanged: 14,
  items: [
    { kind: "list", name: "VIP", change: "unchanged", detail: null },
    { kind: "account", name: "Sales", change: "created", detail: "Inactive until its password is typed." },
    { kind: "cannedAnswer", name: "/hours", change: "updated", detail: null },
  ],
};
export const refusedReport: ImportReport = {
  ...importReport,
  items: [
    ...importReport.items,
    { kind: "account", name: "Support", change: "refused", detail: "The key SUP belongs to another account." },
    { kind: "list", name: "x".repeat(256), change: "refused", detail: "/name: At most 255 characters." },
  ],
};
