/** What the API says while somebody writes. */
import type { FastifyRequest } from "fastify";
import type { DraftSummary } from "@mailroom/contracts/api/draft";
import type { WritingRules } from "@mailroom/contracts/api/writing-rules";
import type { Canned } from "./canned.ts";
import * as data from "./fixtures.ts";

export const rules: WritingRules = {
  accountId: data.support.id,
  active: true,
  senders: [data.support.emailAddress],
  fixedCc: [],
  fixedBcc: [],
  autosaveDrafts: true,
  includeMessageOnForward: false,
};

const empty = { from: null, to: [], cc: [], bcc: [], subject: "", text: "" };

export const nothingKept: Canned = { status: 200, body: { version: 0, savedAt: null, ...empty }, etag: '"0"' };
export const noNewMail: Canned = { ...nothingKept, body: { version: 0, savedAt: null, accountId: null, ...empty } };

/** Kept three minutes before the browser's clock. */
export function kept(version: number, content: object): Canned {
  const body = { version, savedAt: data.minutesAgo(3), ...empty, ...content };
  return { status: 200, body, etag: `"${version}"` };
}

/** An answer, the new mail, and an answer in what its author may not see any more. */
export const listed: readonly DraftSummary[] = [
  draftOf(21, { snippet: "Hello Jane, your box left our depot this morning." }),
  draftOf(14, { interactionId: null, interaction: null, to: ["nora@x.test"], subject: "Your contract" }),
  draftOf(9, { interactionId: data.id(77), interaction: null, snippet: "Dear Bo, we have looked into it." }),
];

function draftOf(version: number, content: Partial<DraftSummary>): DraftSummary {
  const { id, number, accountId, subject, contact } = data.interaction;
  return {
    ...{ interactionId: id, interaction: { number, accountId, subject, contactName: contact?.name ?? null } },
    ...{ version, savedAt: data.minutesAgo(3), accountId: null, to: [], subject: "", snippet: "" },
    ...content,
  };
}

/** Takes what is sent as the next version. */
export function keep({ body }: FastifyRequest): Canned {
  return kept(8, typeof body === "object" && body !== null ? body : {});
}
