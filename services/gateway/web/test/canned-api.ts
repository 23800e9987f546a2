/**
 * Serves the built client exactly as the gateway does (its own page code and policy), and canned answers in the place of
 * the API. Each answer is held against the contract's schema, so no page is ever shown something the API cannot say.
 */
import { routeContracts } from "@mailroom/contracts/catalogue";
import type { RouteContract } from "@mailroom/contracts/define-route";
import { payloadCheck } from "@mailroom/contracts/payload-check";
import { apiPrefix, routerPath } from "@mailroom/http/route-path";
import fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { addWebFiles, makePage } from "../../src/http/web.ts";
import type { LiveEvent } from "../src/api/live-event.ts";
import * as accounts from "./account-fixtures.ts";
import { apiKey, apiKeys } from "./api-key-fixtures.ts";
import { auditEntries, chainIntact } from "./audit-fixtures.ts";
import { listOf, ok, type Scenario, type Canned, previewOf } from "./canned.ts";
import * as drafts from "./draft-fixtures.ts";
import * as files from "./file-fixtures.ts";
import * as data from "./fixtures.ts";
import { libraryAnswers } from "./library-answers.ts";
import { realtime } from "./realtime-fixtures.ts";

export type CannedApi = {
  readonly url: string;
  /** Answers that differ from the ordinary ones, by operationId; replaces the scenario before. */
  set(scenario: Scenario): void;
  /** What was called, oldest first, since the scenario was set. */
  readonly calls: { readonly operationId: string; readonly request: FastifyRequest }[];
  /** Says it to every page that listens to live events. */
  tell(event: LiveEvent): void;
  /** Answers that the contract does not allow, and calls without one, since the scenario was set. */
  readonly faults: string[];
  close(): Promise<void>;
};

const steps = ["resolve", "connect", "tls", "greeting"] as const;
const ordinary: Scenario = {
  ...libraryAnswers,
  getSession: ok(data.session),
  createSession: { status: 201, body: data.session },
  updateOwnUser: ok({ ...data.ada, signature: data.signature }),
  listAccounts: listOf(data.accounts),
  getAccount: ok(data.support),
  createAccount: { status: 201, body: data.support },
  updateAccount: ok(data.support),
  listAccountConnections: ({ url }) =>
    listOf(data.connections.filter(({ state }) => !url.includes("state=") || url.includes(`state=${state}`))),
  getLedgerSummary: ok(accounts.ledgerSummary),
  ingestReadMail: { status: 202, body: { count: 2 } },
  listAccountCounts: listOf(data.counts),
  verifyImap: ok({
    host: "imap.acme.test",
    port: 993,
    ok: true,
    code: null,
    unreadCount: 12,
    steps: [...steps, "login" as const, "mailbox" as const].map((step, index) => ({
      step,
      state: "ok",
      milliseconds: 7 + index * 9,
      detail: null,
      hint: null,
    })),
  }),
  verifySmtp: ok({
    host: "smtp.acme.test",
    port: 465,
    ok: false,
    code: "authentication-failed",
    unreadCount: null,
    steps: [
      ...steps.map((step, index) => ({ step, state: "ok", milliseconds: 12 + index * 14, detail: null, hint: null })),
      {
        step: "login",
        state: "failed",
        milliseconds: 2_014,
        detail: "The server said: “535 5.7.8 Authentication credentials invalid”.",
        hint: "Use an app password.",
      },
    ],
  }),
  verifyDraftImap: ok(accounts.imapWorks),
  verifyDraftSmtp: ok(accounts.smtpWorks),
  autodetectAccount: ok(accounts.customProposal),
  previewHeaderFilter: ok(accounts.filterPreview),
  tryHeaderFilter: ok(accounts.filterTrial),
  countInactiveInteractions: ok({ count: 0 }),
  sendTestMail: ok(accounts.testMail),
  listCloudProviders: listOf([accounts.provider]),
  getSettings: ok(accounts.settings),
  getPageSettings: ok({ openTabsLimit: 20, searchOn: "enter", maxSearchDays: 365 }),
  listAssistants: listOf([accounts.assistant]),
  listQueues: listOf(data.queues),
  getQueue: ok(data.queue),
  listQueueMembers: listOf(data.members),
  listAgents: listOf(data.agents),
  getAgent: ok(data.agents[0]),
  setAgentState: ok(data.agents[0]),
  listUsers: listOf([data.ada, data.bo, data.cy]),
  getUser: ok(data.bo),
  listAuditEntries: listOf(auditEntries),
  verifyAuditEntries: ok(chainIntact),
  listApiKeys: listOf(apiKeys),
  createApiKey: { status: 201, body: { ...apiKey, key: `${apiKey.prefix}${"7fQ".repeat(12)}` } },
  listInteractions: listOf(data.interactions),
  getInteraction: ok(data.interaction),
  setReadState: ok(data.interaction),
  listInteractionDispositions: ok({ required: false, pausesAgent: false, items: [], chosen: [] }),
  setInteractionDisposition: ok(data.interaction),
  beginDispositionPause: ok({ ...data.agents[0], state: "paused", pauseReason: "disposition" }),
  endDispositionPause: ok(data.agents[0]),
  closeInteraction: ok({ ...data.interaction, status: "closed", closedAt: data.minutesAgo(0) }),
  listMessages: listOf(data.messages),
  createInteraction: {
    status: 202,
    body: { messageId: data.id(999), deliveryId: data.id(999), interactionId: data.interaction.id },
  },
  pickInteraction: ok({ interactionId: data.interaction.id, agentId: data.ada.id, at: data.minutesAgo(0) }),
  getReplyRules: ok(drafts.rules),
  getNewMailRules: ok(drafts.rules),
  getAttachmentLimits: files.limits,
  createUpload: files.takeFile,
  deleteUpload: { status: 204, body: null },
  getDraft: drafts.nothingKept,
  listDrafts: listOf([]),
  saveDraft: drafts.keep,
  getNewMailDraft: drafts.noNewMail,
  saveNewMailDraft: drafts.keep,
  whyInteraction: listOf(data.decisions),
  getRealtime: ok(realtime),
  listOffers: listOf([]),
  getOfferNotification: ok(data.notification),
  acceptOffer: ok({ ...data.offer, state: "accepted", endedAt: data.minutesAgo(0) }),
  rejectOffer: ok({ ...data.offer, state: "rejected", endedAt: data.minutesAgo(0) }),
  listDeliveries: listOf(data.deliveries),
  getDelivery: ok(data.delivery),
  previewReply: previewOf("", ""),
  replyToInteraction: {
    status: 202,
    body: { messageId: data.id(999), deliveryId: data.id(999), interactionId: data.interaction.id },
  },
};

export async function startCannedApi(webRoot: string): Promise<CannedApi> {
  const server = fastify({ forceCloseConnections: true });
  let scenario: Scenario = ordinary;
  const calls: CannedApi["calls"] = [];
  const faults: string[] = [];
  const waiting = new Set<FastifyReply>();
  const listening = new Set<FastifyReply>();
  let told = 1;
  for (const route of routeContracts) {
    server.route({
      method: route.method,
      url: apiPrefix + routerPath(route.path),
      handler: (request, reply) => {
        calls.push({ operationId: route.operationId, request });
        const canned = scenario[route.operationId];
        const answer = typeof canned === "function" ? canned(request) : canned;
        if (answer === undefined && route.operationId === "streamEvents") {
          listening.add(reply);
          reply.raw.on("close", () => listening.delete(reply));
        }
        if (answer === undefined) return withoutFixture(route, reply);
        if (answer === "waits") {
          waiting.add(reply);
          return reply.hijack();
        }
        return send(route, reply, answer);
      },
    });
  }
  // the browser's clock stands still at this moment: the server's must too
  server.addHook("onRequest", (_request, reply, done) => {
    reply.raw.sendDate = false;
    void reply.header("date", data.now.toUTCString());
    done();
  });
  server.addContentTypeParser("application/merge-patch+json", { parseAs: "string" }, (_request, text, done) => {
    done(null, JSON.parse(String(text)));
  });
  server.addContentTypeParser("application/octet-stream", (_request, payload, done) => {
    payload.on("end", () => {
      done(null, null);
    });
    payload.resume();
  });
  // pages bear a failing call well: nobody would notice
  server.addHook("onError", (_request, _reply, error, done) => {
    faults.push(error.message);
    done();
  });
  addWebFiles(server, webRoot);
  server.setNotFoundHandler(makePage(webRoot));
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    calls,
    faults,
    tell(event) {
      told += 1;
      for (const reply of listening) reply.raw.write(`id: 1-${told}\ndata: ${JSON.stringify(event)}\n\n`);
    },
    set(changes) {
      scenario = { ...ordinary, ...changes };
      calls.length = 0;
      faults.length = 0;
    },
    async close() {
      for (const reply of waiting) reply.raw.destroy();
      await server.close();
    },
  };
}

/** What is no JSON: live events, bodies, files. */
function withoutFixture(route: RouteContract, reply: FastifyReply): FastifyReply {
  if (route.operationId === "streamEvents") {
    reply.hijack();
    reply.raw.writeHead(200, { "content-type": "text/event-stream" });
    reply.raw.write("retry: 1000\nid: 1-1\n\n");
    return reply;
  }
  if (route.operationId === "getMessageBody") {
    const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups";
    return reply.type("text/html").header("content-security-policy", policy).send(data.bodyPage);
  }
  if (route.responses[204] === null) return reply.code(204).send();
  throw new Error(`There is no canned answer for ${route.operationId}`);
}

function send(route: RouteContract, reply: FastifyReply, { status, body, etag = '"7"' }: Canned): FastifyReply {
  const schema = route.responses[status];
  if (schema !== undefined && schema !== null) {
    const faults = payloadCheck(schema).faults(body);
    if (faults.length > 0)
      throw new Error(`The canned answer of ${route.operationId} is not valid: ${JSON.stringify(faults)}`);
  }
  return reply
    .code(status)
    .type(status >= 400 ? "application/problem+json" : "application/json")
    .header("etag", etag)
    .send(JSON.stringify(body));
}
