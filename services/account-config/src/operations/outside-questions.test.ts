import { expect, test } from "@jest/globals";
import type { AskTogether } from "./library-ports.ts";
import { makeOutsideQuestions, type OutsidePorts } from "./outside-questions.ts";

const preview: OutsidePorts["templates"]["preview"] = () => Promise.reject(new Error("not asked here"));

function portsThat(checkDestination: OutsidePorts["checkDestination"]): OutsidePorts {
  return {
    checkDestination,
    checkWebAddress: checkDestination.bind(null, "", 0),
    templates: { check: () => Promise.resolve([]), preview },
  };
}

test("a question that is not answered in time is refused, also where its answer comes later", async () => {
  const { promise: answer, resolve } = Promise.withResolvers<undefined>();
  const askNotWaiting: AskTogether = (questions) => {
    for (const ask of questions) void ask();
    return Promise.resolve();
  };
  const outside = makeOutsideQuestions(
    portsThat(async () => answer),
    askNotWaiting,
  );
  await outside.ports.checkDestination("imap.acme.test", 993);
  expect(outside.hasOpen()).toBe(true);
  await outside.settle();
  expect(outside.hasOpen()).toBe(false);
  resolve(undefined);
  await answer;
  await expect(outside.ports.checkDestination("imap.acme.test", 993)).rejects.toMatchObject({
    code: "host-lookup-failed",
  });
});
