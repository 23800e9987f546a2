/**
 * What docker-compose.yml mounts as secrets: random, each in a file of its own, never overwritten. Some repeat another
 * in the form that its reader wants (a URL, a server's file of users), so that no program has to put secrets together.
 *
 * The directory is closed (0700), the files in it are open (0644): Compose mounts them as they are, and the processes
 * that read them run as users of the containers, whose numbers mean nothing here.
 */
import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { serviceNames, type ServiceName } from "@mailroom/contracts/service-name";
import { makeCertificate } from "@mailroom/local-stack/certificate";
import { errorCode } from "@mailroom/local-stack/error-code";
import { makeNkeySeed, publicNkey } from "@mailroom/local-stack/nats-access";
import { schemaNames } from "@mailroom/local-stack/service-database";
import { schemaOf } from "@mailroom/local-stack/service-environment";

/** By which the other containers know the demo's mail server. */
const demoMailHost = "mail-server";
const demoMailFiles = ["demo-mail/ca.pem", "demo-mail/server.pem", "demo-mail/server.key"] as const;

export type MadeSecrets = {
  readonly directory: string;
  readonly made: readonly string[];
  readonly kept: readonly string[];
};

/** The content of a file, given the contents of those before it in the list. */
type SecretFile = { readonly name: string; readonly make: (contentOf: (name: string) => string) => string };

/** Each file after those that it repeats. */
const secretFiles: readonly SecretFile[] = [
  { name: "internal_key", make: () => randomBytes(32).toString("base64") },
  { name: "secret_keys", make: makeNamedKey },
  { name: "thread_key", make: makeNamedKey },
  { name: "admin_password", make: makePassword },
  { name: "postgres_password", make: makePassword },
  ...schemaNames.flatMap((schema) => postgresFiles(schema)),
  ...serviceNames.map((service) => ({ name: seedFile(service), make: makeNkeySeed })),
  { name: "nats_keys", make: natsKeys },
  { name: "routing_redis_url", make: () => `redis://routing:${makePassword()}@redis:6379` },
  { name: "redis_users", make: redisUsers },
];

/** The files that {@link makeSecrets} makes, each with a content such as it could have. */
export function listSecretFiles(): readonly { readonly name: string; readonly example: string }[] {
  const examples = new Map<string, string>();
  for (const { name, make } of secretFiles)
    examples.set(
      name,
      make((other) => examples.get(other) ?? ""),
    );
  for (const name of demoMailFiles) examples.set(name, "");
  return [...examples].map(([name, example]) => ({ name, example }));
}

/** Safe to repeat: what is there stays, and what depends on it is made from it. */
export async function makeSecrets(directory: string): Promise<MadeSecrets> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const contents = new Map<string, string>();
  const made: string[] = [];
  const kept: string[] = [];
  for (const { name, make } of secretFiles) {
    const file = path.join(directory, name);
    const isNew = await writeNew(file, `${make((other) => contents.get(other) ?? "")}\n`);
    (isNew ? made : kept).push(name);
    contents.set(name, (await readFile(file, "utf8")).trimEnd());
  }
  await makeDemoMailCertificate(directory);
  return { directory, made, kept };
}

/** False where the file is there already. */
async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
  // Whatever the umask.
  await chmod(file, 0o644);
  return true;
}

/** Made here and not by the mail server, because the services want to know the authority when they start. */
async function makeDemoMailCertificate(directory: string): Promise<void> {
  await makeCertificate(path.join(directory, "demo-mail"), [demoMailHost]);
  for (const name of demoMailFiles) await chmod(path.join(directory, name), 0o644);
}

function postgresFiles(schema: (typeof schemaNames)[number]): readonly SecretFile[] {
  const password = `${schema}_postgres_password`;
  const urlFor = (contentOf: (name: string) => string): string =>
    `postgres://mailroom_${schema}:${encodeURIComponent(contentOf(password))}@postgres:5432/mailroom`;
  return [
    { name: password, make: makePassword },
    schema === "blobs"
      ? { name: "blobs_url", make: (contentOf) => `${urlFor(contentOf)}?schema=blobs` }
      : { name: `${schema}_postgres_url`, make: urlFor },
  ];
}

function seedFile(service: ServiceName): string {
  return `${schemaOf(service)}_nats_seed`;
}

/** What deploy/nats/authorization.conf calls the key of a service. */
export function nkeyVariable(service: ServiceName): string {
  return `${schemaOf(service).toUpperCase()}_NKEY`;
}

/** The public halves: NATS can check with them who connects, but nobody can connect. */
function natsKeys(contentOf: (name: string) => string): string {
  const lines = serviceNames.map(
    (service) => `${nkeyVariable(service)} = "${publicNkey(contentOf(seedFile(service)))}"`,
  );
  return lines.join("\n");
}

/** Without a password one may only ask whether Redis is there; routing may reach its own keys and nothing dangerous. */
function redisUsers(contentOf: (name: string) => string): string {
  const password = passwordIn(contentOf("routing_redis_url"));
  return [
    "user default on nopass resetkeys resetchannels -@all +ping",
    `user routing on >${password} ~{routing}* &* +@all -@admin -@dangerous +info`,
  ].join("\n");
}

function makePassword(): string {
  return randomBytes(24).toString("base64url");
}

/** `<key id>:<base64 of 32 bytes>`; the id (8 characters at most) says when the key was made: `k261231`. */
function makeNamedKey(): string {
  const day = new Date().toISOString().slice(2, 10).replaceAll("-", "");
  return `k${day}:${randomBytes(32).toString("base64")}`;
}

function passwordIn(url: string): string {
  return decodeURIComponent(new URL(url).password);
}
