/** What the MIME parser answers: decoded, not yet cut to what an event may carry. */
export type ParsedAddress = { readonly name: string; readonly address: string };

export type ParsedHeaders = {
  /** With angle brackets; null where there is none. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** Null where absent or unreadable. */
  readonly date: Date | null;
  readonly subject: string;
  readonly from: ParsedAddress | null;
  readonly sender: ParsedAddress | null;
  readonly replyTo: readonly ParsedAddress[];
  readonly to: readonly ParsedAddress[];
  readonly cc: readonly ParsedAddress[];
  readonly contentType: { readonly type: string; readonly parameters: Readonly<Record<string, string>> };
  /** All fields in order, unfolded; names in lower case. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Unfolded values of a field, topmost first; `name` in lower case. */
  readonly field: (name: string) => readonly string[];
};

export type ParsedAttachment = {
  readonly filename: string | null;
  readonly contentType: string;
  /** Without angle brackets. */
  readonly contentId: string | null;
  /** The blob of its decoded content. */
  readonly hash: string;
  readonly sizeBytes: number;
};

export type ParsedReportedRecipient = {
  readonly address: string;
  readonly action: "failed" | "delayed" | "delivered" | "relayed" | "expanded";
  readonly status: string | null;
  readonly diagnostic: string | null;
};

export type ParsedBody = {
  /** Null where the mail has neither text nor HTML that could be turned into text. */
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly ParsedAttachment[];
  /** Message-IDs of mails returned in a report. */
  readonly reportedMessageIds: readonly string[];
  /** What a report says of each recipient. */
  readonly reportedRecipients: readonly ParsedReportedRecipient[];
};

export const noHeaders: ParsedHeaders = {
  messageId: null,
  inReplyTo: [],
  references: [],
  date: null,
  subject: "",
  from: null,
  sender: null,
  replyTo: [],
  to: [],
  cc: [],
  contentType: { type: "text/plain", parameters: {} },
  fields: [],
  field: () => [],
};

export const noBody: ParsedBody = {
  text: null,
  html: null,
  attachments: [],
  reportedMessageIds: [],
  reportedRecipients: [],
};
