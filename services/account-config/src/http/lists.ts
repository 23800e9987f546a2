import {
  createList as createListRoute,
  deleteList as deleteListRoute,
  getList as getListRoute,
  listLists as listListsRoute,
  updateList as updateListRoute,
} from "@mailroom/contracts/api/list";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import type { ContactList } from "../domain/contact-list.ts";
import { createList, deleteList, getList, listLists, updateList } from "../operations/manage-lists.ts";
import type { Clock, MakeId, WithTransaction } from "../operations/ports.ts";
import { pageAsked, pageOf } from "./paging.ts";

export type ListRoutePorts = {
  readonly withTransaction: WithTransaction;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly cursor: Cursor;
};

export function addListRoutes(server: FastifyInstance, ports: ListRoutePorts): void {
  const { cursor } = ports;

  implement(server, listListsRoute, async ({ query }) => {
    const { rows, last } = await listLists(ports, pageAsked(query, cursor));
    return { status: 200, body: pageOf(rows.map(showList), last, cursor) };
  });

  implement(server, createListRoute, async ({ body }) => {
    const list = await createList(ports, body);
    const headers = { etag: etagOf(list.version), location: `/api/v1/lists/${list.id}` };
    return { status: 201, headers, body: showList(list) };
  });

  implement(server, getListRoute, async ({ params }) => {
    const list = await getList(ports, params.listId);
    return { status: 200, headers: { etag: etagOf(list.version) }, body: showList(list) };
  });

  implement(server, updateListRoute, async ({ params, body, headers }) => {
    const list = await updateList(ports, {
      listId: params.listId,
      patch: body,
      requireVersion: versionGuard(headers),
    });
    return { status: 200, headers: { etag: etagOf(list.version) }, body: showList(list) };
  });

  implement(server, deleteListRoute, async ({ params }) => {
    await deleteList(ports, params.listId);
    return { status: 204 };
  });
}

function showList(list: ContactList) {
  return { ...list, createdAt: list.createdAt.toISOString(), updatedAt: list.updatedAt.toISOString() };
}
