import {
  discardDraft as discardRoute,
  discardNewMailDraft as discardNewMailRoute,
  type Draft as DraftView,
  type DraftSummary,
  getDraft as getRoute,
  getNewMailDraft as getNewMailRoute,
  listDrafts as listRoute,
  type NewMailDraft as NewMailDraftView,
  saveDraft as saveRoute,
  saveNewMailDraft as saveNewMailRoute,
} from "@mailroom/contracts/api/draft";
import {
  getNewMailRules as newMailRulesRoute,
  getReplyRules as replyRulesRoute,
} from "@mailroom/contracts/api/writing-rules";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { snippetOfText } from "../domain/snippet.ts";
import type { Draft, ListedDraft } from "../operations/draft-ports.ts";
import { discardDraft, getDraft, listDrafts, saveDraft } from "../operations/manage-drafts.ts";
import type { Account } from "../operations/ports.ts";
import { getNewMailRules, getReplyRules } from "../operations/read-writing-rules.ts";
import { limitOf, pageOfRows, positionOf } from "./page.ts";
import type { HttpParts } from "./parts.ts";

export function addDraftRoutes(server: FastifyInstance, parts: HttpParts): void {
  const { read, transact, clock } = parts;
  implement(server, getRoute, async ({ principal, params: { interactionId } }) => {
    return shown(draftView(await getDraft(read, { principal, interactionId })));
  });
  implement(server, saveRoute, async ({ principal, params: { interactionId }, headers, body }) => {
    const request = { principal, interactionId, content: body, requireVersion: versionGuard(headers) };
    return shown(draftView(await transact((work) => saveDraft(work, { clock }, request))));
  });
  implement(server, discardRoute, async ({ principal, params: { interactionId }, headers }) => {
    await transact((work) => discardDraft(work, { principal, interactionId, requireVersion: versionGuard(headers) }));
    return { status: 204 };
  });
  addDraftList(server, parts);
  addNewMailDraftRoutes(server, parts);
  implement(server, replyRulesRoute, async ({ principal, params: { interactionId } }) => {
    const { account, to, variables } = await getReplyRules(read, { principal, interactionId });
    const named = Object.entries(variables).map(([name, value]) => ({ name, value }));
    return { status: 200, body: { ...rulesView(account), to: [...to], variables: named } };
  });
  implement(server, newMailRulesRoute, async ({ principal, params: { accountId } }) => {
    return { status: 200, body: rulesView(await getNewMailRules(read, { principal, accountId })) };
  });
}

const Position = Type.Object({ draftVersion: Type.Integer() });

function addDraftList(server: FastifyInstance, { read, cursor }: HttpParts): void {
  implement(server, listRoute, async ({ principal, query }) => {
    const before = positionOf(cursor, Position, query)?.draftVersion ?? null;
    const limit = limitOf(query);
    const rows = await listDrafts(read, principal, { before, limit: limit + 1 });
    const { items, page } = pageOfRows(rows, limit, ({ version }) => cursor.encode({ draftVersion: version }));
    return { status: 200, body: { items: items.map(summaryOf), page } };
  });
}

function addNewMailDraftRoutes(server: FastifyInstance, { read, transact, clock }: HttpParts): void {
  const interactionId = null;
  implement(server, getNewMailRoute, async ({ principal }) => {
    return shown(newMailDraftView(await getDraft(read, { principal, interactionId })));
  });
  implement(server, saveNewMailRoute, async ({ principal, headers, body }) => {
    const request = { principal, interactionId, content: body, requireVersion: versionGuard(headers) };
    return shown(newMailDraftView(await transact((work) => saveDraft(work, { clock }, request))));
  });
  implement(server, discardNewMailRoute, async ({ principal, headers }) => {
    await transact((work) => discardDraft(work, { principal, interactionId, requireVersion: versionGuard(headers) }));
    return { status: 204 };
  });
}

function shown<View extends { readonly version: number }>(body: View) {
  return { status: 200, body, headers: { etag: etagOf(body.version) } } as const;
}

function summaryOf({ interactionId, interaction, version, savedAt, accountId, content }: ListedDraft): DraftSummary {
  const { to, subject, text } = content;
  const kept = { interactionId, interaction, version, savedAt: savedAt.toISOString(), accountId };
  return { ...kept, to, subject, snippet: snippetOfText(text) };
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
