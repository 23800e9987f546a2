const inbound = "(http|bus|timers)";
const outbound = "(store|redis|imap|smtp|blob|mime|render|crypto|discovery|lease|leader|upstream|webhook|verify|oauth)";
const adapters =
  "(http|bus|timers|store|redis|imap|smtp|blob|mime|render|crypto|discovery|lease|leader|upstream|webhook|verify|oauth)";
const test = "\\.(test|itest|e2e|suite)\\.ts$|/test/";

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "domain-is-pure",
      severity: "error",
      from: { path: "^services/[^/]+/src/domain/", pathNot: test },
      to: {
        pathNot: [
          "^services/[^/]+/src/domain/",
          "^packages/(action-flow|attachment-name|contracts|header-filter|intervals|mail-address)/",
          // Of what reaches out, only how a host is written.
          "^packages/network-guard/src/parse-host\\.ts$",
        ],
      },
    },
    {
      name: "operations-know-no-adapter",
      severity: "error",
      from: { path: "^services/[^/]+/src/operations/", pathNot: test },
      to: {
        pathNot: [
          "^services/[^/]+/src/(domain|operations)/",
          "^packages/(action-flow|attachment-name|contracts|header-filter|intervals|mail-address|policy)/",
        ],
      },
    },
    {
      name: "inbound-calls-operations-only",
      severity: "error",
      from: { path: `^services/[^/]+/src/${inbound}/`, pathNot: test },
      to: { path: `^services/[^/]+/src/${outbound}/` },
    },
    {
      name: "outbound-never-calls-back",
      severity: "error",
      from: { path: `^services/[^/]+/src/${outbound}/`, pathNot: test },
      to: { path: "^services/[^/]+/src/(http|bus|timers|operations)/", pathNot: "/operations/[a-z-]*ports\\.ts$" },
    },
    {
      name: "adapters-are-strangers",
      severity: "error",
      from: { path: `^services/([^/]+)/src/${adapters}/`, pathNot: test },
      to: { path: `^services/$1/src/${adapters}/`, pathNot: "^services/$1/src/$2/" },
    },
    {
      name: "only-app-composes",
      severity: "error",
      from: { path: "^services/", pathNot: ["/src/(main|app)\\.ts$", test] },
      to: { path: "^services/[^/]+/src/(app|config)\\.ts$" },
    },
    {
      name: "services-are-islands",
      severity: "error",
      from: { path: "^services/([^/]+)/" },
      to: { path: "^services/", pathNot: "^services/$1/" },
    },
    {
      name: "packages-know-no-service",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^(services|e2e)/" },
    },
    {
      name: "contracts-know-nobody",
      severity: "error",
      from: { path: "^packages/contracts/src/" },
      to: { pathNot: ["^packages/contracts/", "^node_modules/typebox/"] },
    },
    {
      name: "tests-stay-out-of-production",
      severity: "error",
      from: { pathNot: [test, "^packages/test-kit/", "^e2e/"] },
      to: { path: [test, "^packages/test-kit/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(/dist/|\\.gen\\.ts$)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
