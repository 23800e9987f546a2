import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { publicNkey } from "@mailroom/local-stack/nats-access";
import { makeKeyRing } from "@mailroom/sealed-secrets/key-ring";
import { assertProductionKeys } from "@mailroom/sealed-secrets/production-keys";
import { listSecretFiles, makeSecrets } from "./secret-files.ts";

let parent = "";
let directory = "";
const read = async (name: string): Promise<string> => readFile(path.join(directory, name), "utf8");

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "mailroom-secrets-"));
  directory = path.join(parent, "secrets");
});
afterEach(async () => rm(parent, { recursive: true }));

test("all secrets are made, in a directory that only its owner may enter", async () => {
  await makeSecrets(directory);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
  for (const { name } of listSecretFiles()) expect((await stat(path.join(directory, name))).mode & 0o777).toBe(0o644);
});

test("keys are fit for production", async () => {
  await makeSecrets(directory);
  const ring = makeKeyRing((await read("secret_keys")).trim());
  expect(() => {
    assertProductionKeys(ring);
  }).not.toThrow();
});

test("a secret that is there is never changed, and what repeats it agrees with it", async () => {
  await makeSecrets(directory);
  await writeFile(path.join(directory, "routing_postgres_password"), "chosen-by-hand\n");
  await rm(path.join(directory, "routing_postgres_url"));
  const before = await read("internal_key");
  const { made } = await makeSecrets(directory);
  expect(made).toEqual(["routing_postgres_url"]);
  expect(await read("routing_postgres_url")).toContain(":chosen-by-hand@postgres:5432/");
  expect(await read("internal_key")).toBe(before);
});

test("servers know the passwords and keys of the services", async () => {
  await makeSecrets(directory);
  const passwordOf = async (name: string): Promise<string> => new URL((await read(name)).trim()).password;
  expect(await read("nats_keys")).toContain(`GATEWAY_NKEY = "${publicNkey((await read("gateway_nats_seed")).trim())}"`);
  expect(await read("redis_users")).toContain(`>${await passwordOf("routing_redis_url")} `);
});

test("no two installations share a secret", async () => {
  await makeSecrets(directory);
  const first = await read("internal_key");
  directory = path.join(parent, "other");
  await makeSecrets(directory);
  expect(await read("internal_key")).not.toBe(first);
});
