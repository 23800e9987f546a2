/**
 * What providers mean when they refuse a login. They answer in words, not in codes: the table holds the words, most
 * specific first, and which provider says them where the same words mean something else elsewhere.
 */
export type LoginHint = { readonly code: string; readonly hint: string };

type Row = LoginHint & { readonly says: RegExp; readonly hosts?: RegExp };

const google = /(^|\.)(gmail|googlemail|google)\.com$/;
const yahoo = /(^|\.)(yahoo(dns)?|aol|att|ymail)\.(com|net|co\.jp)$/;
const microsoft = /(^|\.)(outlook\.com|office365\.com|hotmail\.com|office365\.us|partner\.outlook\.cn)$/;
const apple = /(^|\.)(mail\.me|icloud)\.com$/;

const rows: readonly Row[] = [
  {
    says: /application-specific password|app(?:lication)?[- ]password/i,
    code: "app-password-needed",
    hint: "This account has two-step verification: create an app password in the account's security settings and use it here.",
  },
  {
    says: /not enabled for IMAP|IMAP (?:access )?(?:is |has been )?(?:disabled|not enabled|switched off)|enable (?:your account for )?IMAP/i,
    code: "imap-disabled",
    hint: "IMAP is switched off for this mailbox: switch it on in the provider's mail settings.",
  },
  {
    says: /basic auth(?:entication)? is (?:disabled|blocked)|BasicAuthBlocked|SmtpClientAuthentication is disabled/i,
    code: "basic-auth-off",
    hint: "Microsoft takes no passwords here any more: choose OAuth 2.0, or let its administrator switch on SMTP AUTH.",
  },
  {
    says: /./,
    hosts: microsoft,
    code: "basic-auth-off",
    hint: "Microsoft 365 and Outlook.com refuse passwords over IMAP and SMTP, also right ones: choose OAuth 2.0.",
  },
  {
    says: /too many|temporar|try again later|\[(?:LIMIT|UNAVAILABLE|INUSE)\]|^4\d\d[ -]/i,
    code: "login-deferred",
    hint: "The server refuses logins for the moment, perhaps after too many tries: wait some minutes.",
  },
  {
    says: /plaintext authentication disallowed|PRIVACYREQUIRED|LOGINDISABLED|encryption (?:is )?required|must issue (?:a )?STARTTLS|login is disabled/i,
    code: "encryption-needed",
    hint: "The server takes passwords over TLS only: switch SSL on.",
  },
  {
    // RFC 5321 §4.2.4: the command is not known or not at its place.
    says: /^50[0-4][ -]/,
    code: "login-not-offered",
    hint: "The server takes no login here: switch SSL on, use the submission port (465, 587), or switch authentication off.",
  },
  {
    says: /./,
    hosts: google,
    code: "authentication-failed",
    hint: "Google takes an app password here (myaccount.google.com, Security, App passwords), not the password of the account; it needs two-step verification. Or use OAuth.",
  },
  {
    says: /./,
    hosts: yahoo,
    code: "authentication-failed",
    hint: "Yahoo and AOL take an app password here (Account security, Generate app password), not the password of the account.",
  },
  {
    says: /./,
    hosts: apple,
    code: "authentication-failed",
    hint: "iCloud takes an app-specific password here (account.apple.com, Sign-In and Security), not the one of the Apple Account.",
  },
];

const otherwise: LoginHint = {
  code: "authentication-failed",
  hint: "Check user name and password. With two-step verification many providers want an app password instead.",
};

/** Nothing of what is said about passwords helps whoever signs in through a provider. */
const otherwiseOfToken: LoginHint = {
  code: "token-refused",
  hint: "The sign-in at the provider does not open this mailbox: check the user name, and that whoever signed in, or the application, may open it by IMAP and SMTP. Or sign in again as somebody else.",
};
const alsoOfToken: readonly string[] = ["imap-disabled", "login-deferred"];

/** `words`: what the server said to the login; `host`: as it is configured; `byToken`: with OAuth, not with a password. */
export function hintOfRefusedLogin(words: string, host: string, byToken: boolean): LoginHint {
  const name = host.toLowerCase();
  const row = rows
    .filter((each) => !byToken || alsoOfToken.includes(each.code))
    .find(({ says, hosts }) => says.test(words) && (hosts?.test(name) ?? true));
  const { code, hint } = row ?? (byToken ? otherwiseOfToken : otherwise);
  return { code, hint };
}
