import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Account } from "@mailroom/contracts/api/account";
import type { CloudProvider } from "@mailroom/contracts/api/cloud-provider";
import type { AccountToken } from "@mailroom/contracts/events/account";
import { systemClock } from "@mailroom/runtime/clock";
import { makeLifecycle } from "@mailroom/runtime/lifecycle";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import { makeKeyRing } from "@mailroom/sealed-secrets/key-ring";
import { open } from "@mailroom/sealed-secrets/seal";
import { startAwakeTime } from "@mailroom/test-kit/awake-time";
import { eventually } from "@mailroom/test-kit/eventually";
import { lateValue } from "@mailroom/test-kit/late-value";
import { type OidcServer, startOidcServer } from "@mailroom/test-kit/oidc-server";
import pg from "pg";
import { startAccountConfig } from "../src/app.ts";
import { startHostileServer } from "./hostile-server.ts";
import { adminId, internalKey, testKey, useAccountConfig } from "./running-service.ts";

const oidc = lateValue<OidcServer>("the OpenID provider");
const ada = { id: "ada", email: "ada@shop.test", mailbox: "desk@shop.test" };
beforeAll(async () => {
  oidc.set(await startOidcServer());
});
const service = useAccountConfig({ caFile: () => oidc.get().caFile });
afterAll(async () => {
  await oidc.get().stop();
});

let count = 0;
async function createProvider(changes: Record<string, unknown> = {}): Promise<CloudProvider> {
  count += 1;
  const { issuer, clientId, clientSecret } = oidc.get();
  const body = { name: `Cloud ${count}`, kind: "microsoft365", clientId, clientSecret, issuer, ...changes };
  const answer = await service.call("POST", "/cloud-providers", { body });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as unknown as CloudProvider;
}

async function createAccount(cloudProviderId: string | null, changes: Record<string, unknown> = {}): Promise<Account> {
  count += 1;
  const body = {
    ...{ name: `Desk ${count}`, key: `D${count}`, emailAddress: `desk${count}@shop.test` },
    ...{ authenticationMethod: "oauth", cloudProviderId },
    imap: { host: "127.0.0.1", port: 9993 },
    smtp: { host: "127.0.0.1", port: 9465 },
    ...changes,
  };
  const answer = await service.call("POST", "/accounts", { body });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as unknown as Account;
}

async function begin(accountId: string): Promise<string> {
  const { status, body } = await service.call("POST", `/accounts/${accountId}/consent`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return String(body["authorizationUrl"]);
}

/** The browser comes back from the provider, without any session. Answers where it is led to. */
async function comeBack(address: string): Promise<string | null> {
  const url = new URL(address);
  const response = await fetch(`${service.url}${url.pathname}${url.search}`, { redirect: "manual" });
  expect(response.status).toBe(302);
  return response.headers.get("location");
}

async function consent(accountId: string): Promise<void> {
  const led = await comeBack(await oidc.get().visit(await begin(accountId), ada));
  expect(led).toBe(`/accounts/${accountId}/authentication?consent=ok`);
}

async function read(accountId: string): Promise<Account> {
  return (await service.call("GET", `/accounts/${accountId}`)).body as unknown as Account;
}

async function query<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: service.database.url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function tokensOf(accountId: string): Promise<AccountToken[]> {
  const rows = await query<{ data: AccountToken }>(
    "select data from outbox where key = $1 and type like '%token-changed%' order by seq",
    [accountId],
  );
  return rows.map((row) => row.data);
}

/** On the same database; without NATS, which refreshing does not need. */
async function startSecondInstance(): Promise<() => Promise<unknown>> {
  const logger = makeLogger({ service: "account-config", level: "silent" });
  const lifecycle = makeLifecycle(logger);
  await startAccountConfig(
    {
      ...{ MODE: "demo", HOST: "127.0.0.1", PORT: 0, LOG_LEVEL: "silent" },
      ...{ POSTGRES_URL: service.database.url, BLOBS_URL: service.database.blobsUrl, NATS_URL: "nats://127.0.0.1:9" },
      ...{ PUBLIC_URL: "https://mailroom.test", INTERNAL_KEY: internalKey, SECRET_KEYS: testKey("demo", 7) },
      ...{ ALLOWED_DESTINATIONS: ["127.0.0.0/8"], EXTRA_CA_FILE: oidc.get().caFile },
    },
    { lifecycle, logger, clock: systemClock, metrics: makeMetrics("account-config") },
  );
  return () => lifecycle.stop();
}

const isRefresh = (grantType: string) => grantType === "refresh_token";

describe("cloud providers", () => {
  test("X10 the client secret is never shown and never lies in the database in the clear", async () => {
    const provider = await createProvider({ clientSecret: "canary-of-a-secret" });
    expect(provider).toMatchObject({ clientSecretSet: true, accountCount: 0, grant: "authorization_code" });
    expect(provider.redirectUri).toBe("https://mailroom.test/api/v1/oauth/callback");
    const shown = await service.call("GET", `/cloud-providers/${provider.id}`);
    const stored = await query("select * from cloud_provider");
    expect(JSON.stringify([provider, shown, stored])).not.toContain("canary-of-a-secret");
  });

  test("X10 one that accounts use cannot be deleted, and any number of accounts uses it", async () => {
    const provider = await createProvider();
    const [first, second] = [await createAccount(provider.id), await createAccount(provider.id)];
    expect((await service.call("GET", `/cloud-providers/${provider.id}`)).body).toMatchObject({ accountCount: 2 });
    expect((await service.call("DELETE", `/cloud-providers/${provider.id}`)).body["code"]).toBe(
      "cloud-provider-in-use",
    );
    for (const { id } of [first, second]) await service.call("DELETE", `/accounts/${id}`);
    expect((await service.call("DELETE", `/cloud-providers/${provider.id}`)).status).toBe(204);
  });

  test("a provider that contradicts itself is refused field by field", async () => {
    const refusalOf = async (changes: Record<string, unknown>) => {
      const body = { name: "Wrong", kind: "google", clientId: "id", ...changes };
      const answer = await service.call("POST", "/cloud-providers", { body });
      return [answer.status, answer.body.errors?.map(({ pointer }) => pointer).sort()];
    };
    expect(await refusalOf({})).toEqual([422, ["/clientSecret"]]);
    expect(await refusalOf({ clientSecret: "s", tenant: "shop.test" })).toEqual([422, ["/tenant"]]);
    expect(await refusalOf({ clientSecret: "s", issuer: "http://issuer.test" })).toEqual([422, ["/issuer"]]);
    const appOnly = { kind: "microsoft365", grant: "client_credentials" };
    expect(await refusalOf(appOnly)).toEqual([422, ["/clientSecret", "/tenant"]]);
  });

  test("the secret has to be typed again where it would go to another issuer", async () => {
    const provider = await createProvider();
    const path = `/cloud-providers/${provider.id}`;
    const moved = await service.call("PATCH", path, { body: { issuer: "https://other.test" }, etag: '"1"' });
    expect([moved.status, moved.body.errors?.[0]?.pointer]).toEqual([422, "/clientSecret"]);
    const renamed = await service.call("PATCH", path, { body: { name: `Renamed ${count}` }, etag: '"1"' });
    expect(renamed.body).toMatchObject({ version: 2, clientSecretSet: true });
  });

  test("an issuer in a private network, or in a form that programs read otherwise, is refused before any packet", async () => {
    const provider = await createProvider();
    const path = `/cloud-providers/${provider.id}`;
    for (const issuer of ["https://10.1.2.3/tenant", "https://2130706433", "https://[fd00::1]", "https://postgres"]) {
      const body = { name: "Inside", kind: "google", clientId: "id", clientSecret: "s", issuer };
      const made = await service.call("POST", "/cloud-providers", { body });
      const moved = await service.call("PATCH", path, { body: { issuer, clientSecret: "s" }, etag: '"1"' });
      for (const { status, body } of [made, moved]) {
        expect([status, body["code"], body.errors?.[0]?.pointer]).toEqual([422, "destination-refused", "/issuer"]);
      }
    }
  });
});

describe("consent", () => {
  test("S10 X10 somebody consents for a shared mailbox, and its token is announced sealed", async () => {
    const provider = await createProvider();
    const account = await createAccount(provider.id);
    expect(account.oauth).toMatchObject({ status: "consent_required", authorizedAs: null });
    const url = new URL(await begin(account.id));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      login_hint: account.emailAddress,
      code_challenge_method: "S256",
      scope: expect.stringContaining("offline_access"),
    });
    await consent(account.id);
    expect((await read(account.id)).oauth).toMatchObject({ status: "authorized", authorizedAs: ada.email });
    const [token] = await tokensOf(account.id);
    expect(token).toMatchObject({ generation: 1, status: "authorized" });
    const sealed = token?.accessToken;
    if (sealed === null || sealed === undefined) throw new Error("no token was announced");
    const binding = { accountId: account.id, field: "oauth.accessToken" };
    const plaintext = open(makeKeyRing(testKey("demo", 7)), sealed, binding);
    const everything = JSON.stringify([await query("select * from oauth_grant"), await query("select * from outbox")]);
    expect(everything).not.toContain(plaintext);
    const consented = "select data from outbox where key = $1 and data ->> 'action' = 'consented'";
    expect(await query<{ data: unknown }>(consented, [account.id])).toEqual([
      { data: expect.objectContaining({ actor: { kind: "user", id: adminId }, objectType: "account", changes: [] }) },
    ]);
  });

  test("a state is good once, and one that nobody has begun is good for nothing", async () => {
    const account = await createAccount((await createProvider()).id);
    const address = await oidc.get().visit(await begin(account.id), ada);
    expect(await comeBack(address)).toBe(`/accounts/${account.id}/authentication?consent=ok`);
    expect(await comeBack(address)).toBe("/accounts?consent=failed&code=consent-unknown");
    for (const state of ["guessed", "g".repeat(15_000)]) {
      const guessed = `https://x.test/api/v1/oauth/callback?state=${state}&code=any`;
      expect(await comeBack(guessed)).toBe("/accounts?consent=failed&code=consent-unknown");
    }
    expect(await tokensOf(account.id)).toHaveLength(1);
  });

  test("a refusal, a late return and an account that has changed meanwhile are told apart", async () => {
    const account = await createAccount((await createProvider()).id);
    const failed = (code: string) => `/accounts/${account.id}/authentication?consent=failed&code=${code}`;
    expect(await comeBack(await oidc.get().refuse(await begin(account.id), ada))).toBe(failed("consent-denied"));
    const late = await oidc.get().visit(await begin(account.id), ada);
    await query("update consent set expires_at = now()");
    expect(await comeBack(late)).toBe(failed("consent-expired"));
    const outdated = await oidc.get().visit(await begin(account.id), ada);
    await service.call("PATCH", `/accounts/${account.id}`, { body: { imap: { host: "127.0.0.2" } }, etag: '"1"' });
    expect(await comeBack(outdated)).toBe(failed("consent-outdated"));
    expect(await tokensOf(account.id)).toEqual([]);
  });

  test("S10 a provider that hangs is told before the gateway gives the answer up", async () => {
    const silent = await startHostileServer(() => undefined);
    const provider = await createProvider({ issuer: `https://127.0.0.1:${silent.port}` });
    const { id } = await createAccount(provider.id);
    const time = startAwakeTime();
    const answer = await service.call("POST", `/accounts/${id}/consent`);
    expect(answer).toMatchObject({ status: 503, body: { code: "request-failed" } });
    expect(answer.body["detail"]).toContain("it did not answer in time");
    expect(time.ms()).toBeLessThan(12_000);
    time.stop();
  });

  test("a token never goes to a server that nobody has consented to", async () => {
    const account = await createAccount((await createProvider()).id);
    await consent(account.id);
    const patch = { body: { smtp: { host: "127.0.0.9" } }, etag: '"1"' };
    const moved = await service.call("PATCH", `/accounts/${account.id}`, patch);
    expect(moved.body["oauth"]).toMatchObject({ status: "consent_required" });
    const sql = "select type from outbox where key = $1 and channel = 'evt' order by seq";
    const events = await query<{ type: string }>(sql, [account.id]);
    // The end of the token comes before the new server.
    expect(events.map(({ type }) => /account\.([a-z-]+)/.exec(type)?.[1])).toEqual([
      ...["changed", "token-changed"],
      ...["token-changed", "changed"],
    ]);
    expect((await tokensOf(account.id)).at(-1)).toMatchObject({ generation: 2, accessToken: null });
  });

  test("an account with OAuth needs a cloud provider that exists", async () => {
    const body = { name: "Nobody", key: "NOB", emailAddress: "n@shop.test", authenticationMethod: "oauth" };
    const servers = { imap: { host: "127.0.0.1" }, smtp: { host: "127.0.0.1" } };
    for (const cloudProviderId of [null, "0190a0a0-0000-7000-8000-0000000000ee"]) {
      const answer = await service.call("POST", "/accounts", { body: { ...body, ...servers, cloudProviderId } });
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, "/cloudProviderId"]);
    }
  });
});

describe("tokens", () => {
  test("F19 a token is refreshed before it ends, by one of two instances, as each refresh token is good once", async () => {
    const stopSecond = await startSecondInstance();
    // of this account alone: those of the others last
    oidc.get().setTokenLifetime(8);
    try {
      const account = await createAccount((await createProvider()).id);
      const before = oidc.get().tokenRequests.filter(isRefresh).length;
      await consent(account.id);
      // What is planned is ours; a busy machine may keep to it late.
      const sql = "select refresh_at as at from oauth_grant where account_id = $1";
      const [planned] = await query<{ at: Date }>(sql, [account.id]);
      const current = (await tokensOf(account.id)).at(-1);
      expect(planned?.at.getTime()).toBeLessThan(Date.parse(current?.expiresAt ?? ""));
      await eventually(
        async () => {
          expect((await tokensOf(account.id)).length).toBeGreaterThanOrEqual(3);
        },
        { deadlineMs: 45_000 },
      );
      expect((await read(account.id)).oauth?.status).toBe("authorized");
      // A refresh token that came twice would have ended everything the provider has granted.
      await eventually(
        async () => {
          const refreshes = oidc.get().tokenRequests.filter(isRefresh).length - before;
          expect(refreshes).toBe((await tokensOf(account.id)).length - 1);
        },
        { deadlineMs: 30_000 },
      );
      await service.call("DELETE", `/accounts/${account.id}`);
    } finally {
      oidc.get().setTokenLifetime(3_600);
      await stopSecond();
    }
  });

  test("F19 while the provider is away the token stays and the refresh is repeated", async () => {
    const account = await createAccount((await createProvider()).id);
    await consent(account.id);
    oidc.get().setAway(true);
    await query("update oauth_grant set refresh_at = now() where account_id = $1", [account.id]);
    await eventually(
      async () => {
        expect((await read(account.id)).oauth?.detail).toMatch(/\S/);
      },
      { deadlineMs: 45_000 },
    );
    expect((await read(account.id)).oauth?.status).toBe("authorized");
    expect(await tokensOf(account.id)).toHaveLength(1);
    oidc.get().setAway(false);
    await eventually(
      async () => {
        expect((await tokensOf(account.id)).length).toBeGreaterThan(1);
      },
      {
        deadlineMs: 45_000,
      },
    );
    expect((await read(account.id)).oauth?.detail).toBeNull();
    await service.call("DELETE", `/accounts/${account.id}`);
  });

  test("F19 a withdrawn access asks for consent, rings, is not tried again, and a new consent ends it", async () => {
    const account = await createAccount((await createProvider()).id);
    await consent(account.id);
    oidc.get().revoke(ada);
    await query("update oauth_grant set refresh_at = now() where account_id = $1", [account.id]);
    await eventually(
      async () => {
        expect((await read(account.id)).oauth?.status).toBe("reauth_required");
      },
      {
        deadlineMs: 45_000,
      },
    );
    expect((await read(account.id)).oauth?.detail).toMatch(/invalid_grant/);
    expect((await tokensOf(account.id)).at(-1)).toMatchObject({ status: "reauth_required", accessToken: null });
    expect(service.logLines.join("")).toMatch(/needs the consent of a person again/);
    await eventually(
      async () => {
        expect(await service.metrics()).toMatch(/reauth_required_accounts\{[^}]*\} [1-9]/);
      },
      {
        deadlineMs: 45_000,
      },
    );
    const [row] = await query("select refresh_at, refresh_token from oauth_grant where account_id = $1", [account.id]);
    expect(row).toEqual({ refresh_at: null, refresh_token: null });
    await consent(account.id);
    expect((await read(account.id)).oauth).toMatchObject({ status: "authorized", detail: null });
    await service.call("DELETE", `/accounts/${account.id}`);
  });

  test("X10 app-only access needs nobody's consent", async () => {
    const appOnly = { grant: "client_credentials", tenant: "shop.test" };
    const account = await createAccount((await createProvider(appOnly)).id);
    await eventually(
      async () => {
        expect((await read(account.id)).oauth?.status).toBe("authorized");
      },
      {
        deadlineMs: 45_000,
      },
    );
    const { status, body } = await service.call("POST", `/accounts/${account.id}/consent`);
    expect([status, body["code"]]).toEqual([409, "oauth-not-used"]);
    await service.call("DELETE", `/accounts/${account.id}`);
  });

  test("after a change of keys client secrets and refresh tokens are sealed with the new one, and refreshes go on", async () => {
    const account = await createAccount((await createProvider()).id);
    await consent(account.id);
    await service.restart(`${testKey("newer", 9)},${testKey("demo", 7)}`);
    await eventually(
      async () => {
        const keys =
          await query(`select client_secret ->> 'keyId' as key from cloud_provider where client_secret is not null
          union select refresh_token ->> 'keyId' from oauth_grant where refresh_token is not null`);
        expect(keys).toEqual([{ key: "newer" }]);
      },
      { deadlineMs: 45_000 },
    );
    await service.restart(testKey("newer", 9));
    await query("update oauth_grant set refresh_at = now() where account_id = $1", [account.id]);
    await eventually(async () => {
      expect((await tokensOf(account.id)).length).toBeGreaterThan(1);
    });
    expect((await read(account.id)).oauth).toMatchObject({ status: "authorized", detail: null });
    await service.call("DELETE", `/accounts/${account.id}`);
  });
});
