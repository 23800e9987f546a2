import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ConfigurationDocument, ImportReport } from "@mailroom/contracts/api/configuration";
import { eventually } from "@mailroom/test-kit/eventually";
import { createAccount, query } from "./library-fixtures.ts";
import { startNameServer, type TestNameServer } from "./name-server.ts";
import { useAccountConfig } from "./running-service.ts";

let names: TestNameServer;
beforeAll(async () => {
  // patience for nine seconds and more: the questions must be open until this test has looked
  names = await startNameServer(3);
  names.set("mail.acme.test", [{ type: "A", address: "203.0.114.7" }]);
  names.set("inside.acme.test", [{ type: "A", address: "10.0.0.7" }]);
});
afterAll(() => {
  names.close();
});
const service = useAccountConfig({ settings: () => ({ DNS_SERVERS: names.addresses }) });

/** Everything as it is, and an account with these hosts. */
async function documentWith(name: string, hosts: { imap: string; smtp: string }): Promise<object> {
  const document = (await service.call("GET", "/configuration")).body as unknown as ConfigurationDocument;
  const [account] = document.accounts;
  const place = { imap: { host: hosts.imap }, smtp: { host: hosts.smtp } };
  return { ...document, accounts: [{ ...account, name, key: name.slice(0, 5).toUpperCase(), ...place }] };
}

const imported = async (document: object, query = "") =>
  (await service.call("POST", `/configuration${query}`, { body: document })).body as unknown as ImportReport;

const openTransactions = async () => {
  const text = `select 1 from pg_stat_activity
    where datname = current_database() and usename = current_user and state like 'idle in transaction%'`;
  return (await query(service, text)).length;
};

describe("what an import looks up", () => {
  beforeAll(async () => {
    await createAccount(service);
  });

  test("X24 is looked up once for all, while no transaction is open and everybody else goes on", async () => {
    const document = await documentWith("Quiet", { imap: "imap.silent.test", smtp: "mail.acme.test" });
    let isOver = false;
    const running = imported({ ...document, lists: [{ name: "Of the import" }] }).finally(() => {
      isOver = true;
    });
    await eventually(() => {
      expect(names.questions).toContain("A imap.silent.test");
    });
    // those of timers come and go
    await eventually(async () => {
      expect([await openTransactions(), isOver]).toEqual([0, false]);
    });
    // the name that the import has made and taken back is free meanwhile
    const made = await service.call("POST", "/lists", { body: { name: "Of the import" } });
    expect([made.status, isOver]).toEqual([201, false]);

    names.fail();
    // a name that nobody answers for may be stored, as by the API
    expect(await running).toMatchObject({ applied: true, created: 1 });
    expect(names.questions.filter((question) => question === "A mail.acme.test")).toHaveLength(1);
  });

  test("X24 a name that leads into this network is refused with its place, in a dry run too, and nothing is imported", async () => {
    const document = await documentWith("Inside", { imap: "inside.acme.test", smtp: "mail.acme.test" });
    for (const parameter of ["?dryRun=true", ""]) {
      const report = await imported({ ...document, lists: [{ name: "Never" }] }, parameter);
      expect(report.applied).toBe(false);
      const refused = report.items.filter(({ change }) => change === "refused");
      expect(refused).toMatchObject([{ kind: "account", name: "Inside" }]);
      expect(refused[0]?.detail).toMatch(/^\/imap\/host: .*10\.0\.0\.7/);
    }
    expect((await service.call("GET", "/lists?search=never")).body["items"]).toEqual([]);
  });
});
