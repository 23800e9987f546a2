import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { serviceNames } from "@mailroom/contracts/service-name";
import { findServerProgram } from "../src/find-program.ts";
import { makeNkeySeed, publicNkey } from "../src/nats-access.ts";

const root = mkdtempSync(join(tmpdir(), "nats-config-"));
const program = findServerProgram("nats", process.env["PATH"] ?? "");
const keysFile = join(root, "run/secrets/nats_keys");

/** As in the container: what is included is found from where the file lies. */
beforeAll(() => {
  cpSync(new URL("../../../deploy/nats", import.meta.url), join(root, "etc/mailroom"), { recursive: true });
  mkdirSync(join(root, "run/secrets"), { recursive: true });
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const check = async (keys: readonly string[]) => {
  writeFileSync(keysFile, `${keys.join("\n")}\n`);
  return promisify(execFile)(program ?? "", ["-t", "-c", join(root, "etc/mailroom/nats.conf")]);
};

// Where NATS runs in a container there is no program to ask.
(program === null ? test.skip : test)(
  "NATS takes the configuration of deploy/nats, and no service without a key",
  async () => {
    const keys = serviceNames.map((service) => {
      const variable = `${service.toUpperCase().replaceAll("-", "_")}_NKEY`;
      return `${variable} = "${publicNkey(makeNkeySeed())}"`;
    });
    expect((await check(keys)).stderr).toContain("is valid");
    await expect(check(keys.slice(1))).rejects.toThrow("ACCOUNT_CONFIG_NKEY");
  },
);
