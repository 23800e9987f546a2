import path from "node:path";
import { defineConfig, mergeConfig } from "vite";
import ordinary from "../vite.config.ts";

const pseudoText = path.resolve(import.meta.dirname, "pseudo-text.ts");

/** The client as it is, but for its words. */
export default mergeConfig(
  ordinary,
  defineConfig({
    plugins: [
      {
        name: "pseudo-locale",
        enforce: "pre",
        transform(code, id) {
          if (!id.endsWith("/src/messages/en.ts")) return null;
          return [
            `import { pseudoText } from ${JSON.stringify(pseudoText)};`,
            code.replace("export const en =", "const plain ="),
            "export const en = Object.fromEntries(Object.entries(plain).map(([key, text]) => [key, pseudoText(text)]));",
          ].join("\n");
        },
      },
    ],
  }),
);
