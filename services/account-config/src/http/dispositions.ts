import {
  createDisposition as createDispositionRoute,
  createStarterDispositions as createStarterDispositionsRoute,
  deleteDisposition as deleteDispositionRoute,
  getDisposition as getDispositionRoute,
  listDispositions as listDispositionsRoute,
  listOfferedDispositions as listOfferedDispositionsRoute,
  updateDisposition as updateDispositionRoute,
} from "@mailroom/contracts/api/disposition";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { showDisposition } from "../domain/disposition.ts";
import { createStarterDispositions } from "../operations/create-starter-dispositions.ts";
import {
  createDisposition,
  deleteDisposition,
  type DispositionPorts,
  updateDisposition,
} from "../operations/manage-dispositions.ts";
import { getDisposition, listDispositions, listOfferedDispositions } from "../operations/read-dispositions.ts";

/** The cursor is the last row's place in the tree. */
const TreePosition = Type.Object({ sort: Type.Array(Type.String()) });

export function addDispositionRoutes(
  server: FastifyInstance,
  ports: DispositionPorts & { readonly cursor: Cursor },
): void {
  const { cursor } = ports;

  implement(server, listDispositionsRoute, async ({ query, principal }) => {
    const after = query.cursor === undefined ? null : cursor.decodeAs(TreePosition, query.cursor).sort;
    const { scope = null, scopeId = null, search = null, limit = 50 } = query;
    const { rows, last } = await listDispositions(ports, principal, { scope, scopeId, search, after, limit });
    const nextCursor = last === null ? null : cursor.encode({ sort: last });
    return { status: 200, body: { items: rows.map(showDisposition), page: { nextCursor } } };
  });

  implement(server, createDispositionRoute, async ({ body, principal }) => {
    const disposition = await createDisposition(ports, principal, body);
    const headers = { etag: etagOf(disposition.version), location: `/api/v1/dispositions/${disposition.id}` };
    return { status: 201, headers, body: showDisposition(disposition) };
  });

  implement(server, getDispositionRoute, async ({ params, principal }) => {
    const disposition = await getDisposition(ports, principal, params.dispositionId);
    return { status: 200, headers: { etag: etagOf(disposition.version) }, body: showDisposition(disposition) };
  });

  implement(server, updateDispositionRoute, async ({ params, body, headers, principal }) => {
    const disposition = await updateDisposition(ports, principal, {
      dispositionId: params.dispositionId,
      patch: body,
      requireVersion: versionGuard(headers),
    });
    return { status: 200, headers: { etag: etagOf(disposition.version) }, body: showDisposition(disposition) };
  });

  implement(server, deleteDispositionRoute, async ({ params, principal }) => {
    await deleteDisposition(ports, principal, params.dispositionId);
    return { status: 204 };
  });

  implement(server, createStarterDispositionsRoute, async ({ principal }) => {
    return { status: 200, body: { created: await createStarterDispositions(ports, principal) } };
  });

  implement(server, listOfferedDispositionsRoute, async ({ params, query, principal }) => {
    const { listId = null, queueId = null } = query;
    const items = await listOfferedDispositions(ports, principal, { accountId: params.accountId, listId, queueId });
    return { status: 200, body: { items: items.map(showDisposition) } };
  });
}
