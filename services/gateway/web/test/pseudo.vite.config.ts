import path from "node:path";
import { defineConfig, mergeConfig } from "vite";
import ordinary from "../vite.config.ts";

const pseudoText = path.resolve(import.meta.dirname, "pseudo-text.ts");

/** File → what it exports. */
const catalogues = [
  ["/src/messages/en.ts", "en"],
  ["/src/messages/en-later.ts", "enLater"],
] as const;

/** The client as it is, but for its words. */
export default mergeConfig(
  ordinary,
  defineConfig({
    plugins: [
      {
        name: "pseudo-locale",
        enforce: "pre",
        transform(code, id) {
          const name = catalogues.find(([file]) => id.endsWith(file))?.[1];
          if (name === undefined) return null;
          return [
            `import { pseudoText } from ${JSON.stringify(pseudoText)};`,
            code.replace(`export const ${name} =`, "const plain ="),
            `export const ${name} = Object.fromEntries(Object.entries(plain).map(([key, text]) => [key, pseudoText(text)]));`,
          ].join("\n");
        },
      },
    ],
  }),
);
