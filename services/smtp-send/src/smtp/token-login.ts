/** Logging in with an access token: XOAUTH2, as Microsoft and Google speak it. */
import type { AccountSnapshot, AccountToken } from "@mailroom/contracts/events/account";

/** Opened, for one pool of connections. */
export type PoolToken = { readonly generation: number; readonly accessToken: string };

export type TokenSource = {
  readonly find: (accountId: string) => Promise<AccountToken | null>;
  /** @throws DomainError `secret-unreadable` */
  readonly open: (token: AccountToken) => string;
  /** The server refused it: account-config gets a newer one, and what waits is tried with that. */
  readonly onRefused: (refusal: { readonly accountId: string; readonly generation: number }) => void;
  readonly now: () => Date;
};

/** Whether the account submits with a token instead of a password. */
export function usesToken({ authenticationMethod, smtp }: AccountSnapshot): boolean {
  return authenticationMethod === "oauth" && smtp.authentication;
}

/** Null where there is none that could be good. */
export async function findPoolToken(source: TokenSource, accountId: string): Promise<PoolToken | null> {
  const token = await source.find(accountId);
  if (token?.status !== "authorized" || token.accessToken === null) return null;
  if (token.expiresAt !== null && Date.parse(token.expiresAt) <= source.now().getTime()) return null;
  return { generation: token.generation, accessToken: source.open(token) };
}

/** The initial response of XOAUTH2; the parts are divided by control-A. */
export function initialResponse(user: string, accessToken: string): string {
  return Buffer.from(`user=${user}\x01auth=Bearer ${accessToken}\x01\x01`, "utf8").toString("base64");
}
