/**
 * Writes what is made from the contracts: JSON Schemas, the OpenAPI document, the UI's API types and rules of form fields,
 * and the message catalogue.
 * What each service may do at the broker follows from them too.
 * With `--check` it writes nothing and fails where a committed file differs.
 */
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { messageContracts, routeContracts, stateContracts } from "@mailroom/contracts/catalogue";
import type { MessageContract } from "@mailroom/contracts/define-event";
import { buildOpenApi } from "@mailroom/http/openapi";
import openapiTypes, { astToString } from "openapi-typescript";
import { format } from "prettier";
import { brokerAuthorization } from "./deploy/broker-authorization.ts";
import { formConstraints } from "./form-constraints.ts";

const root = path.resolve(import.meta.dirname, "..");
const schemaDirectory = "packages/contracts/schemas";

async function asJson(value: unknown): Promise<string> {
  return format(JSON.stringify(value), { parser: "json", printWidth: 120 });
}

/** Formatted although it is ignored, so that an editor that formats it all the same changes nothing. */
async function asTypeScript(source: string): Promise<string> {
  return format(source, { parser: "typescript", printWidth: 120, trailingComma: "all" });
}

async function messageCatalogue(): Promise<string> {
  const rows = [...messageContracts]
    .sort((a, b) => a.type.localeCompare(b.type))
    .map((contract) => `| \`${contract.type}\` | ${partiesOf(contract)} | ${contract.description} |`);
  const states = stateContracts.map(
    ({ subject, producer, readers, description }) =>
      `| \`${subject}\` | ${producer} → ${readers.join(", ")} | ${description} |`,
  );
  const text = [
    "# Messages on the bus",
    "",
    "Made by `npm run generate` from `packages/contracts`. Subjects end with the key. Schemas: `packages/contracts/schemas`.",
    "",
    "| subject | by / to | meaning |",
    "| --- | --- | --- |",
    ...rows,
    "",
    "Said without a stream, again and again; losing one costs nothing:",
    "",
    "| subject | by → to | meaning |",
    "| --- | --- | --- |",
    ...states,
    "",
  ].join("\n");
  return format(text, { parser: "markdown" });
}

function partiesOf(contract: MessageContract): string {
  if (contract.kind === "evt") return contract.producer;
  return `${contract.senders.join(", ")} → ${contract.target}`;
}

async function generatedFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const contract of messageContracts) {
    files.set(`${schemaDirectory}/${contract.type}.json`, await asJson(contract.schema));
  }
  const document = buildOpenApi(routeContracts);
  files.set(`${schemaDirectory}/openapi.json`, await asJson(document));
  const types = astToString(await openapiTypes(JSON.stringify(document)));
  files.set(
    "services/gateway/web/src/api/schema.gen.ts",
    await asTypeScript(`// Made by npm run generate from the OpenAPI document.\n${types}`),
  );
  files.set("services/gateway/web/src/api/constraints.gen.ts", await asTypeScript(formConstraints(routeContracts)));
  files.set("docs/messages.md", await messageCatalogue());
  files.set("deploy/nats/authorization.conf", brokerAuthorization());
  return files;
}

async function current(file: string): Promise<string | null> {
  return readFile(path.join(root, file), "utf8").catch(() => null);
}

const files = await generatedFiles();
const present = await readdir(path.join(root, schemaDirectory)).catch(() => []);
const stale = present.map((name) => `${schemaDirectory}/${name}`).filter((file) => !files.has(file));

if (process.argv.includes("--check")) {
  const different: string[] = [...stale];
  for (const [file, text] of files) if ((await current(file)) !== text) different.push(file);
  if (different.length > 0) {
    console.error(`Not current (run npm run generate):\n${different.map((file) => `  ${file}`).join("\n")}`);
    process.exitCode = 1;
  }
} else {
  for (const file of stale) await rm(path.join(root, file));
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
  console.log(`${files.size} files are current.`);
}
