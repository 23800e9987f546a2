/**
 * S92: where the account says so, whoever is available is paused while they choose the disposition of an interaction, and
 * available again with the last one that is open. It ends by a call, by the interaction's closing, or by itself when the
 * browser that repeats the call is gone. Whatever state the agent sets meanwhile stays.
 */
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { agentNotFound, interactionNotFound } from "../domain/not-found.ts";
import type { AgentView, Reader, Stores, WithStores } from "./ports.ts";
import { changeState } from "./set-agent-state.ts";

export type DispositionInHand = { readonly agentId: string; readonly interactionId: string };

/** Pages in the background may repeat calls once a minute only; two may be lost. */
const lastsMs = 3 * 60_000;

/** The pause's reason, as lists of agents show it. */
const pauseReason = "disposition";

const sweptAtOnce = 100;

/** Repeating it makes it last. @throws DomainError `not-found`, `not-allowed` (forbidden) */
export function makeBeginDispositionPause(withStores: WithStores, reader: Reader) {
  return async (inHand: DispositionInHand, principal: Principal): Promise<AgentView> => {
    const accountId = await requireAccess(reader, inHand, principal);
    await withStores(async (stores) => {
      const [agent] = await stores.agents.lock([inHand.agentId]);
      if (agent === undefined || agent.deletedAt !== null) throw agentNotFound();
      const account = await stores.accounts.find(accountId);
      if (account?.pausesDuringDisposition !== true) return;
      const now = await stores.now();
      const begun = await stores.dispositionPauses.prolong(inHand, new Date(now.getTime() + lastsMs));
      // a repetition must not take back what the agent has set since
      if (begun === "known" || agent.state !== "available") return;
      await changeState(stores, agent, { state: "paused", pauseReason, isForDisposition: true }, now);
    });
    return viewOf(reader, inHand.agentId);
  };
}

/** Ending what is not open changes nothing. @throws DomainError `not-found`, `not-allowed` (forbidden) */
export function makeEndDispositionPause(withStores: WithStores, reader: Reader) {
  return async (inHand: DispositionInHand, principal: Principal): Promise<AgentView> => {
    assertCan(principal, "agents.set-own-state", { kind: "own", ownerId: inHand.agentId });
    await withStores((stores) => end(stores, inHand, null));
    return viewOf(reader, inHand.agentId);
  };
}

/** Those whose browser is gone, and those of interactions that were closed. */
export function makeSweepDispositionPauses(
  withStores: WithStores,
  due: (limit: number) => Promise<DispositionInHand[]>,
) {
  return async (): Promise<void> => {
    for (const inHand of await due(sweptAtOnce)) {
      await withStores(async (stores) => end(stores, inHand, await stores.now()));
    }
  };
}

/** `dueBy`: only where it is over by then; it may have been prolonged while we came. */
async function end(stores: Stores, inHand: DispositionInHand, dueBy: Date | null): Promise<void> {
  const [agent] = await stores.agents.lock([inHand.agentId]);
  if (agent === undefined) throw agentNotFound();
  const left = await stores.dispositionPauses.remove(inHand, dueBy);
  if (left === "others" || !agent.isPausedForDisposition) return;
  await changeState(stores, agent, { state: "available", pauseReason: null }, await stores.now());
}

/** Who names an interaction must be allowed to see it; answers its account. */
async function requireAccess(reader: Reader, inHand: DispositionInHand, principal: Principal): Promise<string> {
  const access = await reader.findAccess(inHand.interactionId);
  if (access === null) throw interactionNotFound();
  const { accountId } = access;
  assertCan(principal, "agents.set-own-state", { kind: "own", ownerId: inHand.agentId, accountId });
  // keys are bound to accounts; what a scope lets do needs no other
  if (principal.kind === "user") assertCan(principal, "interactions.read", { kind: "interaction", ...access });
  return accountId;
}

async function viewOf(reader: Reader, agentId: string): Promise<AgentView> {
  const agent = await reader.findAgent(agentId);
  if (agent === null) throw agentNotFound();
  return agent;
}
