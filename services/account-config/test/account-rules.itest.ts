import { describe, expect, test } from "@jest/globals";
import { attackInput, hasAttackInputs } from "@mailroom/test-kit/attack-inputs";
import { Account } from "@mailroom/contracts/api/account";
import type { Principal } from "@mailroom/contracts/principal";
import { useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});

type Body = Record<string, unknown>;

let count = 0;
function customAccount(changes: Body = {}): Body {
  count += 1;
  return {
    name: `Rules ${count}`,
    key: `R${count}`,
    emailAddress: "desk@acme.test",
    password: "secret",
    active: false,
    imap: { host: "127.0.0.1" },
    smtp: { host: "127.0.0.1" },
    ...changes,
  };
}

/** What creating says: `created`, or the pointers of the refusal. */
async function create(changes: Body, principal?: Principal): Promise<string> {
  const { status, body } = await service.call("POST", "/accounts", {
    body: customAccount(changes),
    ...(principal === undefined ? {} : { principal }),
  });
  if (status === 201) return "created";
  return `${status} ${(body.errors ?? []).map((error) => error.pointer).join(" ")}`;
}

async function created(changes: Body = {}): Promise<Account> {
  const { status, body } = await service.call("POST", "/accounts", { body: customAccount(changes) });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as unknown as Account;
}

async function patch(account: Account, body: Body): Promise<{ status: number; body: Body; pointers: string[] }> {
  const answer = await service.call("PATCH", `/accounts/${account.id}`, { body, etag: `"${account.version}"` });
  return {
    status: answer.status,
    body: answer.body,
    pointers: (answer.body.errors ?? []).map(({ pointer }) => pointer),
  };
}

describe("boundary values, from both sides", () => {
  const wait = (waitForAssignedAgent: number) => ({ waitForAssignedAgent, timeoutAction: "END_ROUTING" });
  const place = "{{content}}";
  const html = (bytes: number) => {
    const rest = bytes - place.length;
    return { template: { html: place + "ä".repeat(rest / 2) + "a".repeat(rest % 2) } };
  };
  test.each<[string, Body, string]>([
    ["S3 a key of 5 characters", { key: "ABCDE" }, "created"],
    ["S3 a key of 6 characters", { key: "ABCDEF" }, "422 /key"],
    ["S2 a name of 255 characters", { name: "n".repeat(255) }, "created"],
    ["S2 a name of 256 characters", { name: "n".repeat(256) }, "422 /name"],
    ["S2 no name", { name: "" }, "422 /name"],
    ["S4 no address", { emailAddress: "" }, "422 /emailAddress"],
    ["S4 an address without a domain", { emailAddress: "desk" }, "422 /emailAddress"],
    ["S4 an address with a name", { emailAddress: "Desk <desk@acme.test>" }, "422 /emailAddress"],
    ["S13 a description of 2,000 characters", { description: "d".repeat(2000) }, "created"],
    ["S13 a description of 2,001 characters", { description: "d".repeat(2001) }, "422 /description"],
    ["S26 a wait of 0 s", wait(0), "422 /waitForAssignedAgent"],
    ["S26 a wait of 1 s", wait(1), "created"],
    ["S26 a wait of 604,800 s", wait(604_800), "created"],
    ["S26 a wait of 604,801 s", wait(604_801), "422 /waitForAssignedAgent"],
    [
      "S28 an inactivity timeout of 0 minutes",
      { interactionInactivityTimeout: 0 },
      "422 /interactionInactivityTimeout",
    ],
    ["S28 an inactivity timeout of 1 minute", { interactionInactivityTimeout: 1 }, "created"],
    ["S29 a queue wait of 0 s", { waitForAssignedQueue: 0 }, "422 /waitForAssignedQueue"],
    ["S29 a queue wait of 1 s", { waitForAssignedQueue: 1 }, "created"],
    ["S29 a queue wait of 2,147,483 s", { waitForAssignedQueue: 2_147_483 }, "created"],
    ["S29 a queue wait of 2,147,484 s", { waitForAssignedQueue: 2_147_484 }, "422 /waitForAssignedQueue"],
    ["S29 a legacy agent wait of 2,147,483 s", { waitForAssignedAgentLegacy: 2_147_483 }, "created"],
    [
      "S29 a legacy agent wait of 2,147,484 s",
      { waitForAssignedAgentLegacy: 2_147_484 },
      "422 /waitForAssignedAgentLegacy",
    ],
    ["S9 port 0", { imap: { host: "127.0.0.1", port: 0 } }, "422 /imap/port"],
    ["S9 port 1", { imap: { host: "127.0.0.1", port: 1 } }, "created"],
    ["S9 port 65,535", { smtp: { host: "127.0.0.1", port: 65_535 } }, "created"],
    ["S9 port 65,536", { smtp: { host: "127.0.0.1", port: 65_536 } }, "422 /smtp/port"],
    ["S38 a template of 65,536 bytes", html(65_536), "created"],
    ["S38 a template of 65,537 bytes, fewer characters", html(65_537), "422 /template/html"],
    ["X29 1 automatic reply a day", { autoReplyCap: 1 }, "created"],
    ["X29 no automatic reply a day", { autoReplyCap: 0 }, "422 /autoReplyCap"],
    ["X29 100 automatic replies a day", { autoReplyCap: 100 }, "created"],
    ["X29 101 automatic replies a day", { autoReplyCap: 101 }, "422 /autoReplyCap"],
    ["S40 a transfer timeout of 604,800 s", { transfer: { toQueue: true, timeoutSeconds: 604_800 } }, "created"],
    [
      "S40 a transfer timeout of 604,801 s",
      { transfer: { toQueue: true, timeoutSeconds: 604_801 } },
      "422 /transfer/timeoutSeconds",
    ],
    ["S44 a filter of 2,000 characters", { imapHeadersFilter: `x=${"A".repeat(1998)}` }, "created"],
    ["S44 a filter of 2,001 characters", { imapHeadersFilter: `x=${"A".repeat(1999)}` }, "422 /imapHeadersFilter"],
  ])("%s: %j → %s", async (_name, changes, expected) => {
    expect(await create(changes)).toBe(expected);
  });
});

describe("what an account has when nothing is said, and what it can be given", () => {
  test("S7 the service is one of five", async () => {
    for (const service of ["gmail", "yahoo", "hotmail", "outlook365"]) {
      // these know their servers
      expect((await created({ service, imap: undefined, smtp: undefined })).service).toBe(service);
    }
    expect((await created({ service: "custom" })).service).toBe("custom");
    for (const other of ["Gmail", "aol", "", null]) expect(await create({ service: other })).toBe("422 /service");
  });

  test("S13 the description may be left out, has 2,000 characters, and can be emptied", async () => {
    expect((await created()).description).toBeNull();
    expect(await create({ description: "d".repeat(2_001) })).toBe("422 /description");
    const account = await created({ description: "d".repeat(2_000) });
    expect(account.description).toHaveLength(2_000);
    expect((await patch(account, { description: null })).body["description"]).toBeNull();
  });

  test("S25 S41 S43 S46 S47 S48 switches are off, drafts are saved, any worker reads; each can be changed", async () => {
    const account = await created();
    expect(account).toMatchObject({
      ...{ prioritizeReplies: false, accountTransfer: false, hostname: "", includeMessageOnForward: false },
      ...{ disableDuplicateCheck: false, autosaveDrafts: true },
    });
    const changed = {
      ...{ prioritizeReplies: true, accountTransfer: true, hostname: "ingest-2", includeMessageOnForward: true },
      ...{ disableDuplicateCheck: true, autosaveDrafts: false },
    };
    expect((await patch(account, changed)).body).toMatchObject(changed);
  });

  test("S29 the deprecated waits are 10 s of the standard model, have their range, and are marked in the document", async () => {
    const account = await created();
    const waits = { waitForAssignedQueue: 10, waitForAssignedAgentLegacy: 10 };
    expect(account).toMatchObject({ routingModel: "standard", ...waits });
    for (const name of Object.keys(waits)) {
      for (const seconds of [0, 2_147_484]) expect(await create({ [name]: seconds })).toBe(`422 /${name}`);
      for (const seconds of [1, 2_147_483])
        expect(await created({ [name]: seconds })).toMatchObject({ [name]: seconds });
      expect(Account.properties).toMatchObject({ [name]: { deprecated: true } });
    }
  });
});

describe("rules across fields", () => {
  test("S27 the wait for the assigned agent needs an action for its end, at creation and later", async () => {
    expect(await create({ waitForAssignedAgent: 60 })).toBe("422 /timeoutAction");
    const account = await created({ waitForAssignedAgent: 60, timeoutAction: "SEND_BACK_TO_LAST_QUEUE" });
    expect((await patch(account, { timeoutAction: null })).pointers).toEqual(["/timeoutAction"]);
    expect((await patch(account, { timeoutAction: null, waitForAssignedAgent: null })).status).toBe(200);
  });

  test("S40 either transfer switch needs a timeout; both off need none", async () => {
    expect(await create({ transfer: { toAgent: true } })).toBe("422 /transfer/timeoutSeconds");
    expect(await create({ transfer: { toQueue: true } })).toBe("422 /transfer/timeoutSeconds");
    const account = await created({ transfer: { toQueue: true, timeoutSeconds: 60 } });
    expect((await patch(account, { transfer: { timeoutSeconds: null } })).pointers).toEqual([
      "/transfer/timeoutSeconds",
    ]);
    expect((await patch(account, { transfer: { toQueue: false, timeoutSeconds: null } })).status).toBe(200);
  });

  test("S42 the pause depends on the mandatory disposition and goes with it", async () => {
    expect(await create({ pauseDuringDisposition: true })).toBe("422 /pauseDuringDisposition");
    const account = await created({ mandatoryDisposition: true, pauseDuringDisposition: true });
    const contradiction = await patch(account, { mandatoryDisposition: false, pauseDuringDisposition: true });
    expect(contradiction.pointers).toEqual(["/pauseDuringDisposition"]);
    const off = await patch(account, { mandatoryDisposition: false });
    expect(off).toMatchObject({ status: 200, body: { mandatoryDisposition: false, pauseDuringDisposition: false } });
  });

  test("X18 a backlog since a date needs the date", async () => {
    expect(await create({ backlog: { mode: "since" } })).toBe("422 /backlog/since");
    expect(await create({ backlog: { mode: "since", since: "2026-01-31T00:00:00Z" } })).toBe("created");
  });

  test("X26 aliases and fixed copies are addresses, stored in canonical form, each once", async () => {
    const account = await created({ senderAliases: [" sales@Bücher.example "], fixedCc: ["a@acme.test"] });
    expect(account.senderAliases).toEqual(["sales@xn--bcher-kva.example"]);
    const bad = { senderAliases: ["ok@acme.test", "not an address"], fixedBcc: ["a@ACME.test", "a@acme.test"] };
    expect(await create(bad)).toBe("422 /senderAliases/1 /fixedBcc/1");
    expect(await create({ fixedCc: ["x@acme.test\r\nBcc: y@evil.test"] })).toBe("422 /fixedCc/0");
    expect(await create({ fixedCc: ["Jane <jane@acme.test>"] })).toBe("422 /fixedCc/0");
  });

  test("X10 logging in with OAuth needs a cloud provider, and then no password", async () => {
    expect(await create({ authenticationMethod: "oauth", password: undefined })).toBe("422 /cloudProviderId");
    expect(await create({ password: undefined })).toBe("422 /password");
  });

  test("X13 only administrators may switch off the check of certificates", async () => {
    const key = { kind: "api-key", apiKeyId: "0190a0a0-0000-7000-8000-0000000000dd", accountIds: null } as const;
    expect(await create({ acceptAnyCertificate: true }, { ...key, scopes: ["accounts.write"] })).toBe(
      "403 /acceptAnyCertificate",
    );
    expect(await create({ acceptAnyCertificate: false }, { ...key, scopes: ["accounts.write"] })).toBe("created");
    expect(await create({ acceptAnyCertificate: true }, { ...key, scopes: ["accounts.*"] })).toBe("created");
    expect(await create({ acceptAnyCertificate: true })).toBe("created");
  });
});

describe("the headers filter", () => {
  test("S44 a filter that does not parse is refused at creation and at change, with code and column", async () => {
    const account = await created({ imapHeadersFilter: "x-spam" });
    const { status, body } = await patch(account, { imapHeadersFilter: "x-scan=SAFE,(x)" });
    expect([status, body["code"], body["errors"]]).toEqual([
      422,
      "header-filter-invalid",
      [{ pointer: "/imapHeadersFilter", column: 13, detail: expect.stringMatching(/begins with a letter/) as unknown }],
    ]);
    expect(await create({ imapHeadersFilter: " , " })).toBe("422 /imapHeadersFilter");
    const unchanged = await service.call("GET", `/accounts/${account.id}`);
    expect(unchanged.body).toMatchObject({ imapHeadersFilter: "x-spam", version: 1 });
  });

  test("N7 the preview tells the meaning, the page's form and the wire form", async () => {
    const { body } = await service.call("POST", "/accounts/preview-header-filter", {
      body: { filter: "x-antivirus-report=SAFE,x-antispam" },
    });
    expect(body).toEqual({
      filter: "x-antivirus-report=SAFE,x-antispam",
      meaning: expect.stringMatching(/exactly the value “SAFE”.*x-antispam \(with any value\)/) as unknown,
      conditions: [
        { header: "x-antivirus-report", value: "SAFE" },
        { header: "x-antispam", value: null },
      ],
      search: 'SEARCH UNSEEN HEADER "x-antivirus-report" "SAFE" HEADER "x-antispam"',
      wire: 'UID SEARCH UNSEEN HEADER X-ANTIVIRUS-REPORT SAFE HEADER X-ANTISPAM ""',
    });
    const refused = await service.call("POST", "/accounts/preview-header-filter", { body: { filter: "x==SAFE" } });
    expect([refused.status, refused.body["code"]]).toEqual([422, "header-filter-invalid"]);
  });
});

describe("text that cannot be stored", () => {
  const fields = ["name", "description", "fromName", "hostname", "username"];
  test.each(fields)("NUL and half a surrogate pair in %s are refused with the field", async (field) => {
    expect(await create({ [field]: "a\u0000b" })).toBe(`422 /${field}`);
    expect(await create({ [field]: "a\ud800b" })).toBe(`422 /${field}`);
  });

  const naughty = hasAttackInputs
    ? (JSON.parse(attackInput("blns/strings.json")) as string[]).filter((text) => text.length <= 2000)
    : ["Ω≈ç√∫˜µ≤≥÷", "‮test‮", "'; drop table account; --", "{{7*7}}", "\u202e\u0001", "   ", "👩‍👩‍👧‍👦"];

  test("free text comes back byte by byte, whatever it is", async () => {
    let account = await created();
    for (const text of naughty) {
      const { status, body } = await patch(account, { description: text });
      expect([text, status, body["description"]]).toEqual([text, 200, text]);
      account = body as unknown as Account;
    }
  });
});
