import { expect, test } from "@jest/globals";
import { explainMissing } from "./service-source.ts";

test("who lacks servers is told each way to them, and no other", () => {
  const all = explainMissing(["postgres", "mail"]);
  expect(all).toMatch(
    /needs Postgres, the mail server.*\n\n {4}\S.*\n\nor start Docker for Postgres, or set MAILROOM_POSTGRES_URL/,
  );
  expect(explainMissing(["redis", "nats"])).toMatch(
    /or start Docker, or set MAILROOM_REDIS_URL, MAILROOM_NATS_URL, and/,
  );
  expect(explainMissing(["mail"])).toMatch(/needs the mail server \(Dovecot\) on this machine/);
  expect(explainMissing(["mail"])).not.toMatch(/Docker|MAILROOM_/);
});
