/** Fails when a row of docs/requirements.md lies: see `requirement-table.ts`. */
import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { faultsOfTable, parseRequirementTable } from "./requirement-table.ts";

const root = path.resolve(import.meta.dirname, "..");
const patterns = ["{packages,services,e2e}/**/*.{test,itest,e2e,suite}.ts", "services/gateway/web/**/*.test.ts"];

const sources = new Map<string, string>();
for await (const file of glob(patterns, { cwd: root, exclude: (name) => name.includes("node_modules") })) {
  sources.set(file, await readFile(path.join(root, file), "utf8"));
}
const { rows, faults } = parseRequirementTable(await readFile(path.join(root, "docs/requirements.md"), "utf8"));
const all = [...faults, ...faultsOfTable(rows, sources)];
if (all.length > 0) {
  console.error(`docs/requirements.md does not tell the truth:\n${all.map((fault) => `  ${fault}`).join("\n")}`);
  process.exitCode = 1;
}
