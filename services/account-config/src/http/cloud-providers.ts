import {
  createCloudProvider as createRoute,
  deleteCloudProvider as deleteRoute,
  getCloudProvider as getRoute,
  listCloudProviders as listRoute,
  updateCloudProvider as updateRoute,
} from "@mailroom/contracts/api/cloud-provider";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import {
  type CloudProviderPorts,
  createCloudProvider,
  deleteCloudProvider,
  getCloudProvider,
  listCloudProviders,
  updateCloudProvider,
} from "../operations/manage-cloud-providers.ts";
import { pageAsked, pageOf } from "./paging.ts";

export function addCloudProviderRoutes(
  server: FastifyInstance,
  ports: CloudProviderPorts & { readonly cursor: Cursor },
): void {
  const { cursor } = ports;

  implement(server, listRoute, async ({ query }) => {
    const { rows, last } = await listCloudProviders(ports, pageAsked(query, cursor));
    return { status: 200, body: pageOf(rows, last, cursor) };
  });

  implement(server, createRoute, async ({ body }) => {
    const provider = await createCloudProvider(ports, body);
    const headers = { etag: etagOf(provider.version), location: `/api/v1/cloud-providers/${provider.id}` };
    return { status: 201, headers, body: provider };
  });

  implement(server, getRoute, async ({ params }) => {
    const provider = await getCloudProvider(ports, params.cloudProviderId);
    return { status: 200, headers: { etag: etagOf(provider.version) }, body: provider };
  });

  implement(server, updateRoute, async ({ params, body, headers }) => {
    const provider = await updateCloudProvider(ports, {
      cloudProviderId: params.cloudProviderId,
      patch: body,
      requireVersion: versionGuard(headers),
    });
    return { status: 200, headers: { etag: etagOf(provider.version) }, body: provider };
  });

  implement(server, deleteRoute, async ({ params }) => {
    await deleteCloudProvider(ports, params.cloudProviderId);
    return { status: 204 };
  });
}
