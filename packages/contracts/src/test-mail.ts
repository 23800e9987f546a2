/**
 * A test mail of an account to itself (X25): account-config sends it, imap-ingest knows it by this field and never makes a
 * message of it. The field's value is `testMailText`, signed with a key of this purpose (`packages/http`, signed-text).
 */
export const testMailHeader = "Mailroom-Test";
export const testMailPurpose = "test-mail";

export type TestMailMark = { readonly accountId: string; readonly sentAt: Date; readonly nonce: string };

export function testMailText({ accountId, sentAt, nonce }: TestMailMark): string {
  return `${accountId}.${Math.floor(sentAt.getTime() / 1000)}.${nonce}`;
}

/** Null for what is no such text. */
export function parseTestMailText(text: string): TestMailMark | null {
  const [, accountId, seconds, nonce] = /^([0-9a-f-]{36})\.(\d{1,11})\.([\w-]{1,64})$/.exec(text) ?? [];
  if (accountId === undefined || seconds === undefined || nonce === undefined) return null;
  return { accountId, sentAt: new Date(Number(seconds) * 1000), nonce };
}
