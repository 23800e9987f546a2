/**
 * `npm run demo:corpus -- DIR`: delivers every mail of a directory to the demo account by LMTP and tells what became of
 * each. The last line of stdout is one JSON object; exit status 1 when a mail was lost or doubled.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connectLmtp } from "@mailroom/local-stack/lmtp";
import { listMailFiles } from "./demo/corpus-files.ts";
import { countFates, type MailFate } from "./demo/corpus-report.ts";
import { mailboxOf, readDemoFacts, type DemoFacts } from "./demo/facts.ts";
import { listUidsFrom, withMailbox } from "./demo/mailbox-uids.ts";
import { readPeakMemoryMb } from "./demo/process-memory.ts";
import { itemsOf, makeRestClient, textField, type RestClient } from "./demo/rest-client.ts";

/** Without a new outcome for so long the run gives up and reports what is missing. */
const patienceMs = 120_000;

const unfinished = new Set(["pending"]);

async function main(argument: string | undefined): Promise<void> {
  if (argument === undefined) throw new Error("Usage: npm run demo:corpus -- DIR");
  const directory = path.resolve(argument);
  const files = await listMailFiles(directory);
  const facts = await readDemoFacts();
  const client = makeRestClient({ baseUrl: facts.url, headers: { authorization: `Bearer ${facts.apiKey}` } });
  const support = mailboxOf(facts, "support");
  const before = new Set(await listMessageKeys(client, facts.accountId));
  const firstUid = await withMailbox(facts, support, async (imap) => {
    const status = await imap.status("INBOX", { uidNext: true });
    return status === false ? 1 : (status.uidNext ?? 1);
  });
  const accepted = await deliverAll(facts, directory, files, support.address);
  const uids = await withMailbox(facts, support, (imap) => listUidsFrom(imap, firstUid));
  if (uids.length !== accepted.length) {
    console.log(
      `The mailbox holds ${uids.length} new mails, ${accepted.length} were delivered: somebody else writes to it, too.`,
    );
  }
  const fileOfUid = new Map(uids.map((uid, index) => [uid, accepted[index] ?? "(not delivered by this run)"]));
  const fates = await followLedger(client, facts.accountId, fileOfUid);
  await settle(client, fates, before, facts.accountId);
  const stored = (await listMessageKeys(client, facts.accountId)).filter((key) => !before.has(key));
  report(fates);
  await reportMemory(facts);
  const counts = countFates(accepted.length, fates, stored);
  console.log(JSON.stringify(counts));
  process.exitCode = counts.lost === 0 && counts.duplicated === 0 ? 0 : 1;
}

/** Delivers over one connection, in order, so that UIDs rise in the order of the files. Returns the accepted ones. */
async function deliverAll(
  facts: DemoFacts,
  directory: string,
  files: readonly string[],
  to: string,
): Promise<string[]> {
  const lmtp = await connectLmtp({ host: facts.mail.host, port: facts.mail.lmtpPort });
  const accepted: string[] = [];
  try {
    for (const [index, file] of files.entries()) {
      const raw = await readFile(path.join(directory, file));
      const [reply] = await lmtp.deliver({ from: "corpus@example.test", to: [to], raw });
      if (reply !== undefined && reply.code < 300) accepted.push(file);
      else console.log(`refused by LMTP: ${file}: ${reply?.code ?? ""} ${reply?.text ?? "no answer"}`);
      if ((index + 1) % 200 === 0) console.log(`delivered ${index + 1} of ${files.length}`);
    }
  } finally {
    await lmtp.close();
  }
  console.log(`delivered ${accepted.length} of ${files.length}`);
  return accepted;
}

/** Polls the ledger until every UID has its outcome, or nothing has moved for `patienceMs`. */
async function followLedger(
  client: RestClient,
  accountId: string,
  fileOfUid: ReadonlyMap<number, string>,
): Promise<MailFate[]> {
  let lastDone = -1;
  let movedAt = performance.now();
  for (;;) {
    const fates = await readLedger(client, accountId, fileOfUid);
    const done = fates.filter((fate) => !unfinished.has(fate.outcome)).length;
    if (done !== lastDone) {
      console.log(`${done} of ${fileOfUid.size} taken in`);
      lastDone = done;
      movedAt = performance.now();
    }
    if (done >= fileOfUid.size || performance.now() - movedAt > patienceMs) return fates;
    await wait(1000);
  }
}

async function readLedger(
  client: RestClient,
  accountId: string,
  fileOfUid: ReadonlyMap<number, string>,
): Promise<MailFate[]> {
  const fates: MailFate[] = [];
  for await (const item of allItems(client, `/accounts/${accountId}/ledger`)) {
    const locator: unknown = Reflect.get(Object(item), "locator");
    const uid: unknown = Reflect.get(Object(locator), "uid");
    const file = typeof uid === "number" ? fileOfUid.get(uid) : undefined;
    if (file === undefined || typeof uid !== "number") continue;
    const reason: unknown = Reflect.get(Object(item), "reason");
    const messageKey: unknown = Reflect.get(Object(item), "messageKey");
    const processingMs: unknown = Reflect.get(Object(item), "processingMs");
    fates.push({
      file,
      uid,
      outcome: textField(item, "outcome"),
      reason: typeof reason === "string" ? reason : null,
      messageKey: typeof messageKey === "string" ? messageKey : null,
      processingMs: typeof processingMs === "number" ? processingMs : null,
    });
  }
  return fates;
}

/** The last events may still be on their way to interaction-history. */
async function settle(
  client: RestClient,
  fates: readonly MailFate[],
  before: ReadonlySet<string>,
  accountId: string,
): Promise<void> {
  const expected = fates.filter((fate) => fate.outcome === "message" || fate.outcome === "quarantined").length;
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const stored = (await listMessageKeys(client, accountId)).filter((key) => !before.has(key));
    if (stored.length >= expected) return;
    console.log(`${stored.length} of ${expected} in the history`);
    await wait(1000);
  }
}

async function listMessageKeys(client: RestClient, accountId: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const item of allItems(client, "/messages", `&accountId=${accountId}`)) {
    if (textField(item, "direction") === "in") keys.push(textField(item, "id"));
  }
  return keys;
}

async function* allItems(client: RestClient, resource: string, filter = ""): AsyncGenerator {
  let cursor: string | null = "";
  while (cursor !== null) {
    const { body } = await client.get(
      `${resource}?limit=200${filter}${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    yield* itemsOf(body);
    const next: unknown = Reflect.get(Object(Reflect.get(Object(body), "page")), "nextCursor");
    cursor = typeof next === "string" ? next : null;
  }
}

function report(fates: readonly MailFate[]): void {
  for (const fate of fates) {
    console.log(`${fate.outcome.padEnd(11)} ${fate.file}${fate.reason === null ? "" : `  (${fate.reason})`}`);
  }
  const slowest = fates.toSorted((a, b) => (b.processingMs ?? 0) - (a.processingMs ?? 0))[0];
  if (slowest !== undefined)
    console.log(`slowest single mail: ${slowest.file}, ${slowest.processingMs ?? 0} ms to parse and store`);
}

async function reportMemory(facts: DemoFacts): Promise<void> {
  for (const service of facts.services) {
    const peak = await readPeakMemoryMb(service.pid);
    if (peak !== null)
      console.log(
        `memory at most  ${service.name.padEnd(20)} ${peak} MB${peak > 400 ? "  above the limit of 400 MB" : ""}`,
      );
  }
}

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
