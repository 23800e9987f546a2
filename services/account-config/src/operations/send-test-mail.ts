import type { TestMailResult } from "@mailroom/contracts/api/account";
import { type TestMailMark, testMailText } from "@mailroom/contracts/test-mail";
import { accountNotFound } from "../domain/errors.ts";
import type { Clock, RunTestMail, SecretBox } from "./ports.ts";
import type { TakeTest } from "./test-limit.ts";
import { type TokenTargetPorts, withAccessToken } from "./token-target.ts";
import { targetOf } from "./verify-account.ts";

export type SendTestMailPorts = TokenTargetPorts & {
  readonly secretBox: SecretBox;
  readonly clock: Clock;
  readonly limit: TakeTest;
  readonly runTestMail: RunTestMail;
  /** Signs so that imap-ingest knows the mail. */
  readonly signMark: (text: string) => string;
  readonly makeNonce: () => string;
};

export type SendTestMailInput = {
  readonly accountId: string;
  readonly caller: string;
  readonly signal: AbortSignal;
};

/** Sends a mail from the account to itself and waits for it (X25). @throws DomainError `account-not-found`, `too-many-tests`. */
export async function sendTestMail(ports: SendTestMailPorts, input: SendTestMailInput): Promise<TestMailResult> {
  const account = await ports.withTransaction((scope) => scope.accounts.find(input.accountId));
  if (account === null) throw accountNotFound();
  const { settings } = account;
  const sentAt = ports.clock.now();
  ports.limit({ caller: input.caller, host: settings.smtp.host, accountId: account.id }, sentAt);
  const mark: TestMailMark = { accountId: account.id, sentAt, nonce: ports.makeNonce() };
  const targetFor = (which: "imap" | "smtp") =>
    withAccessToken(ports, account, targetOf(account, which, ports.secretBox));
  const target = {
    imap: { ...(await targetFor("imap")), mailbox: settings.imap.mailbox },
    smtp: await targetFor("smtp"),
    address: settings.emailAddress,
    mark: ports.signMark(testMailText(mark)),
    ...{ sentAt, nonce: mark.nonce },
  };
  return ports.runTestMail(target, input.signal);
}
