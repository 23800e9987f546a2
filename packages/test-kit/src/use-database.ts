import { randomBytes } from "node:crypto";
import { beforeAll } from "@jest/globals";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { makeServiceDatabase, urlOfDatabase, withAdminClient } from "@mailroom/local-stack/service-database";
import { blobsUrl, schemaOf } from "@mailroom/local-stack/service-environment";
import { askStack, startDeadlineMs } from "./ask-stack.ts";
import { lateValue } from "./late-value.ts";
import { makeTemplate, testPassword } from "./template-database.ts";

/** A database of this file's own: all roles and schemas, the service's own and the blob store's migrated. */
export type TestDatabase = {
  /** As the service's own role, which sees its own schema only. */
  readonly url: string;
  /** The service's schema, e.g. `imap_ingest`. */
  readonly schema: string;
  /** As the role of the blob store, for `openBlobs`. */
  readonly blobsUrl: string;
  /** As superuser. */
  readonly adminUrl: string;
};

/** Call it at the top of a test file or of a `describe`. The database outlives the file's hooks. */
export function useDatabase(service: ServiceName): TestDatabase {
  const database = lateValue<TestDatabase>("the database");
  beforeAll(async () => {
    database.set(await makeDatabase(service));
  }, startDeadlineMs);
  return {
    schema: schemaOf(service),
    get url() {
      return database.get().url;
    },
    get blobsUrl() {
      return database.get().blobsUrl;
    },
    get adminUrl() {
      return database.get().adminUrl;
    },
  };
}

/** The same outside of hooks, e.g. where a test needs two. */
export async function makeDatabase(service: ServiceName): Promise<TestDatabase> {
  const { adminUrl, runId } = readAnswer(await askStack("postgres"));
  const template = await makeTemplate(service, adminUrl);
  const name = `mailroom_test_${runId}_${randomBytes(5).toString("hex")}`;
  await withAdminClient(adminUrl, async (client) => {
    await client.query(`create database ${name} template ${template}`);
  });
  // A clone has the template's schemas and tables, but not its grants on the database nor its roles' settings.
  const database = await makeServiceDatabase({ adminUrl, database: name, passwordOf: testPassword(adminUrl) });
  return {
    url: database.urlOf(schemaOf(service)),
    schema: schemaOf(service),
    blobsUrl: blobsUrl(database),
    adminUrl: urlOfDatabase(adminUrl, name),
  };
}

function readAnswer(answer: unknown): { adminUrl: string; runId: string } {
  if (typeof answer === "object" && answer !== null && "adminUrl" in answer && "runId" in answer) {
    const { adminUrl, runId } = answer;
    if (typeof adminUrl === "string" && typeof runId === "string") return { adminUrl, runId };
  }
  throw new Error("the stack server answered without a database");
}
