import { randomBytes } from "node:crypto";
import { beforeAll } from "@jest/globals";
import { connectMailServer, type MailServer, type MailServerLocation } from "@mailroom/local-stack/mail-server";
import { askStack, startDeadlineMs } from "./ask-stack.ts";
import { lateValue } from "./late-value.ts";
import { listMessages, type StoredMessage } from "./list-messages.ts";

/** A fresh mailbox on the run's mail server. */
export type TestMailbox = {
  readonly address: string;
  readonly password: string;
  readonly server: MailServer;
  /** By LMTP. `from` is the reverse-path, default `customer@example.test`. */
  deliver(raw: Uint8Array | string, from?: string): Promise<void>;
  /** Everything in one IMAP mailbox (default INBOX), oldest first; flags are not touched. */
  list(mailbox?: string): Promise<StoredMessage[]>;
};

/** Call it at the top of a test file or of a `describe`; more than one call makes more mailboxes. */
export function useMailbox(): TestMailbox {
  const mailbox = lateValue<TestMailbox>("the mailbox");
  beforeAll(async () => {
    mailbox.set(await makeMailbox());
  }, startDeadlineMs);
  return {
    get address() {
      return mailbox.get().address;
    },
    get password() {
      return mailbox.get().password;
    },
    get server() {
      return mailbox.get().server;
    },
    deliver: async (raw, from) => mailbox.get().deliver(raw, from),
    list: async (name) => mailbox.get().list(name),
  };
}

/** The same outside of jest's hooks, e.g. for one more mailbox inside a test. */
export async function makeMailbox(): Promise<TestMailbox> {
  const server = connectMailServer(readLocation(await askStack("mail")));
  const address = `box-${randomBytes(6).toString("hex")}@mailroom.test`;
  const password = randomBytes(12).toString("base64url");
  await server.addMailbox(address, password);
  return {
    ...{ address, password, server },
    async deliver(raw, from = "customer@example.test") {
      await server.deliver({ from, to: [address], raw: typeof raw === "string" ? Buffer.from(raw) : raw });
    },
    list: async (mailbox = "INBOX") => listMessages(server, { address, password, mailbox }),
  };
}

function readLocation(answer: unknown): MailServerLocation {
  if (isAnswer(answer)) return answer.location;
  throw new Error("the stack server answered without a mail server");
}

/** It comes from our own process: the presence of one field tells it from an error. */
function isAnswer(answer: unknown): answer is { readonly location: MailServerLocation } {
  return typeof answer === "object" && answer !== null && "location" in answer;
}
