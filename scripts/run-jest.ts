import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Tests, by how they ended. A file that could not be run at all counts as one failed test. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };
/** One run of jest: what it counted, in all and in each file that failed. */
export type JestRun = { readonly counts: Counts; readonly failedFiles: ReadonlyMap<string, Counts> };

type JestOptions = {
  readonly project: string;
  readonly workers: number;
  readonly environment: NodeJS.ProcessEnv;
  /** These files only. Default: all of the project. */
  readonly files?: readonly string[];
};

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

const root = path.resolve(import.meta.dirname, "..");
const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

export function sumOf(counts: Iterable<Counts>): Counts {
  let sum = nothing;
  for (const { passed, failed, skipped } of counts)
    sum = { passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped };
  return sum;
}

/** Runs jest, whose report goes to stderr. A run that ends without one (a crash, nothing found) counts as one failure. */
export async function runJest({ project, workers, environment, files = [] }: JestOptions): Promise<JestRun> {
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
          ...(files.length > 0 ? ["--runTestsByPath", ...files] : []),
        ],
        { cwd: root, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...environment } },
      );
      child.on("error", reject);
      child.on("close", resolve);
    });
    const text = await readFile(report, "utf8").catch(() => null);
    const written: Report | null = text === null ? null : JSON.parse(text);
    const run = written === null ? null : readReport(written);
    const hasReason = run !== null && (code === 0 || run.counts.failed > 0);
    return hasReason
      ? run
      : { counts: sumOf([run?.counts ?? nothing, { ...nothing, failed: 1 }]), failedFiles: new Map() };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function readReport({ testResults }: Report): JestRun {
  const failedFiles = new Map<string, Counts>();
  const all = testResults.map(({ name, status, assertionResults }) => {
    const count = (...wanted: readonly string[]) =>
      assertionResults.filter((test) => wanted.includes(test.status)).length;
    const failed = count("failed");
    const counts = {
      passed: count("passed"),
      failed: status === "failed" && failed === 0 ? 1 : failed,
      skipped: count("pending", "todo", "skipped", "disabled"),
    };
    if (counts.failed > 0) failedFiles.set(name, counts);
    return counts;
  });
  return { counts: sumOf(all), failedFiles };
}
