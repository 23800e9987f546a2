/** `npm run check`: everything that needs no backing service. */
import { availableParallelism } from "node:os";
import { checkTasks } from "./check-tasks.ts";
import { runTasks } from "./run-tasks.ts";

const results = await runTasks(checkTasks, Math.min(4, availableParallelism()));
const failed = results.filter((result) => !result.ok);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
