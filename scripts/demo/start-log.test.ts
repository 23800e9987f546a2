import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { openStartLog } from "./start-log.ts";

let directory = "";
beforeEach(async () => (directory = await mkdtemp(path.join(tmpdir(), "start-log-"))));
afterEach(() => rm(directory, { recursive: true }));

const file = () => path.join(directory, "start.log");

test("a start that gives up leaves the log of the one that runs as it is", async () => {
  const running = await openStartLog(file());
  writeSync(running.fd, "Mailroom is ready.\n");
  await running.keep();
  const late = await openStartLog(file());
  writeSync(late.fd, "Mailroom is already running here.\n");
  writeSync(running.fd, "routing is ready again\n");
  expect(await late.readNew()).toBe("Mailroom is already running here.\n");
  await late.close();
  expect(await running.readNew()).toBe("Mailroom is ready.\nrouting is ready again\n");
  await running.close();
  expect(await readdir(directory)).toEqual(["start.log"]);
  expect(await readFile(file(), "utf8")).toBe("Mailroom is ready.\nrouting is ready again\n");
});

test("what is shown once is not shown again, and the passwords are the person's own to read", async () => {
  const log = await openStartLog(file());
  writeSync(log.fd, "Starting");
  expect(await log.readNew()).toBe("Starting");
  await log.keep();
  writeSync(log.fd, " Mailroom");
  expect(await log.readNew()).toBe(" Mailroom");
  expect((await stat(file())).mode & 0o077).toBe(0);
  await log.close();
});
