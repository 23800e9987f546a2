import { spawn } from "node:child_process";

export type Task = {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
};
export type TaskResult = { readonly name: string; readonly ok: boolean; readonly seconds: number };

function run(task: Task): Promise<TaskResult & { output: string }> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(task.command, task.arguments, {
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? "1" : "0", ...task.environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    const finish = (ok: boolean) => {
      resolve({
        name: task.name,
        ok,
        seconds: (performance.now() - startedAt) / 1000,
        output: Buffer.concat(chunks).toString(),
      });
    };
    child.on("error", (error) => {
      chunks.push(Buffer.from(error.message));
      finish(false);
    });
    child.on("close", (code) => {
      finish(code === 0);
    });
  });
}

/**
 * Runs tasks side by side, at most `atOnce` at a time, and prints one line each as it ends; the output of a task is shown
 * only when it failed. Never rejects.
 */
export async function runTasks(tasks: readonly Task[], atOnce: number): Promise<TaskResult[]> {
  const waiting = [...tasks];
  const results: TaskResult[] = [];
  const worker = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const { output, ...result } = await run(task);
      results.push(result);
      console.log(`${result.ok ? "✓" : "✗"} ${result.name}  ${result.seconds.toFixed(1)} s`);
      if (!result.ok) console.log(output.trimEnd());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
