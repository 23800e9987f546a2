/**
 * The one-shot `demo-data` of docker-compose.yml: makes the demo's data through the public API, as `npm start` does, as
 * soon as the services are ready, and says how to sign in. Its facts stay in `.mailroom`, a volume there: `demo-mail.ts`
 * in a container of the same image lets a customer write.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { connectMailServer, type MailServerLocation } from "@mailroom/local-stack/mail-server";
import { createDemoData, type DemoData } from "./demo/create-demo-data.ts";
import { readOrMakeCredentials } from "./demo/credentials.ts";
import type { DemoFacts } from "./demo/facts.ts";
import { factsFile, stateDirectory } from "./demo/paths.ts";
import { RestError } from "./demo/rest-client.ts";

// Nine containers begin at once; on a small machine the last is ready after a minute.
const readyDeadlineMs = 180_000;

function setting(name: string): string {
  const value = process.env[name] ?? "";
  if (value === "") throw new Error(`${name} is missing`);
  return value;
}

/** A service that is not there yet, or does not know yet what another has told it. */
function mayPass(error: unknown): boolean {
  return error instanceof RestError ? error.status >= 500 : error instanceof TypeError;
}

async function createWhenReady(create: () => Promise<DemoData>): Promise<DemoData> {
  const deadline = performance.now() + readyDeadlineMs;
  for (;;) {
    try {
      return await create();
    } catch (error) {
      if (!mayPass(error) || performance.now() > deadline) throw error;
      await pause(1_000);
    }
  }
}

function factsOf(data: DemoData, mail: MailServerLocation, url: string): DemoFacts {
  const { host, imapPort, imapsPort, smtpPort, smtpsPort, lmtpPort, caFile, usersDirectory } = mail;
  return {
    ...{ url, docsUrl: `${url}/docs` },
    ...{ users: data.users, apiKey: data.apiKey, accountId: data.accountId, queueId: data.queueId },
    mail: {
      ...{ host, imapPort, imapsPort, smtpPort, smtpsPort, lmtpPort, caFile, usersDirectory },
      mailboxes: data.mailboxes,
    },
    postgresUrl: "postgres://postgres:5432/mailroom",
    redisUrl: "redis://redis:6379",
    natsUrl: "nats://nats:4222",
    services: [],
    pid: process.pid,
  };
}

function screen({ url, docsUrl, apiKey, users }: DemoFacts): string {
  return [
    "",
    "The demo is ready.",
    "",
    `  Web client   ${url}`,
    `  API          ${docsUrl}  (try it with the key ${apiKey})`,
    "",
    "Sign in as",
    ...users.map((user) => `  ${user.role.padEnd(6)} ${user.emailAddress.padEnd(22)} ${user.password}`),
    "",
    "Let a customer write",
    '  docker compose run --rm --no-deps demo-data node scripts/demo-mail.ts --subject "Where is my order?"',
    "",
  ].join("\n");
}

async function main(): Promise<void> {
  const location: MailServerLocation = JSON.parse(await readFile(setting("MAILROOM_MAIL_LOCATION_FILE"), "utf8"));
  const adminPassword = (await readFile(setting("MAILROOM_ADMIN_PASSWORD_FILE"), "utf8")).trimEnd();
  const mail = connectMailServer(location);
  const baseUrl = setting("MAILROOM_URL");
  const data = await createWhenReady(async () => {
    const credentials = { ...(await readOrMakeCredentials()), adminPassword };
    return createDemoData({ baseUrl, mail, credentials });
  });
  const facts = factsOf(data, location, setting("MAILROOM_PUBLIC_URL"));
  await mkdir(stateDirectory, { recursive: true });
  await writeFile(factsFile, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  console.log(screen(facts));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
