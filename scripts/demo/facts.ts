import { readFile } from "node:fs/promises";
import { factsFile } from "./paths.ts";

export type DemoUser = {
  readonly role: "admin" | "agent";
  readonly name: string;
  readonly emailAddress: string;
  readonly password: string;
};
export type DemoMailbox = { readonly address: string; readonly password: string; readonly whose: string };

/** The facts of the last screen, as `.mailroom/demo.json` holds them. */
export type DemoFacts = {
  readonly url: string;
  readonly docsUrl: string;
  readonly users: readonly DemoUser[];
  readonly apiKey: string;
  readonly accountId: string;
  readonly queueId: string;
  readonly mail: {
    readonly host: string;
    readonly imapPort: number;
    readonly imapsPort: number;
    readonly smtpPort: number;
    readonly smtpsPort: number;
    readonly lmtpPort: number;
    readonly caFile: string;
    /** Where the mail server finds its mailboxes; missing in facts of an earlier version. */
    readonly usersDirectory?: string;
    readonly mailboxes: readonly DemoMailbox[];
  };
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** With the user `admin`, who may look at everything. */
  readonly natsUrl: string;
  readonly services: readonly {
    readonly name: string;
    readonly url: string;
    readonly pid: number;
    readonly logFile: string;
  }[];
  /** The process to end, as `npm stop` does. */
  readonly pid: number;
};

/** @throws when no system is running here. */
export async function readDemoFacts(): Promise<DemoFacts> {
  let text: string;
  try {
    text = await readFile(factsFile, "utf8");
  } catch (cause) {
    throw new Error("No running Mailroom found here. Start it first, in another terminal: npm start", { cause });
  }
  // Written by our own start script in this very form.
  const facts: DemoFacts = JSON.parse(text);
  return facts;
}

/** @throws when the demo has no mailbox of that kind. */
export function mailboxOf(facts: { readonly mail: Pick<DemoFacts["mail"], "mailboxes"> }, whose: string): DemoMailbox {
  const mailbox = facts.mail.mailboxes.find((candidate) => candidate.whose === whose);
  if (mailbox === undefined)
    throw new Error(`The demo has no mailbox of the ${whose}. Begin anew: npm start -- --fresh`);
  return mailbox;
}
