import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { makeNetworkGuard } from "@mailroom/network-guard/network-guard";
import { makeLogger } from "@mailroom/runtime/logger";
import { eventually } from "@mailroom/test-kit/eventually";
import { makeMailbox, useMailbox } from "@mailroom/test-kit/use-mailbox";
import { openMailbox } from "../src/imap/open-mailbox.ts";
import { accountOf, makeMail } from "./fixtures.ts";
import { useImapIngest } from "./running-service.ts";
import { startTouchyServer } from "./touchy-server.ts";

const mailbox = useMailbox();
const service = useImapIngest(() => mailbox.server.caFile);
const noTokens = {
  find: () => Promise.resolve(null),
  open: () => "",
  reportRefused: () => undefined,
  now: () => new Date(),
};

test("S37 mail is announced to a session that sets a flag while it waits", async () => {
  await mailbox.deliver(makeMail());
  const opened = await openMailbox(
    {
      guard: makeNetworkGuard({ allow: ["127.0.0.1/32"] }),
      extraCa: readFileSync(mailbox.server.caFile, "utf8"),
      logger: makeLogger({ service: "imap-ingest", level: "error" }),
      passwordOf: () => mailbox.password,
      tokens: noTokens,
    },
    accountOf(mailbox),
  );
  try {
    const [uid = 0] = await opened.searchUnseen([]);
    const announced = opened.waitForChange(40_000, new AbortController().signal);
    expect(await opened.addSeen([uid], null)).toMatchObject([{ uid }]);
    await pause(500); // whatever the server tells with the answer to STORE has come
    await mailbox.deliver(makeMail());
    expect(await announced).toBe(true);
  } finally {
    await opened.close();
  }
}, 60_000);

test("a server that does not answer holds up none of the other accounts, also when its account is changed", async () => {
  await service.startWorker();
  const silent = await makeMailbox();
  const asked: string[] = [];
  const port = await startTouchyServer(silent.server.imapPort, (line) => {
    if (!/UID SEARCH/.test(line)) return "pass";
    asked.push(line);
    return "ignore";
  });
  const broken = accountOf(silent);
  const changed = { ...broken, imap: { ...broken.imap, port, ssl: false } };
  await service.announce(changed);
  await eventually(() => {
    expect(asked).not.toEqual([]);
  });
  await service.announce({ ...changed, version: 2, emailAddress: "another@mailroom.test", active: false });
  await pause(2_000); // a look at the leases, which ends the session
  const { accountId, ...other } = accountOf(mailbox);
  await service.announce({ accountId, ...other });
  await eventually(
    async () => {
      expect((await service.connection(accountId))?.state).toBe("connected");
    },
    { deadlineMs: 30_000 },
  );
}, 120_000);
