import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Type, { type Static, type TObject } from "typebox";
import { type ConfigError, readConfig, redactConfig } from "./read-config.ts";
import { destinationSettings, sealedSecretSettings, serviceSettings } from "./service-settings.ts";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "read-config-"));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

function read<S extends TObject>(schema: S, environment: NodeJS.ProcessEnv): Static<S> {
  return readConfig(schema, environment, { prefix: "SMTP_SEND" });
}
function faults(schema: TObject, environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    read(schema, environment);
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
}

test("variables become typed settings, others' variables are nobody's business", () => {
  const schema = Type.Object({
    PORT: Type.Integer(),
    SHARE: Type.Number(),
    ON: Type.Boolean(),
    NETWORKS: Type.Array(Type.String()),
    MODE: Type.Optional(Type.String()),
  });
  const config = read(schema, {
    SMTP_SEND_PORT: "80",
    SMTP_SEND_SHARE: "1.25",
    SMTP_SEND_ON: "false",
    SMTP_SEND_NETWORKS: "10.0.0.0/8, ::1,",
    SMTP_SEND_MODE: "",
    ROUTING_PORT: "x",
    PATH: "/bin",
  });
  expect(config).toEqual({ PORT: 80, SHARE: 1.25, ON: false, NETWORKS: ["10.0.0.0/8", "::1"] });
});

test("defaults fill what is missing", () => {
  const config = read(Type.Object(destinationSettings), {});
  expect(config).toEqual({ ALLOWED_DESTINATIONS: [] });
});

test("all faults are told at once, by the variable's name, without the value", () => {
  const schema = Type.Object({ PORT: Type.Integer(), ON: Type.Boolean(), KEY: Type.String({ minLength: 32 }) });
  const told = faults(schema, { SMTP_SEND_ON: "canary", SMTP_SEND_KEY: "canary", SMTP_SEND_PROT: "1" });
  expect(told.map((fault) => fault.split(":")[0]).sort()).toEqual([
    "SMTP_SEND_KEY",
    "SMTP_SEND_ON",
    "SMTP_SEND_PORT",
    "SMTP_SEND_PROT",
  ]);
  expect(told.join()).not.toContain("canary");
});

describe("secrets by file", () => {
  const schema = Type.Object({ KEY: Type.String() });

  test("the file's content without its last line end is the value", () => {
    const path = join(directory, "key");
    writeFileSync(path, "s3cret \n");
    expect(read(schema, { SMTP_SEND_KEY_FILE: path })).toEqual({ KEY: "s3cret " });
  });

  test("a file that is missing or empty is one fault, not two", () => {
    const path = join(directory, "empty");
    writeFileSync(path, "\n");
    expect(faults(schema, { SMTP_SEND_KEY_FILE: path })).toEqual(["SMTP_SEND_KEY_FILE: the file is empty"]);
    expect(faults(schema, { SMTP_SEND_KEY_FILE: join(directory, "none") })).toEqual([
      "SMTP_SEND_KEY_FILE: the file cannot be read (ENOENT)",
    ]);
  });

  test("a value and a file together are a fault", () => {
    expect(faults(schema, { SMTP_SEND_KEY: "a", SMTP_SEND_KEY_FILE: "b" })).toEqual([
      "SMTP_SEND_KEY: set either this or SMTP_SEND_KEY_FILE, not both",
    ]);
  });

  test("a setting whose own name ends in _FILE is a path", () => {
    expect(read(Type.Object(destinationSettings), { SMTP_SEND_EXTRA_CA_FILE: "/ca.pem" })).toMatchObject({
      EXTRA_CA_FILE: "/ca.pem",
    });
  });
});

describe("production", () => {
  const schema = Type.Object({ ...serviceSettings, ...sealedSecretSettings });
  const environment = {
    SMTP_SEND_PORT: "0",
    SMTP_SEND_POSTGRES_URL: "postgres://u:canary@h/d",
    SMTP_SEND_NATS_URL: "nats://h",
    SMTP_SEND_INTERNAL_KEY: "canary".padEnd(40, "x"),
    SMTP_SEND_SECRET_KEYS: `demo:${"canary".padEnd(44, "x")}`,
  };

  test("refuses the demo's keys and missing ones", () => {
    expect(faults(schema, environment)).toEqual([
      "SMTP_SEND_SECRET_KEYS: is a key of the demo; production needs one of its own",
    ]);
    const { SMTP_SEND_SECRET_KEYS: _keys, ...without } = environment;
    expect(faults(schema, without)).toEqual(["SMTP_SEND_SECRET_KEYS: is required"]);
  });

  test("the demo takes its own keys, and a shown configuration has no secret", () => {
    const config = read(schema, { ...environment, SMTP_SEND_MODE: "demo" });
    const shown = redactConfig(schema, config);
    expect(shown).toMatchObject({ MODE: "demo", INTERNAL_KEY: "[redacted]", SECRET_KEYS: "[redacted]" });
    expect(JSON.stringify(shown)).not.toContain("canary");
    expect(shown["POSTGRES_URL"]).toBe("postgres://[redacted]@h/d");
  });
});
