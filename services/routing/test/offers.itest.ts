import { expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import { admin, agentPrincipal, must, useRouting } from "./routing-under-test.ts";

const routing = useRouting();
const queueAction = (queueId: string) => ({ kind: "queue" as const, queueId, timeoutSeconds: null });

async function desk(agents: number, more: Record<string, unknown> = {}) {
  const agentIds: string[] = [];
  for (let n = 0; n < agents; n += 1) agentIds.push(await routing.addAgent());
  const queueId = await routing.addQueue(agentIds, more);
  const accountId = await routing.addAccount([queueAction(queueId)]);
  return { agentIds, queueId, accountId };
}

const accept = (offer: any) => routing.call(agentPrincipal(offer.agentId), "POST", `/offers/${offer.id}/accept`);
const reject = (offer: any) => routing.call(agentPrincipal(offer.agentId), "POST", `/offers/${offer.id}/reject`);

test("S73 X4 a new mail is offered, a rejection passes it to the next agent, an acceptance assigns it", async () => {
  const { agentIds, accountId, queueId } = await desk(2);
  const interactionId = await routing.newMail(accountId);
  const first = await routing.offerOf(interactionId);
  expect(first).toMatchObject({ agentId: agentIds[0], queueId, workItemKind: "new", state: "open" });
  expect((await must(reject(first))).body.state).toBe("rejected");
  expect((await must(reject(first))).body.state).toBe("rejected");
  const second = await routing.offerOf(interactionId);
  expect(second.agentId).toBe(agentIds[1]);
  expect((await must(accept(second))).body.state).toBe("accepted");
  expect((await must(accept(second))).body).toMatchObject({ state: "accepted" });
  expect((await accept(first)).body.code).toBe("offer-ended");
  await eventually(() => {
    const about = routing.events
      .filter((event) => event.data.interactionId === interactionId)
      .map((event) => event.type);
    expect(about).toEqual(["offer.made", "offer.rejected", "offer.made", "offer.accepted", "assignment.changed"]);
  });
  const why = await must(routing.call(admin, "GET", `/interactions/${interactionId}/why`));
  expect(why.body.items.map((decision: any) => decision.kind)).toEqual([
    "queued",
    "offered",
    "rejected",
    "offered",
    "accepted",
  ]);
});
