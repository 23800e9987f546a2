import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@jest/globals";

const root = path.resolve(import.meta.dirname, "..");
const exclude = ["**/node_modules"];

test("every code of an error stands in docs/problems.md", async () => {
  const listed = await readFile(path.join(root, "docs/problems.md"), "utf8");
  const missing = new Set<string>();
  for await (const file of glob("{packages,services}/*/src/**/*.ts", { cwd: root })) {
    if (file.endsWith(".test.ts")) continue;
    const source = await readFile(path.join(root, file), "utf8");
    for (const [, code = ""] of source.matchAll(/new DomainError\(\s*"([a-z-]+)"/g)) {
      if (!listed.includes(`\`${code}\``)) missing.add(`${code} (${file})`);
    }
  }
  expect([...missing]).toEqual([]);
});

test("documents link to files that exist", async () => {
  const dead: string[] = [];
  for await (const document of glob("{*,{docs,deploy,packages,services,e2e}/**/*}.md", { cwd: root, exclude })) {
    const text = await readFile(path.join(root, document), "utf8");
    for (const [, target = ""] of text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)) {
      const found = await Array.fromAsync(glob(target, { cwd: path.join(root, path.dirname(document)) }));
      if (found.length === 0) dead.push(`${document}: ${target}`);
    }
  }
  expect(dead).toEqual([]);
});
