import { beforeAll, describe, expect, test } from "@jest/globals";
import type { HeaderFilterTrial } from "@mailroom/contracts/api/header-filter-trial";
import type { Principal } from "@mailroom/contracts/principal";
import { useMailbox } from "@mailroom/test-kit/use-mailbox";
import { type HostileServer, speakImap, startHostileServer } from "./hostile-server.ts";
import { createAccount } from "./library-fixtures.ts";
import { useAccountConfig } from "./running-service.ts";

const mailbox = useMailbox();
const service = useAccountConfig({ caFile: () => mailbox.server.caFile });

const accountOf = (password = mailbox.password) =>
  createAccount(service, {
    ...{ emailAddress: mailbox.address, password },
    imap: { host: "127.0.0.1", port: mailbox.server.imapsPort },
  });

async function attempt(accountId: string, filter: string, principal?: Principal) {
  const given = principal === undefined ? {} : { principal };
  const path = `/accounts/${accountId}/try-header-filter`;
  const { status, body } = await service.call("POST", path, { body: { filter }, ...given });
  return { status, body, trial: body as unknown as HeaderFilterTrial };
}

async function attemptAt({ port }: HostileServer, changes: object = {}): Promise<HeaderFilterTrial> {
  const account = await createAccount(service, { imap: { host: "127.0.0.1", port, ssl: false, ...changes } });
  return (await attempt(account.id, "x-scan")).trial;
}

// it takes its time while the other tests run
let silence: Promise<HeaderFilterTrial>;
beforeAll(async () => {
  silence = attemptAt(await startHostileServer(() => undefined), { connectionTimeoutSeconds: 7 });
  silence.catch(() => undefined);
});

describe("a headers filter, tried on the mail that is there", () => {
  test("N7 says what it would have dropped in the last 7 days, exactly as mail that comes in is judged, and touches nothing", async () => {
    await mailbox.deliver("Subject: clean\r\nX-Scan: SAFE\r\n\r\n");
    await mailbox.deliver("Subject: folded\r\nX-Scan:\r\n SAFE\r\n\r\n");
    // SEARCH finds pieces of values; the filter means whole ones
    await mailbox.deliver("Subject: nearly\r\nX-Scan: UNSAFE\r\n\r\n");
    await mailbox.deliver("From: Jane <jane@x.test>\r\nSubject: =?utf-8?q?caf=C3=A9?=\r\n\r\n");
    const account = await accountOf();
    const { trial } = await attempt(account.id, "x-scan=SAFE");
    expect(trial).toMatchObject({ ok: true, looked: 4, dropped: 2, isPartial: false });
    const subjects = trial.examples.map(({ from, subject }) => [from, subject]);
    expect(subjects).toEqual(
      expect.arrayContaining([
        [null, "nearly"],
        ["jane@x.test", "café"],
      ]),
    );
    expect((await mailbox.list()).flatMap(({ flags }) => [...flags])).not.toContain("\\Seen");
  });

  test("N7 a key that only tests accounts gets the numbers without the mails", async () => {
    const account = await accountOf();
    const apiKeyId = "0190a0a0-0000-7000-8000-0000000000ab";
    const key: Principal = {
      kind: "api-key",
      apiKeyId,
      scopes: ["accounts.verify", "accounts.read"],
      accountIds: null,
    };
    expect((await attempt(account.id, "x-scan", key)).trial).toMatchObject({ looked: 4, dropped: 1, examples: [] });
  });

  test("N7 an empty filter takes in all mail (S59)", async () => {
    const account = await accountOf();
    expect((await attempt(account.id, "")).trial).toMatchObject({ ok: true, looked: 4, dropped: 0, examples: [] });
  });

  test("N7 a filter that does not parse and a mailbox that cannot be read each say so", async () => {
    const account = await accountOf("another");
    const faulty = await attempt(account.id, "x==y");
    expect([faulty.status, faulty.body["code"]]).toEqual([422, "header-filter-invalid"]);
    const { trial } = await attempt(account.id, "x-scan");
    expect(trial).toMatchObject({ ok: false, code: "authentication-failed", looked: 0 });
    expect(trial.hint).not.toBeNull();
  });

  test("N7 a server that refuses the search is not told as a mailbox without mail", async () => {
    const server = await startHostileServer(
      speakImap("* OK [CAPABILITY IMAP4rev1] ready", {
        CAPABILITY: "* CAPABILITY IMAP4rev1\r\nTAG OK done",
        LOGIN: "TAG OK logged in",
        NAMESPACE: "TAG BAD unknown",
        LIST: '* LIST () "/" INBOX\r\nTAG OK done',
        LSUB: "TAG OK done",
        EXAMINE: "* 1 EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\nTAG OK [READ-ONLY] done",
        UID: "TAG NO not now",
        LOGOUT: "* BYE bye\r\nTAG OK done",
      }),
    );
    const trial = await attemptAt(server);
    expect(trial).toMatchObject({ ok: false, code: "mailbox-not-opened", looked: 0 });
    expect(trial.detail).toMatch(/search/);
  });

  test("N7 a server that says nothing, or hangs up, is not told as a wrong password", async () => {
    expect(await silence).toMatchObject({ ok: false, code: "greeting-missing" });
    const leaving = await startHostileServer((socket) => socket.end());
    expect(await attemptAt(leaving)).toMatchObject({ ok: false, code: "connection-closed" });
  });
});
