import { describe, expect, test } from "@jest/globals";
import { explain } from "./explain.ts";
import { similarMailboxes } from "./similar-mailbox.ts";

const atLogin = (responseText: string, host: string) =>
  explain(Object.assign(new Error("Command failed"), { responseText }), { step: "login", host });

describe("S12 S16 what a refused login means", () => {
  test.each([
    ["imap.gmail.com", "[ALERT] Application-specific password required", "app-password-needed", /app password/],
    [
      "imap.gmail.com",
      "[AUTHENTICATIONFAILED] Invalid credentials (Failure)",
      "authentication-failed",
      /Google.*app password/,
    ],
    ["imap.gmail.com", "Your account is not enabled for IMAP use.", "imap-disabled", /switch it on/],
    ["imap.mail.yahoo.com", "[AUTHENTICATIONFAILED] LOGIN Invalid credentials", "authentication-failed", /Yahoo/],
    ["outlook.office365.com", "LOGIN failed.", "basic-auth-off", /OAuth/],
    [
      "smtp.acme.test",
      "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
      "basic-auth-off",
      /OAuth/,
    ],
    [
      "imap.acme.test",
      "[PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure connections.",
      "encryption-needed",
      /SSL on/,
    ],
    ["smtp.acme.test", "454 4.7.0 Temporary authentication failure", "login-deferred", /wait/],
    ["smtp.acme.test", "503 5.5.1 Error: authentication not enabled", "login-not-offered", /submission port/],
    ["notgmail.com", "535 5.7.8 Error: authentication failed", "authentication-failed", /^Check user name/],
  ])("%s: %s → %s", (host, words, code, hint) => {
    expect(atLogin(words, host)).toEqual({ code, detail: words, hint: expect.stringMatching(hint) as unknown });
  });
});

describe("S10 X10 what a refused access token means", () => {
  const atTokenLogin = (responseText: string, host: string) =>
    explain(Object.assign(new Error("Command failed"), { responseText }), { step: "login", host, byToken: true });

  test.each([
    ["outlook.office365.com", "AUTHENTICATE failed.", "token-refused"],
    ["imap.gmail.com", "[AUTHENTICATIONFAILED] Invalid credentials (Failure)", "token-refused"],
    ["imap.acme.test", "Authentication failed.", "token-refused"],
    ["imap.gmail.com", "Your account is not enabled for IMAP use.", "imap-disabled"],
    ["smtp.acme.test", "454 4.7.0 Temporary authentication failure", "login-deferred"],
  ])("%s: %s → %s, and nothing about passwords", (host, words, code) => {
    const { hint, ...rest } = atTokenLogin(words, host);
    expect(rest).toEqual({ code, detail: words });
    expect(hint).not.toMatch(/password|choose OAuth/);
  });
});

test("a certificate that fails during the login is told as that, not as a wrong password", () => {
  const error = Object.assign(new Error("certificate has expired"), { code: "CERT_HAS_EXPIRED" });
  expect(explain(error, { step: "login", host: "imap.acme.test" })).toMatchObject({ code: "certificate-expired" });
});

test("S16 what TLS has found stands in the detail without Node's advice, whatever step and library it comes from", () => {
  const found = "unable to verify the first certificate";
  const advice = "; if the root CA is installed locally, try running Node.js with --use-system-ca";
  for (const code of ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ESOCKET"]) {
    for (const step of ["tls", "login"] as const) {
      const error = Object.assign(new Error(found + advice), { code });
      expect(explain(error, { step, host: "imap.acme.test" }).detail).toBe(found);
    }
  }
});

test("S16 of OpenSSL's line for developers only the reason is told", () => {
  const line =
    "406DA3BAAB7F0000:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../deps/openssl/openssl/ssl/record/methods/tlsany_meth.c:77:\n";
  const error = Object.assign(new Error(line), { code: "ERR_SSL_WRONG_VERSION_NUMBER" });
  expect(explain(error, { step: "tls", host: "imap.acme.test" })).toMatchObject({
    code: "no-tls",
    detail: "wrong version number",
  });
});

test("S16 names of a certificate are told in one line, even where a stranger wrote control characters into them", () => {
  const error = Object.assign(new Error("Hostname/IP does not match certificate's altnames"), {
    ...{ code: "ERR_TLS_CERT_ALTNAME_INVALID", host: "imap.acme.test" },
    cert: { subjectaltname: "DNS:mail.acme.test, DNS:*.acme.example\u001b[2J\r\n, IP Address:192.0.2.1" },
  });
  expect(explain(error, { step: "tls", host: "imap.acme.test" })).toMatchObject({
    code: "certificate-wrong-host",
    detail: "The certificate is not for imap.acme.test, but for mail.acme.test, *.acme.example [2J , 192.0.2.1.",
  });
});

describe("mailboxes that a person may have meant", () => {
  const names = ["INBOX", "Archive", "INBOX.Support", "Sent", "Spam", "Trash", "Drafts"];
  test.each([
    ["inbox.support", "INBOX.Support"],
    ["Support", "INBOX.Support"],
    ["Archvie", "Archive"],
  ])("%s → %s", (wanted, first) => {
    expect(similarMailboxes(wanted, names)[0]).toBe(first);
  });

  test("none is alike: the first few there are", () => {
    expect(similarMailboxes("Kundendienst", names)).toEqual(["INBOX", "Archive", "INBOX.Support", "Sent", "Spam"]);
  });
});
