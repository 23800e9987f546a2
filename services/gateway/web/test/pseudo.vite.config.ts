import path from "node:path";
import { defineConfig, mergeConfig } from "vite";
import ordinary from "../vite.config.ts";

const pseudoText = path.resolve(import.meta.dirname, "pseudo-text.ts");

/** Every area of the catalogue. */
const isArea = /\/src\/messages\/en\/[^/]+\.ts$/;
const exported = /^export const (\w+) =/gm;

/** The client as it is, but for its words. */
export default mergeConfig(
  ordinary,
  defineConfig({
    plugins: [
      {
        name: "pseudo-locale",
        enforce: "pre",
        transform(code, id) {
          if (!isArea.test(id)) return null;
          const names = [...code.matchAll(exported)].flatMap(([, name]) => name ?? []);
          const marked = (name: string): string =>
            `Object.fromEntries(Object.entries(plain_${name}).map(([key, text]) => [key, pseudoText(text)]))`;
          return [
            `import { pseudoText } from ${JSON.stringify(pseudoText)};`,
            code.replaceAll(exported, "const plain_$1 ="),
            ...names.map((name) => `export const ${name} = ${marked(name)};`),
          ].join("\n");
        },
      },
    ],
  }),
);
