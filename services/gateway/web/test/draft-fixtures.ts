/** What the API says while somebody writes. */
import type { FastifyRequest } from "fastify";
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

/** Takes what is sent as the next version. */
export function keep({ body }: FastifyRequest): Canned {
  return kept(8, typeof body === "object" && body !== null ? body : {});
}
