import {
  exportConfiguration as exportRoute,
  importConfiguration as importRoute,
} from "@mailroom/contracts/api/configuration";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import { importConfiguration, type ImportPorts } from "../operations/import-configuration.ts";
import { exportConfiguration } from "../operations/read-configuration.ts";
import { entryReaders } from "./entry-readers.ts";

export function addConfigurationRoutes(server: FastifyInstance, given: Omit<ImportPorts, "readers">): void {
  const ports: ImportPorts = { ...given, readers: entryReaders };
  implement(server, exportRoute, async () => {
    return { status: 200, body: await exportConfiguration(ports) };
  });

  implement(server, importRoute, async ({ body, query, principal }) => {
    const isDryRun = query.dryRun ?? false;
    return { status: 200, body: await importConfiguration(ports, { document: body, isDryRun, principal }) };
  });
}
