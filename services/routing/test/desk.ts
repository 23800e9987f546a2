import { eventually } from "@mailroom/test-kit/eventually";
import { admin, agentPrincipal, must, type Row, type RoutingUnderTest } from "./routing-under-test.ts";

export const queueAction = (queueId: string, timeoutSeconds: number | null = null) => ({
  ...{ kind: "queue" as const, queueId, timeoutSeconds },
});

/** Some available agents, their queue, and an account that leads there. */
export async function desk(
  routing: RoutingUnderTest,
  agents: number,
  queue: Record<string, unknown> = {},
  capacity?: number,
) {
  const agentIds: string[] = [];
  for (let n = 0; n < agents; n += 1) agentIds.push(await routing.addAgent("available", capacity));
  const queueId = await routing.addQueue(agentIds, queue);
  const accountId = await routing.addAccount([queueAction(queueId)]);
  return { agentIds, queueId, accountId };
}

export const accept = (routing: RoutingUnderTest, offer: Row, instance = 0) =>
  routing.call(agentPrincipal(offer.agentId), `POST /offers/${offer.id}/accept`, undefined, { instance });
export const reject = (routing: RoutingUnderTest, offer: Row) =>
  routing.call(agentPrincipal(offer.agentId), `POST /offers/${offer.id}/reject`);

/** The open offer is rejected, and nobody is asked a second time for an hour: a slow test must not meet that. */
export const rejectForAnHour = (routing: RoutingUnderTest, interactionId: string): Promise<Row> =>
  eventually(async () => {
    const offer = await routing.offerOf(interactionId);
    await must(reject(routing, offer));
    const items = await routing.rows<Row>(
      `update work_item set next_round_at = clock_timestamp() + interval '1 hour'
       where interaction_id = $1 and state = 'waiting' returning id`,
      [interactionId],
    );
    // else it was offered anew in between
    if (items.length === 0) throw new Error("the item does not wait");
    return offer;
  });

/** Has nothing of this account wait any longer, so that the next test is not disturbed. */
export async function drain(routing: RoutingUnderTest, accountId: string): Promise<void> {
  const rows = await routing.rows<{ id: string }>("select interaction_id as id from work_item where account_id = $1", [
    accountId,
  ]);
  for (const { id } of rows) await routing.close(accountId, id);
}

export const setState = (routing: RoutingUnderTest, agentId: string, state: string) =>
  must(routing.call(admin, `PUT /agents/${agentId}/state`, { state }));
