import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readConfig } from "@mailroom/runtime/read-config";
import { serviceNames, type ServiceName } from "@mailroom/contracts/service-name";
import type { TObject } from "typebox";
import { parse } from "yaml";
import { accountConfigSettings } from "../../services/account-config/src/config.ts";
import { configSchema as gatewaySettings } from "../../services/gateway/src/config.ts";
import { imapIngestSettings } from "../../services/imap-ingest/src/config.ts";
import {
  configSchema as interactionHistorySettings,
  threadKeysOf,
} from "../../services/interaction-history/src/config.ts";
import { routingSettings } from "../../services/routing/src/config.ts";
import { smtpSendSettings } from "../../services/smtp-send/src/config.ts";
import { rootDirectory } from "../demo/paths.ts";
import { listSecretFiles } from "./secret-files.ts";

type Mount = string | { readonly source: string };
type Container = {
  readonly image?: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly restart?: string;
  readonly profiles?: readonly string[];
  readonly ports?: readonly string[];
  readonly container_name?: string;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly build?: { readonly dockerfile?: string; readonly args?: Readonly<Record<string, string>> };
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly Mount[];
};
type Compose = {
  readonly services: Readonly<Record<string, Container>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
};

const read = (file: string): string => readFileSync(path.join(rootDirectory, file), "utf8");
const compose = parse(read("docker-compose.yml"), { merge: true }) as Compose;
const containers = Object.entries(compose.services);
const lasting = containers.filter(([, { restart }]) => restart !== "no");
const sourceOf = (mount: Mount): string => (typeof mount === "string" ? mount : mount.source);

const schemas: Readonly<Record<ServiceName, TObject>> = {
  "account-config": accountConfigSettings,
  "imap-ingest": imapIngestSettings,
  "interaction-history": interactionHistorySettings,
  routing: routingSettings,
  "smtp-send": smtpSendSettings,
  gateway: gatewaySettings,
};

/** What Compose would give a service, without the settings that an operator may leave empty. */
function environmentOf(service: ServiceName): Record<string, string> {
  const given = Object.entries(compose.services[service]?.environment ?? {});
  return Object.fromEntries(given.map(([name, value]) => [name, value.replaceAll(/\$\{[A-Z_]+:-([^}]*)\}/g, "$1")]));
}

/** Secrets are read from files that only containers have: here, the content that `npm run secrets` would give them. */
function withSecrets(environment: Readonly<Record<string, string>>): Record<string, string> {
  const files = new Map(listSecretFiles().map(({ name, example }) => [name, example]));
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => {
      if (!name.endsWith("_FILE") || !value.startsWith("/run/secrets/")) return [name, value];
      return [name.slice(0, -"_FILE".length), files.get(path.basename(value)) ?? ""];
    }),
  );
}

describe("every container of docker-compose.yml", () => {
  test.each(containers)("%s runs without root, rights and a writable root file system", (_name, container) => {
    expect(container).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
    expect(container.user).toMatch(/^(10001:10001|postgres|redis)$/);
  });

  test.each(lasting)("%s says whether it is alive", (_name, container) => {
    const ownCheck = container.healthcheck?.test?.[0] === "CMD";
    const dockerfile = container.build?.dockerfile;
    const checkOfImage = dockerfile !== undefined && /^HEALTHCHECK .*\n?.*CMD \[/m.test(read(dockerfile));
    expect(ownCheck || checkOfImage).toBe(true);
  });

  test.each(containers)("%s can be had more than once", (_name, container) => {
    expect(container.container_name).toBeUndefined();
  });

  test("only the gateway opens a port, on the loopback address; and profile infra, for programs of this machine", () => {
    const open = containers.filter(([, { ports }]) => ports !== undefined);
    expect(open.map(([name]) => name)).toEqual(["gateway", "infra-postgres", "infra-redis", "infra-nats"]);
    expect(open.flatMap(([, { ports }]) => ports).every((port) => port?.startsWith("127.0.0.1:"))).toBe(true);
    const ofInfra = open.slice(1).map(([, { profiles }]) => profiles);
    expect(ofInfra).toEqual([["infra"], ["infra"], ["infra"]]);
  });
});

describe("secrets of docker-compose.yml", () => {
  test("each is a file that npm run secrets makes, and each such file is used", () => {
    const files = Object.values(compose.secrets).map(({ file }) => file);
    const made = listSecretFiles().map(({ name }) => `./.secrets/${name}`);
    expect(files.toSorted()).toEqual(made.toSorted());
  });

  test("each that a container reads is mounted there, and no other", () => {
    const wrong = serviceNames.flatMap((service) => {
      const mounted = (compose.services[service]?.secrets ?? []).map(sourceOf).toSorted();
      const files = Object.values(environmentOf(service)).filter((value) => value.startsWith("/run/secrets/"));
      const isDemoGuest = mounted.includes("demo_mail_authority");
      const wanted = [...files.map((file) => path.basename(file)), ...(isDemoGuest ? ["demo_mail_authority"] : [])];
      return mounted.join() === wanted.toSorted().join() ? [] : [{ service, mounted, wanted }];
    });
    expect(wrong).toEqual([]);
  });

  test("none stands in an environment", () => {
    const values = containers.flatMap(([, { environment }]) => Object.entries(environment ?? {}));
    const secretNames = /PASSWORD$|_KEYS?$|_SEED$|(POSTGRES|REDIS|BLOBS)_URL$/;
    const open = values.filter(([name, value]) => secretNames.test(name) && value !== "");
    expect(open).toEqual([]);
  });
});

test("the key of thread tokens is one that interaction-history can read", () => {
  const environment = withSecrets(environmentOf("interaction-history"));
  const config = readConfig(interactionHistorySettings, environment, { prefix: "INTERACTION_HISTORY" });
  expect(() => threadKeysOf(config)).not.toThrow();
  expect(threadKeysOf(config)).not.toBeNull();
});

describe.each([...serviceNames])("%s in docker-compose.yml", (service) => {
  const prefix = service.toUpperCase().replaceAll("-", "_");

  test("starts with what it is given: nothing unknown, nothing missing", () => {
    const environment = environmentOf(service);
    const config = readConfig(schemas[service], withSecrets(environment), { prefix });
    expect(config).toMatchObject({ MODE: "production", HOST: "0.0.0.0", PORT: 8080 });
    const foreign = Object.keys(environment).filter((name) => !name.startsWith(`${prefix}_`));
    expect(foreign).toEqual([]);
  });

  test("is built from the one Dockerfile, as itself", () => {
    expect(compose.services[service]?.build).toMatchObject({
      dockerfile: "deploy/Dockerfile",
      args: { SERVICE: service },
    });
    expect(compose.services[service]?.profiles).toBeUndefined();
  });
});
