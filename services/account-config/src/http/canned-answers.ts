import {
  createCannedAnswer as createCannedAnswerRoute,
  deleteCannedAnswer as deleteCannedAnswerRoute,
  getCannedAnswer as getCannedAnswerRoute,
  listCannedAnswers as listCannedAnswersRoute,
  listOfferedCannedAnswers as listOfferedCannedAnswersRoute,
  updateCannedAnswer as updateCannedAnswerRoute,
} from "@mailroom/contracts/api/canned-answer";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import { showCannedAnswer } from "../domain/canned-answer.ts";
import {
  type CannedAnswerPorts,
  createCannedAnswer,
  deleteCannedAnswer,
  updateCannedAnswer,
} from "../operations/manage-canned-answers.ts";
import { getCannedAnswer, listCannedAnswers, listOfferedCannedAnswers } from "../operations/read-canned-answers.ts";
import { pageAsked, pageOf } from "./paging.ts";

export function addCannedAnswerRoutes(
  server: FastifyInstance,
  ports: CannedAnswerPorts & { readonly cursor: Cursor },
): void {
  const { cursor } = ports;

  implement(server, listCannedAnswersRoute, async ({ query, principal }) => {
    const { accountId = null, scope = null } = query;
    const page = { accountId, scope, ...pageAsked(query, cursor) };
    const { rows, last } = await listCannedAnswers(ports, principal, page);
    return { status: 200, body: pageOf(rows.map(showCannedAnswer), last, cursor) };
  });

  implement(server, createCannedAnswerRoute, async ({ body, principal }) => {
    const answer = await createCannedAnswer(ports, principal, body);
    const headers = { etag: etagOf(answer.version), location: `/api/v1/canned-answers/${answer.id}` };
    return { status: 201, headers, body: showCannedAnswer(answer) };
  });

  implement(server, getCannedAnswerRoute, async ({ params, principal }) => {
    const answer = await getCannedAnswer(ports, principal, params.cannedAnswerId);
    return { status: 200, headers: { etag: etagOf(answer.version) }, body: showCannedAnswer(answer) };
  });

  implement(server, updateCannedAnswerRoute, async ({ params, body, headers, principal }) => {
    const answer = await updateCannedAnswer(ports, principal, {
      cannedAnswerId: params.cannedAnswerId,
      patch: body,
      requireVersion: versionGuard(headers),
    });
    return { status: 200, headers: { etag: etagOf(answer.version) }, body: showCannedAnswer(answer) };
  });

  implement(server, deleteCannedAnswerRoute, async ({ params, principal }) => {
    await deleteCannedAnswer(ports, principal, params.cannedAnswerId);
    return { status: 204 };
  });

  implement(server, listOfferedCannedAnswersRoute, async ({ params, query, principal }) => {
    const { search = null, limit = 20 } = query;
    const items = await listOfferedCannedAnswers(ports, principal, { accountId: params.accountId, search, limit });
    return { status: 200, body: { items: items.map(showCannedAnswer) } };
  });
}
