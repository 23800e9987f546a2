import {
  discardDraft as discardRoute,
  discardNewMailDraft as discardNewMailRoute,
  type Draft as DraftView,
  getDraft as getRoute,
  getNewMailDraft as getNewMailRoute,
  type NewMailDraft as NewMailDraftView,
  saveDraft as saveRoute,
  saveNewMailDraft as saveNewMailRoute,
} from "@mailroom/contracts/api/draft";
import {
  getNewMailRules as newMailRulesRoute,
  getReplyRules as replyRulesRoute,
} from "@mailroom/contracts/api/writing-rules";
import { etagOf, requireMatch } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import type { Draft } from "../operations/draft-ports.ts";
import { discardDraft, getDraft, saveDraft } from "../operations/manage-drafts.ts";
import type { Account } from "../operations/ports.ts";
import { getNewMailRules, getReplyRules } from "../operations/read-writing-rules.ts";
import type { HttpParts } from "./parts.ts";

type Headers = Readonly<Record<string, unknown>>;

const matching = (headers: Headers) => (version: number) => {
  requireMatch(headers, version);
};

export function addDraftRoutes(server: FastifyInstance, parts: HttpParts): void {
  const { read, transact, clock } = parts;
  implement(server, getRoute, async ({ principal, params: { interactionId } }) => {
    return shown(draftView(await getDraft(read, { principal, interactionId })));
  });
  implement(server, saveRoute, async ({ principal, params: { interactionId }, headers, body }) => {
    const request = { principal, interactionId, content: body, assertVersion: matching(headers) };
    return shown(draftView(await transact((work) => saveDraft(work, { clock }, request))));
  });
  implement(server, discardRoute, async ({ principal, params: { interactionId }, headers }) => {
    await transact((work) => discardDraft(work, { principal, interactionId, assertVersion: matching(headers) }));
    return { status: 204 };
  });
  addNewMailDraftRoutes(server, parts);
  implement(server, replyRulesRoute, async ({ principal, params: { interactionId } }) => {
    return { status: 200, body: rulesView(await getReplyRules(read, { principal, interactionId })) };
  });
  implement(server, newMailRulesRoute, async ({ principal, params: { accountId } }) => {
    return { status: 200, body: rulesView(await getNewMailRules(read, { principal, accountId })) };
  });
}

function addNewMailDraftRoutes(server: FastifyInstance, { read, transact, clock }: HttpParts): void {
  const interactionId = null;
  implement(server, getNewMailRoute, async ({ principal }) => {
    return shown(newMailDraftView(await getDraft(read, { principal, interactionId })));
  });
  implement(server, saveNewMailRoute, async ({ principal, headers, body }) => {
    const request = { principal, interactionId, content: body, assertVersion: matching(headers) };
    return shown(newMailDraftView(await transact((work) => saveDraft(work, { clock }, request))));
  });
  implement(server, discardNewMailRoute, async ({ principal, headers }) => {
    await transact((work) => discardDraft(work, { principal, interactionId, assertVersion: matching(headers) }));
    return { status: 204 };
  });
}

function shown<View extends { readonly version: number }>(body: View) {
  return { status: 200, body, headers: { etag: etagOf(body.version) } } as const;
}

const nothing = { from: null, to: [], cc: [], bcc: [], subject: "", text: "" };

function draftView(draft: Draft | null): DraftView {
  if (draft === null) return { version: 0, savedAt: null, ...nothing };
  return { version: draft.version, savedAt: draft.savedAt.toISOString(), ...draft.content };
}

function newMailDraftView(draft: Draft | null): NewMailDraftView {
  return { ...draftView(draft), accountId: draft?.accountId ?? null };
}

function rulesView({ accountId, isActive, emailAddress, includeMessageOnForward, writing }: Account) {
  const { senderAliases, ...rules } = writing;
  return { accountId, active: isActive, senders: [emailAddress, ...senderAliases], ...rules, includeMessageOnForward };
}
