import {
  createAssistant as createAssistantRoute,
  deleteAssistant as deleteAssistantRoute,
  getAssistant as getAssistantRoute,
  listAssistants as listAssistantsRoute,
  updateAssistant as updateAssistantRoute,
} from "@mailroom/contracts/api/assistant";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import { showAssistant } from "../domain/assistant.ts";
import {
  type AssistantPorts,
  createAssistant,
  deleteAssistant,
  getAssistant,
  listAssistants,
  updateAssistant,
} from "../operations/manage-assistants.ts";
import { pageAsked, pageOf } from "./paging.ts";

export function addAssistantRoutes(server: FastifyInstance, ports: AssistantPorts & { readonly cursor: Cursor }): void {
  const { cursor } = ports;

  implement(server, listAssistantsRoute, async ({ query }) => {
    const { rows, last } = await listAssistants(ports, pageAsked(query, cursor));
    return { status: 200, body: pageOf(rows.map(showAssistant), last, cursor) };
  });

  implement(server, createAssistantRoute, async ({ body }) => {
    const assistant = await createAssistant(ports, body);
    const headers = { etag: etagOf(assistant.version), location: `/api/v1/assistants/${assistant.id}` };
    return { status: 201, headers, body: showAssistant(assistant) };
  });

  implement(server, getAssistantRoute, async ({ params }) => {
    const assistant = await getAssistant(ports, params.assistantId);
    return { status: 200, headers: { etag: etagOf(assistant.version) }, body: showAssistant(assistant) };
  });

  implement(server, updateAssistantRoute, async ({ params, body, headers }) => {
    const assistant = await updateAssistant(ports, {
      assistantId: params.assistantId,
      patch: body,
      requireVersion: versionGuard(headers),
    });
    return { status: 200, headers: { etag: etagOf(assistant.version) }, body: showAssistant(assistant) };
  });

  implement(server, deleteAssistantRoute, async ({ params }) => {
    await deleteAssistant(ports, params.assistantId);
    return { status: 204 };
  });
}
