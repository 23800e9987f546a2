import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@jest/globals";

const root = path.resolve(import.meta.dirname, "..");

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

test("ARCHITECTURE.md and the README link to files that exist", async () => {
  const dead: string[] = [];
  for (const document of ["ARCHITECTURE.md", "README.md"]) {
    const text = await readFile(path.join(root, document), "utf8");
    for (const [, target = ""] of text.matchAll(/\]\(([^)#:]+)\)/g)) {
      const found = await Array.fromAsync(glob(target, { cwd: root }));
      if (found.length === 0) dead.push(`${document}: ${target}`);
    }
  }
  expect(dead).toEqual([]);
});
