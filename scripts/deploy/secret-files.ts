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
import { schemaNames } from "@mailroom/local-stack/service-database";
import { schemaOf } from "@mailroom/local-stack/service-environment";

/** By which the other containers know the demo's mail server. */
export const demoMailHost = "mail-server";

export type MadeSecrets = {
  readonly directory: string;
  readonly made: readonly string[];
  readonly kept: readonly string[];
};

type Keep = (name: string, make: () => string) => Promise<string>;

/** Resolves to the names of the files. Safe to repeat: what is there stays, and what depends on it is made from it. */
export async function makeSecrets(directory: string): Promise<MadeSecrets> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const made: string[] = [];
  const kept: string[] = [];
  const keep: Keep = async (name, make) => {
    const file = path.join(directory, name);
    const text = `${make()}\n`;
    try {
      await writeFile(file, text, { flag: "wx", mode: 0o644 });
      // Whatever the umask.
      await chmod(file, 0o644);
      made.push(name);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      kept.push(name);
    }
    return (await readFile(file, "utf8")).trimEnd();
  };
  await makeKeys(keep);
  await makePostgresSecrets(keep);
  await makeNatsSecrets(keep);
  await makeRedisSecrets(keep);
  await makeDemoMailCertificate(directory);
  return { directory, made, kept };
}

async function makeKeys(keep: Keep): Promise<void> {
  await keep("internal_key", () => randomBytes(32).toString("base64"));
  await keep("secret_keys", makeNamedKey);
  await keep("thread_key", makeNamedKey);
  await keep("admin_password", makePassword);
}

async function makePostgresSecrets(keep: Keep): Promise<void> {
  await keep("postgres_password", makePassword);
  for (const schema of schemaNames) {
    const password = await keep(`${schema}_postgres_password`, makePassword);
    const url = `postgres://mailroom_${schema}:${password}@postgres:5432/mailroom`;
    if (schema === "blobs") await keep("blobs_url", () => `${url}?schema=blobs`);
    else await keep(`${schema}_postgres_url`, () => url);
  }
}

async function makeNatsSecrets(keep: Keep): Promise<void> {
  const users: string[] = [];
  for (const service of serviceNames) {
    const url = await keep(`${fileNameOf(service)}_nats_url`, () => `nats://${service}:${makePassword()}@nats:4222`);
    users.push(`    { user: "${service}", password: "${passwordIn(url)}" }`);
  }
  await keep("nats_users", () => ["authorization {", "  users = [", ...users, "  ]", "}"].join("\n"));
}

/** Without a password one may only ask whether Redis is there; routing may reach its own keys and nothing dangerous. */
async function makeRedisSecrets(keep: Keep): Promise<void> {
  const url = await keep("routing_redis_url", () => `redis://routing:${makePassword()}@redis:6379`);
  await keep("redis_users", () =>
    [
      "user default on nopass resetkeys resetchannels -@all +ping",
      `user routing on >${passwordIn(url)} ~{routing}* &* +@all -@admin -@dangerous +info`,
    ].join("\n"),
  );
}

/** Made here and not by the mail server, because the services want to know the authority when they start. */
async function makeDemoMailCertificate(directory: string): Promise<void> {
  const { keyFile } = await makeCertificate(path.join(directory, "demo-mail"), [demoMailHost]);
  await chmod(keyFile, 0o644);
}

function fileNameOf(service: ServiceName): string {
  return schemaOf(service);
}

function makePassword(): string {
  return randomBytes(24).toString("base64url");
}

/** `<key id>:<base64 of 32 bytes>`; the id says when the key was made, so that rings read in order. */
function makeNamedKey(): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "");
  return `k${day}:${randomBytes(32).toString("base64")}`;
}

function passwordIn(url: string): string {
  return decodeURIComponent(new URL(url).password);
}
