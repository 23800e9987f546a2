/**
 * Logging in (RFC 4954) within the account's own deadline, which nodemailer does not offer: its handlers are replaced by
 * these. What fails here reaches the caller with the code EAUTH and the server's reply, as nodemailer's own would.
 */
import { createHmac } from "node:crypto";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { initialResponse } from "./token-login.ts";

type Context = SMTPConnection.CustomAuthenticationContext;
type Credentials = { readonly user: string; readonly password: string };

/** The server has not said within the account's time whether the login is right. */
export class LoginTimedOut extends Error {
  override readonly name = "LoginTimedOut";
  /** The message as it was: nodemailer appends the last reply to it. */
  readonly detail: string;

  constructor(seconds: number) {
    const detail = `The server did not answer the login within ${seconds} s.`;
    super(detail);
    this.detail = detail;
  }
}

/** For nodemailer's `customAuth`: the mechanisms with a password, each within `timeoutSeconds` from its first command. */
export function loginWithin(timeoutSeconds: number): SMTPConnection.CustomAuthenticationHandlers {
  const timed = (exchange: (context: Context, credentials: Credentials) => Promise<void>) => (context: Context) =>
    withinSeconds(timeoutSeconds, exchange(context, credentialsOf(context)));
  return { PLAIN: timed(logInPlain), LOGIN: timed(logInByTurns), "CRAM-MD5": timed(logInByChallenge) };
}

/**
 * As `loginWithin`, with an access token: whichever mechanism nodemailer would choose, XOAUTH2 is spoken. `onRefused` is
 * told when the server did not take the token.
 */
export function tokenLoginWithin(
  timeoutSeconds: number,
  onRefused: () => void,
): SMTPConnection.CustomAuthenticationHandlers {
  const handler = (context: Context) =>
    withinSeconds(timeoutSeconds, logInWithToken(context, credentialsOf(context), onRefused));
  return { XOAUTH2: handler, PLAIN: handler, LOGIN: handler, "CRAM-MD5": handler };
}

async function withinSeconds(seconds: number, exchange: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new LoginTimedOut(seconds));
  }, seconds * 1000);
  try {
    await Promise.race([exchange, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function credentialsOf({ auth }: Context): Credentials {
  const { user, pass } = auth.credentials;
  return { user, password: typeof pass === "string" ? pass : "" };
}

/** RFC 4616, without an authorisation identity: some servers stumble over one. */
async function logInPlain(context: Context, { user, password }: Credentials): Promise<void> {
  refuseEmpty(password);
  await expect(context, `AUTH PLAIN ${base64(`\0${user}\0${password}`)}`, "2");
}

async function logInByTurns(context: Context, { user, password }: Credentials): Promise<void> {
  refuseEmpty(password);
  await expect(context, "AUTH LOGIN", "334");
  await expect(context, base64(user), "334");
  await expect(context, base64(password), "2");
}

/** RFC 2195. */
async function logInByChallenge(context: Context, { user, password }: Credentials): Promise<void> {
  refuseEmpty(password);
  const text = await expect(context, "AUTH CRAM-MD5", "334");
  const challenge = Buffer.from(text, "base64").toString("latin1");
  const digest = createHmac("md5", password).update(challenge, "latin1").digest("hex");
  await expect(context, base64(`${user} ${digest}`), "2");
}

async function logInWithToken(context: Context, credentials: Credentials, onRefused: () => void): Promise<void> {
  const { user, password: accessToken } = credentials;
  const first = await context.sendCommand(`AUTH XOAUTH2 ${initialResponse(user, accessToken)}`);
  // 334: the server explains, and refuses when it has got an empty line.
  const { response } = first.response.startsWith("334") ? await context.sendCommand("") : first;
  if (response.startsWith("2")) return;
  if (response.startsWith("5")) onRefused();
  throw new Error("Invalid login");
}

function refuseEmpty(password: string): void {
  if (password === "") throw new Error("The account has no password to log in with.");
}

/** Answers the text of the reply, which must begin with these digits. */
async function expect(context: Context, command: string, digits: "2" | "334"): Promise<string> {
  const { response } = await context.sendCommand(command);
  if (!response.startsWith(digits)) throw new Error("Invalid login");
  return response.slice(4);
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
