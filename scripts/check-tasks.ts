import type { Task } from "./run-tasks.ts";

function npmScript(name: string, label: string): Task {
  return { name: label, command: "npm", arguments: ["run", "--silent", name] };
}

/** The longest first, so that two cores end at about the same time. */
export const checkTasks: readonly Task[] = [
  npmScript("check:lint", "lint"),
  npmScript("check:types", "types"),
  npmScript("test:unit", "unit tests"),
  npmScript("check:format", "format"),
  npmScript("check:unused", "unused code"),
  npmScript("check:architecture", "architecture"),
  npmScript("check:generated", "generated files are current"),
  npmScript("check:requirements", "requirements table tells the truth"),
];
