/**
 * Collections of hostile input (hosts, templates, file names, recipients, …), which are no part of the project:
 * `MAILROOM_TEST_DATA` names the directory that holds them, else `shared` beside the clone is looked into.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { env } from "node:process";
import { test } from "@jest/globals";

const besideTheClone = path.resolve(import.meta.dirname, "../../../../shared");
const directory = path.join(env["MAILROOM_TEST_DATA"] ?? besideTheClone, "attack-inputs");

export const hasAttackInputs = existsSync(directory);

/** Skipped where the collections are not there. */
export const testWithAttackInputs = hasAttackInputs ? test : test.skip;

/** The text of a file of theirs. Throws where there is none: ask `hasAttackInputs` before. */
export function attackInput(file: string): string {
  return readFileSync(path.join(directory, file), "utf8");
}
