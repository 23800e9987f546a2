/** Unit tests sit beside the code; integration tests (`*.itest.ts`) and stories (`*.e2e.ts`) need backing services. */
const shared = {
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: { target: "es2024", parser: { syntax: "typescript", tsx: false } },
        module: { type: "es6" },
        sourceMaps: "inline",
      },
    ],
  },
  testEnvironment: "node",
  modulePathIgnorePatterns: ["<rootDir>/.*/dist/"],
};
const backed = {
  ...shared,
  globalSetup: "<rootDir>/packages/test-kit/src/jest-global-setup.ts",
  globalTeardown: "<rootDir>/packages/test-kit/src/jest-global-teardown.ts",
};

export default {
  // for real servers on a busy machine; what hangs still ends
  testTimeout: 90_000,
  testSequencer: "<rootDir>/scripts/long-tests-first.mjs",
  projects: [
    { ...shared, displayName: "unit", testMatch: ["<rootDir>/{packages,services,scripts}/**/*.test.ts"] },
    { ...backed, displayName: "integration", testMatch: ["<rootDir>/{packages,services}/**/*.itest.ts"] },
    { ...backed, displayName: "e2e", testMatch: ["<rootDir>/e2e/**/*.e2e.ts"] },
  ],
};
