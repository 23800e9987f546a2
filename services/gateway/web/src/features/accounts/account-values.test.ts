import { describe, expect, test } from "@jest/globals";
import { newAccountValues, toCreate } from "./account-values.ts";

const custom = {
  ...newAccountValues,
  emailAddress: " support@acme.test ",
  name: "Support",
  key: "SUP",
  password: "secret",
  imap: { host: "imap.acme.test", port: "993", security: "implicit" as const },
  smtp: { host: "smtp.acme.test", port: 25, security: "none" as const },
};

describe("creating an account", () => {
  test("S9 sends the servers of a custom service, with ports as numbers", () => {
    expect(toCreate(custom)).toMatchObject({
      emailAddress: "support@acme.test",
      imap: { host: "imap.acme.test", port: 993, ssl: true, tlsMode: "implicit" },
      smtp: { host: "smtp.acme.test", port: 25, ssl: false },
    });
  });

  test("leaves the servers of a preset to the preset", () => {
    expect(toCreate({ ...custom, service: "gmail" })).not.toHaveProperty("imap");
  });

  test("makes the chosen queue the one action", () => {
    const queueId = "018f0000-0000-7000-8000-000000000001";
    expect(toCreate({ ...custom, queueId }).actions).toEqual([{ kind: "queue", queueId, timeoutSeconds: null }]);
    expect(toCreate(custom).actions).toEqual([]);
  });

  test("sends neither login nor password where authentication is off", () => {
    const body = toCreate({ ...custom, authentication: false, username: "u" });
    expect(body).not.toHaveProperty("password");
    expect(body).not.toHaveProperty("username");
  });

  test("S10 signs in through a cloud provider instead of a password", () => {
    const values = { ...custom, service: "outlook365" as const, authenticationMethod: "oauth" as const };
    const body = toCreate({ ...values, cloudProviderId: "018f0000-0000-7000-8000-000000000070" });
    expect(body).toMatchObject({
      authenticationMethod: "oauth",
      cloudProviderId: "018f0000-0000-7000-8000-000000000070",
    });
    expect(body).not.toHaveProperty("password");
  });

  test("X18 says what becomes of unread mail only where it is not the usual", () => {
    expect(toCreate(custom)).not.toHaveProperty("backlog");
    const backlog = { mode: "none" as const, since: null };
    expect(toCreate({ ...custom, backlog })).toMatchObject({ backlog });
  });
});
