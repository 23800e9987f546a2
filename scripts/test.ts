/**
 * `npm test`: all checks and tests, in stages that stop at nothing but report everything. The last line says how many passed
 * and failed; exit status 1 when any failed.
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import { provideBrowser } from "@mailroom/local-stack/browser";
import { provideServers } from "@mailroom/local-stack/provide-servers";
import { checkTasks } from "./check-tasks.ts";
import { type Counts, type JestRun, runJest, sumOf } from "./run-jest.ts";
import { runTasks } from "./run-tasks.ts";

const root = path.resolve(import.meta.dirname, "..");
const pageTests = path.join(root, "services/gateway/web/test/");

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
  console.log("Checks");
  const web = {
    name: "web client builds",
    command: "turbo",
    arguments: ["run", "build", "--filter=@mailroom/web", "--output-logs=errors-only"],
  };
  const provided = provide((line) => {
    console.log(`  ${line}`);
  });
  const results = await runTasks([web, ...checkTasks], Math.min(4, availableParallelism()));
  // else the tests of pages build what they look at, and say what is wrong with it
  const isBuilt = results.find(({ name }) => name === web.name)?.ok === true;
  const browser = await provided;
  console.log("\nIntegration tests, stories and browser tests");
  const environment = {
    MAILROOM_BROWSER: browser,
    ...(isBuilt ? { MAILROOM_BUILT_CLIENT: path.join(root, "services/gateway/web/dist") } : {}),
  };
  const runs = await Promise.all(suites.map((suite) => runJest({ ...suite, environment })));
  const tried = await Promise.all(runs.map((run) => trySteadily(run, environment)));
  const checked = {
    passed: results.filter(({ ok }) => ok).length,
    failed: results.filter(({ ok }) => !ok).length,
    skipped: 0,
  };
  const { passed, failed, skipped } = sumOf([checked, ...tried.map(({ counts }) => counts)]);
  for (const file of tried.flatMap(({ unsteady }) => unsteady))
    console.log(`Unsteady (failed beside other tests, passed alone): ${path.relative(root, file)}`);
  console.log(`\nTook ${Math.round((performance.now() - startedAt) / 1000)} s.`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Installs what is missing, beside the checks: that is waiting for packages and hardly work. Resolves to the browser. */
function provide(progress: (line: string) => void): Promise<string> {
  const { env: environment } = process;
  const provided = provideServers({ environment, progress }).then(() => provideBrowser({ environment, progress }));
  // the checks are told to the end; whoever waits for it then is told why it failed
  provided.catch(() => undefined);
  return provided;
}

/**
 * Pages that look at canned answers share two cores with whole systems, and what a page shows for some seconds can pass
 * unseen. A file of theirs that failed runs once more with the processors to itself; only what fails again has failed.
 * No other test has a second try: what is lost or done twice once in a hundred runs is what they are there to find.
 */
async function trySteadily(
  { counts, failedFiles }: JestRun,
  environment: NodeJS.ProcessEnv,
): Promise<{ counts: Counts; unsteady: string[] }> {
  const pages = new Map([...failedFiles].filter(([file]) => file.startsWith(pageTests)));
  if (pages.size === 0) return { counts, unsteady: [] };
  console.log("\nOnce more, alone: pages that failed beside other tests");
  const again = await runJest({ project: "integration", workers: 1, environment, files: [...pages.keys()] });
  const before = sumOf(pages.values());
  return {
    counts: sumOf([
      {
        passed: counts.passed - before.passed,
        failed: counts.failed - before.failed,
        skipped: counts.skipped - before.skipped,
      },
      again.counts,
    ]),
    unsteady: [...pages.keys()].filter((file) => !again.failedFiles.has(file)),
  };
}

await main();
