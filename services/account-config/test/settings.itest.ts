import { describe, expect, test } from "@jest/globals";
import { attackInput, testWithAttackInputs } from "@mailroom/test-kit/attack-inputs";
import type { Account } from "@mailroom/contracts/api/account";
import type { Assistant } from "@mailroom/contracts/api/assistant";
import type { Interval } from "@mailroom/contracts/api/interval";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { IntervalSnapshot, SettingsSnapshot } from "@mailroom/contracts/events/settings";
import { settingsDefaults } from "@mailroom/contracts/settings-values";
import { agent, announced, createAccount, listAll, query, unknownId } from "./library-fixtures.ts";
import { adminId, useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});

const changeSettings = (body: Record<string, unknown>, etag = "*") =>
  service.call("PATCH", "/settings", { body, etag });

describe("the global settings", () => {
  test("S37 X12 are there with their defaults from the first start, and announced", async () => {
    const { body, etag } = await service.call("GET", "/settings");
    expect([body, etag]).toEqual([
      { version: 1, ...settingsDefaults, updatedAt: body["updatedAt"], updatedBy: null },
      '"1"',
    ]);
    const [first] = await announced<SettingsSnapshot>(service, "settings.changed");
    expect(first).toEqual({ version: 1, ...settingsDefaults });
  });

  test("S37 X12 a change names what it changes, needs the version that was read, and is announced", async () => {
    const before = (await service.call("GET", "/settings")).body;
    expect((await service.call("PATCH", "/settings", { body: { openTabsLimit: 3 } })).status).toBe(428);
    const changed = await changeSettings({ loginMailFrequency: 300, features: {} }, `"${String(before["version"])}"`);
    const version = Number(before["version"]) + 1;
    const updated = { updatedAt: changed.body["updatedAt"], updatedBy: { kind: "user", id: adminId } };
    const expected = { ...before, version, loginMailFrequency: 300, ...updated };
    expect(changed.body).toEqual(expected);
    expect((await changeSettings({ searchOn: "typing" }, `"${String(before["version"])}"`)).status).toBe(412);
    const last = (await announced<SettingsSnapshot>(service, "settings.changed")).at(-1);
    expect(last).toMatchObject({ version, loginMailFrequency: 300, features: { assistant: false } });
    expect((await service.call("GET", "/settings", { principal: agent })).status).toBe(403);
  });

  test.each([
    ["loginMailFrequency", 5, 86_400],
    ["maxAttachmentMegabytes", 1, 25],
    ["logoutAfterLostConnectionMinutes", 1, 1440],
    ["openTabsLimit", 1, 100],
    ["maxSearchDays", 1, 3650],
  ])("S37 X12 %s goes from %d to %d", async (name, least, most) => {
    const statuses: number[] = [];
    for (const value of [least - 1, least, most, most + 1])
      statuses.push((await changeSettings({ [name]: value })).status);
    expect(statuses).toEqual([422, 200, 200, 422]);
  });
});

describe("intervals", () => {
  const day = { kind: "range", name: "Day", from: "08:00", until: "19:59", weekDays: [], monthDays: [], months: [] };
  const rules = { zone: "Europe/Rome", subsets: [day], holidays: [] };
  let count = 0;
  const create = async (): Promise<Interval> => {
    count += 1;
    const { status, body } = await service.call("POST", "/intervals", { body: { name: `Hours ${count}`, ...rules } });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body as unknown as Interval;
  };

  test("X3 working time and holidays are there from the start; they change and stay", async () => {
    const items = await listAll<Interval>(service, "/intervals", 1);
    const defaults = items.filter(({ isDefault }) => isDefault);
    expect(defaults.map(({ name, zone }) => [name, zone])).toEqual([
      ["Holidays", "UTC"],
      ["Working time", "UTC"],
    ]);
    const path = `/intervals/${defaults[1]?.id ?? ""}`;
    const changed = await service.call("PATCH", path, { body: { zone: "Asia/Kolkata" }, etag: '"1"' });
    expect(changed.body).toMatchObject({
      zone: "Asia/Kolkata",
      subsets: [{ from: "09:00", until: "18:00" }],
      version: 2,
    });
    expect((await service.call("DELETE", path)).body["code"]).toBe("interval-is-default");
    const told = (await announced<IntervalSnapshot>(service, "settings.interval-changed")).filter(
      ({ name }) => name === "Working time",
    );
    expect(told.map(({ version, zone, deleted }) => [version, zone, deleted])).toEqual([
      [1, "UTC", false],
      [2, "Asia/Kolkata", false],
    ]);
  });

  test("X3 a zone that does not exist is refused at once, at save, at change and in the preview", async () => {
    const interval = await create();
    const answers = [
      await service.call("POST", "/intervals", { body: { name: "Mars", ...rules, zone: "Mars/Olympus" } }),
      await service.call("PATCH", `/intervals/${interval.id}`, { body: { zone: "+02:00" }, etag: "*" }),
      await service.call("POST", "/intervals/preview", { body: { ...rules, zone: "" } }),
    ];
    expect(answers.map(({ status, body }) => [status, body.errors?.[0]?.pointer])).toEqual(
      Array(3).fill([422, "/zone"]),
    );
  });

  test("X3 one that an action uses stays, and the refusal names the account", async () => {
    const interval = await create();
    const queueId = "0190a0a0-0000-7000-8000-0000000000cc";
    await query(service, `insert into queue_copy values ('${queueId}', false)`);
    const actions = [{ kind: "queue", queueId, timeoutSeconds: null, intervalId: interval.id }];
    const account = await createAccount(service, { name: "Night desk", actions });
    const inUse = await service.call("DELETE", `/intervals/${interval.id}`);
    expect([inUse.status, inUse.body["code"]]).toEqual([409, "interval-in-use"]);
    expect(inUse.body["detail"]).toContain("Night desk");
    await service.call("DELETE", `/accounts/${account.id}`);
    expect((await service.call("DELETE", `/intervals/${interval.id}`)).status).toBe(204);
    const told = (await announced<IntervalSnapshot>(service, "settings.interval-changed")).find(
      ({ intervalId, deleted }) => intervalId === interval.id && deleted,
    );
    expect(told).toMatchObject({ version: 2 });
  });

  test("X3 the preview tells what matches, what changes next and what clocks do, without saving", async () => {
    const subsets = [{ ...day, name: "Night", from: "02:15", until: "13:00" }];
    const body = { ...rules, subsets, at: "2026-03-28T13:00:00+02:00" };
    const preview = await service.call("POST", "/intervals/preview", { body });
    expect(preview.body).toMatchObject({ at: "2026-03-28T11:00:00.000Z", matches: true, matchedBy: "Night" });
    expect((preview.body["changes"] as unknown[]).slice(0, 2)).toEqual([
      { at: "2026-03-28T12:01:00.000Z", matches: false },
      { at: "2026-03-29T01:00:00.000Z", matches: true },
    ]);
    expect(preview.body["notes"]).toEqual([
      "Until 13:00 includes 13:00:59.",
      "2026-03-29: 02:00 to 02:59 does not exist: clocks go forward to 03:00.",
      "2026-10-25: 02:00 to 02:59 comes twice: clocks go back to 02:00, and both count.",
      "2027-03-28: 02:00 to 02:59 does not exist: clocks go forward to 03:00.",
    ]);
  });
});

describe("assistants", () => {
  const url = "http://127.0.0.1:9/assist";
  let count = 0;
  const given = (changes: Record<string, unknown> = {}) => {
    count += 1;
    return { name: `Assistant ${count}`, url, key: "sk-canary-assistant", ...changes };
  };
  const create = async (changes: Record<string, unknown> = {}): Promise<Assistant> => {
    const { status, body } = await service.call("POST", "/assistants", { body: given(changes) });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body as unknown as Assistant;
  };
  const urlRefused = async (address: string) => {
    const { status, body } = await service.call("POST", "/assistants", { body: given({ url: address }) });
    return [address, status, body["code"], body.errors?.[0]?.pointer];
  };

  test("S45 the add-on switched off hides them and accounts choose none; what they have they keep", async () => {
    await changeSettings({ features: { assistant: true } });
    const assistant = await create();
    const account = await createAccount(service, { assistantId: assistant.id });
    await changeSettings({ features: { assistant: false } });
    const path = `/assistants/${assistant.id}`;
    const answers = [
      await service.call("GET", "/assistants"),
      await service.call("POST", "/assistants", { body: given() }),
      await service.call("GET", path),
      await service.call("PATCH", path, { body: { active: false }, etag: "*" }),
      await service.call("DELETE", path),
      await service.call("PATCH", `/accounts/${(await createAccount(service)).id}`, {
        ...{ body: { assistantId: assistant.id }, etag: "*" },
      }),
    ];
    expect(answers.map(({ status, body }) => [status, body["code"]])).toEqual(Array(6).fill([403, "feature-off"]));
    const kept = await service.call("PATCH", `/accounts/${account.id}`, { body: { description: "x" }, etag: "*" });
    expect(kept.body).toMatchObject({ assistantId: assistant.id });
    await changeSettings({ features: { assistant: true } });
    expect((await service.call("GET", path)).status).toBe(200);
    const unknown = await service.call("PATCH", `/accounts/${account.id}`, {
      ...{ body: { assistantId: unknownId }, etag: "*" },
    });
    expect([unknown.status, unknown.body.errors?.[0]?.pointer]).toEqual([422, "/assistantId"]);
  });

  test("S45 the key is sealed, never shown, asked for again with a new URL, and can be removed", async () => {
    await changeSettings({ features: { assistant: true } });
    const assistant = await create();
    expect(assistant).toMatchObject({ keySet: true, active: true, url });
    const everything = JSON.stringify([await query(service, "select * from assistant"), assistant]);
    expect(everything).not.toContain("canary");
    const path = `/assistants/${assistant.id}`;
    const moved = await service.call("PATCH", path, { body: { url: `${url}/2` }, etag: '"1"' });
    expect([moved.status, moved.body.errors?.[0]?.pointer]).toEqual([422, "/key"]);
    const renamed = await service.call("PATCH", path, { body: { name: "Renamed" }, etag: '"1"' });
    expect(renamed.body).toMatchObject({ keySet: true, name: "Renamed", version: 2 });
    const removed = await service.call("PATCH", path, { body: { url: `${url}/2`, key: null }, etag: '"2"' });
    expect(removed.body).toMatchObject({ keySet: false, url: `${url}/2` });
  });

  test("S45 deleting one leaves the accounts that had it with none, announced", async () => {
    await changeSettings({ features: { assistant: true } });
    const assistant = await create();
    const account = await createAccount(service, { assistantId: assistant.id });
    expect((await service.call("DELETE", `/assistants/${assistant.id}`)).status).toBe(204);
    const after = (await service.call("GET", `/accounts/${account.id}`)).body as unknown as Account;
    expect(after).toMatchObject({ assistantId: null, version: 2 });
    const told = (await announced<AccountSnapshot>(service, "account.changed"))
      .filter(({ accountId }) => accountId === account.id)
      .at(-1);
    expect(told).toMatchObject({ assistantId: null, version: 2 });
  });

  test("S45 URLs into this network, or over http to the outside, are refused before any packet", async () => {
    await changeSettings({ features: { assistant: true } });
    for (const address of [
      ...["https://10.0.0.1/", "https://169.254.169.254/latest", "https://[fd00::1]:8443/", "https://postgres/"],
      ...["https://127.1/", "https://0x7f.0.0.1/", "https://2130706433/", "https://\uff11\uff12\uff17.0.0.1/"],
      ...["https://metadata.google.internal/", "https://1.1.1.1@127.0.0.1/", "https:\\\\10.0.0.1/", "//10.0.0.1/"],
      ...["http://1.1.1.1/", "ftp://1.1.1.1/", "file:///etc/passwd", "https://", "1.1.1.1", "https://a b.example/"],
    ]) {
      expect(await urlRefused(address)).toEqual([address, 422, "destination-refused", "/url"]);
    }
    await create({ url: "https://1.1.1.1/v1?x=1" });
    await create({ url: "https://127.0.0.1:8443/v1" });
  });

  testWithAttackInputs("S45 none of the collected hostile hosts is taken", async () => {
    const { deny } = JSON.parse(attackInput("ssrf-hosts.json")) as { deny: string[] };
    // Tests may call their own machine; a public name is stored where no resolver answers, and checked at every call.
    const elsewhere = deny.filter((host) => !/^127\.0\.0\.1|^(ip6-)?localhost|^7f000001\.nip\.io$/.test(host));
    const taken: string[] = [];
    for (const host of elsewhere) if ((await urlRefused(`https://${host}/`))[1] !== 422) taken.push(host);
    expect(taken).toEqual([]);
  });
});
