/**
 * `npm test`: all checks and tests, in stages that stop at nothing but report everything. The last line says how many passed
 * and failed; exit status 1 when any failed.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { provideBrowser } from "@mailroom/local-stack/browser";
import { provideServers } from "@mailroom/local-stack/provide-servers";
import { checkTasks } from "./check-tasks.ts";
import { runTasks } from "./run-tasks.ts";

type Counts = { passed: number; failed: number; skipped: number };

const root = path.resolve(import.meta.dirname, "..");

/**
 * Side by side, on databases or whole systems of their own. A whole system mostly waits, and integration tests use what it
 * leaves of the processors; two whole systems at once would only wait for one another.
 */
const suites = [
  { project: "integration", workers: Math.max(3, Math.min(4, availableParallelism())) },
  { project: "e2e", workers: 1 },
] as const;

async function main(): Promise<void> {
  const startedAt = performance.now();
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  console.log("Checks");
  const web = {
    name: "web client builds",
    command: "turbo",
    arguments: ["run", "build", "--filter=@mailroom/web", "--output-logs=errors-only"],
  };
  const results = await runTasks([web, ...checkTasks], Math.min(4, availableParallelism()));
  for (const result of results) {
    if (result.ok) total.passed += 1;
    else total.failed += 1;
  }
  // else the tests of pages build what they look at, and say what is wrong with it
  const isBuilt = results.find(({ name }) => name === web.name)?.ok === true;
  const progress = (line: string) => {
    console.log(`  ${line}`);
  };
  await provideServers({ environment: process.env, progress });
  const browser = await provideBrowser({ environment: process.env, progress });
  console.log("\nIntegration tests, stories and browser tests");
  const environment = {
    MAILROOM_BROWSER: browser,
    ...(isBuilt ? { MAILROOM_BUILT_CLIENT: path.join(root, "services/gateway/web/dist") } : {}),
  };
  const counted = await Promise.all(suites.map(async ({ project, workers }) => runJest(project, workers, environment)));
  for (const counts of counted) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  console.log(`\nTook ${Math.round((performance.now() - startedAt) / 1000)} s.`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/** A run that ends without its report (a crash, nothing found) counts as one failure. */
async function runJest(project: string, workers: number, environment: NodeJS.ProcessEnv): Promise<Counts> {
  const directory = await mkdtemp(path.join(tmpdir(), "mailroom-test-"));
  const report = path.join(directory, "report.json");
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [
          "--experimental-vm-modules",
          "--no-warnings=ExperimentalWarning",
          path.join(root, "node_modules/jest/bin/jest.js"),
          `--selectProjects=${project}`,
          `--maxWorkers=${workers}`,
          "--json",
          `--outputFile=${report}`,
        ],
        { cwd: root, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...environment } },
      );
      child.on("error", reject);
      child.on("close", resolve);
    });
    const text = await readFile(report, "utf8").catch(() => null);
    if (text === null) return { passed: 0, failed: 1, skipped: 0 };
    const result: {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      numRuntimeErrorTestSuites: number;
    } = JSON.parse(text);
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    const silent = failed === 0 && code !== 0 ? 1 : 0;
    return { passed: result.numPassedTests, failed: failed + silent, skipped: result.numPendingTests };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

await main();
