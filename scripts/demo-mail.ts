/** `npm run demo:mail`: lets a customer write to the demo account, by LMTP straight into its mailbox. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { deliverByLmtp } from "@mailroom/local-stack/lmtp";
import { simpleParser, type ParsedMail } from "mailparser";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { bareAddress } from "./demo/bare-address.ts";
import { customerMailbox } from "./demo/customer-mailbox.ts";
import { mailboxOf, readDemoFacts, type DemoFacts, type DemoMailbox } from "./demo/facts.ts";
import { withMailbox } from "./demo/mailbox-uids.ts";

const usage = `Usage: npm run demo:mail -- [--from ADDRESS] [--subject TEXT] [--text TEXT] [--to ADDRESS] [--reply] [file.eml …]
  Without files one mail is written. The sender gets a mailbox for the answers.
  --from may be "Jane Doe <jane@example.test>". --reply answers the newest mail in the sender's mailbox (customer@example.test where no --from says otherwise).
  Files are delivered as they are.`;

type MailOptions = ReturnType<typeof parseOptions>["values"];

/** @throws TypeError for what is no option. */
function parseOptions() {
  return parseArgs({
    options: {
      from: { type: "string", default: "customer@example.test" },
      to: { type: "string" },
      subject: { type: "string", default: "Where is my order?" },
      text: {
        type: "string",
        default: "Hello,\n\nI ordered a lamp last week and have not heard since. Can you help?\n\nThank you",
      },
      reply: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
    allowPositionals: true,
  });
}

async function main(): Promise<void> {
  const { values, positionals } = parseOptions();
  if (values.help) {
    console.log(usage);
    return;
  }
  if (values.reply && positionals.length > 0) throw new TypeError("--reply writes the mail: it takes no files.");
  const facts = await readDemoFacts();
  const from = bareAddress(values.from);
  const to = values.to === undefined ? mailboxOf(facts, "support").address : bareAddress(values.to);
  const mails =
    positionals.length > 0
      ? await Promise.all(positionals.map(readMailFile))
      : [await compose(facts, { ...values, to, mailbox: await customerMailbox(facts, from) })];
  for (const raw of mails) {
    const replies = await deliverByLmtp(facts.mail.lmtpPort, { from, to: [to], raw }, facts.mail.host);
    for (const reply of replies) {
      if (reply.code >= 300) throw new Error(`The mail server refused ${reply.recipient}: ${reply.code} ${reply.text}`);
    }
  }
  console.log(
    `${mails.length === 1 ? "One mail" : `${mails.length} mails`} from ${from} to ${to} delivered. See ${facts.url}`,
  );
}

async function readMailFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Error(`${file} cannot be read (a mail as one file is wanted; npm run demo:corpus takes a directory).`, {
      cause: error,
    });
  }
}

type Writing = MailOptions & { readonly to: string; readonly mailbox: DemoMailbox | null };

async function compose(facts: DemoFacts, values: Writing): Promise<Buffer> {
  const original = values.reply ? await newestOf(facts, values.mailbox ?? mailboxOf(facts, "customer")) : null;
  const thread =
    original?.messageId === undefined
      ? {}
      : { inReplyTo: original.messageId, references: [...[original.references ?? []].flat(), original.messageId] };
  const composer = new MailComposer({
    from: values.from,
    to: values.to,
    subject: original === null ? values.subject : `Re: ${(original.subject ?? "").replace(/^(re:\s*)+/i, "")}`,
    text: values.text,
    messageId: `<${randomUUID()}@example.test>`,
    ...thread,
  });
  return composer.compile().build();
}

async function newestOf(facts: DemoFacts, mailbox: DemoMailbox): Promise<ParsedMail> {
  const source = await withMailbox(facts, mailbox, async (imap) => {
    const newest = await imap.fetchOne("*", { source: true });
    return newest === false ? null : (newest.source ?? null);
  }).catch(() => null);
  if (source === null)
    throw new Error(`${mailbox.address} has no mail to answer yet. Answer the customer in the web client first.`);
  return simpleParser(source);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  if (error instanceof TypeError) console.error(usage);
  process.exitCode = 1;
}
