import { expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import { accept, desk, reject } from "./desk.ts";
import { admin, must, useRouting } from "./routing-under-test.ts";

// Nobody listens there: port 1 is reserved (tcpmux).
const routing = useRouting({ redisUrl: "redis://127.0.0.1:1" });

test("without Redis mails are offered, passed on and accepted from Postgres alone", async () => {
  const { agentIds, accountId } = await desk(routing, 2);
  const interactionId = await routing.newMail(accountId);
  const first = await routing.offerOf(interactionId);
  expect(first.agentId).toBe(agentIds[0]);
  await must(reject(routing, first));
  const second = await routing.offerOf(interactionId);
  expect(second.agentId).toBe(agentIds[1]);
  await must(accept(routing, second));
});

test("without Redis offers lapse all the same, soon after their deadline", async () => {
  const { accountId } = await desk(routing, 1, { agentTimeoutSeconds: 1 });
  const offer = await routing.offerOf(await routing.newMail(accountId));
  const lapsed = await eventually(async () => {
    const { body } = await must(routing.call(admin, `GET /offers/${offer.id}`));
    expect(body.state).toBe("expired");
    return body;
  });
  expect(Date.parse(lapsed.endedAt) - Date.parse(offer.expiresAt)).toBeLessThan(15_000);
});
