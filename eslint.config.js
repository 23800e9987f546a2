import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const houseRules = {
  "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
  "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
  "@typescript-eslint/no-non-null-assertion": "error",
  "@typescript-eslint/consistent-type-definitions": ["error", "type"],
  "@typescript-eslint/consistent-type-imports": "error",
  "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
  "@typescript-eslint/no-unused-vars": [
    "error",
    { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
  ],
  "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
  "max-params": ["error", 4],
  complexity: ["error", 12],
  "no-console": "error",
  eqeqeq: "error",
  "no-restricted-syntax": [
    "error",
    { selector: "ExportDefaultDeclaration", message: "Named exports only." },
    { selector: "ExportAllDeclaration", message: "Import from the file that defines it." },
  ],
  "no-restricted-properties": [
    "error",
    { object: "process", property: "env", message: "Only main.ts reads the environment." },
  ],
};

const impure = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Time is an argument." },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Time is an argument.",
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "Chance is an argument.",
  },
  { selector: "CallExpression[callee.property.name='randomUUID']", message: "Ids are an argument." },
  { selector: "CallExpression[callee.name=/^(setTimeout|setInterval|fetch)$/]", message: "No I/O here." },
  { selector: "Identifier[name='process']", message: "No process here." },
];

/** Every word a person reads comes from the catalogue (services/gateway/web/src/messages). */
const literalText = [
  { selector: "JSXText[value=/[A-Za-z]/]", message: "Text comes from messages/en.ts." },
  {
    selector:
      "JSXAttribute[name.name=/^(label|title|placeholder|description|alt|aria-label)$/] > Literal[value=/[A-Za-z]/]",
    message: "Text comes from messages/en.ts.",
  },
];

export default tseslint.config(
  { ignores: ["**/dist/**", "**/node_modules/**", "**/*.gen.ts", "**/*.cjs", "**/*.js", "**/*.mjs", ".mailroom/**"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.json", "services/gateway/web/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: houseRules,
  },
  {
    files: ["services/*/src/{domain,operations}/**/*.ts"],
    rules: { "no-restricted-syntax": [...houseRules["no-restricted-syntax"], ...impure] },
  },
  {
    files: ["services/*/src/main.ts", "scripts/**", "e2e/**", "packages/{local-stack,test-kit}/**"],
    rules: {
      "no-restricted-properties": "off",
      "no-console": "off",
      // These read back JSON that our own programs wrote: the annotated type at the reader is the agreement.
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
  {
    files: ["services/gateway/web/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
  {
    files: ["services/gateway/web/src/**/*.tsx"],
    rules: { "no-restricted-syntax": [...houseRules["no-restricted-syntax"], ...literalText] },
  },
  {
    files: ["services/gateway/web/test/**"],
    rules: { "no-restricted-properties": "off" },
  },
  {
    files: ["services/gateway/web/vite.config.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["**/*.{test,itest,e2e,suite}.ts", "**/test/**/*.ts"],
    rules: {
      "@typescript-eslint/consistent-type-assertions": "off",
      "max-lines": "off",
      "no-restricted-syntax": "off",
    },
  },
);
