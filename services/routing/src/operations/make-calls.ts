/**
 * Web hooks of steps (X2): asked outside of any transaction, bounded in time, size and number; the run waits durably and
 * goes on with the answer, or with an empty one.
 */
import { indexAfter } from "../domain/action-list.ts";
import { callBody, type CallResult, type FlowCall, nextAttemptAt, withAnswer } from "../domain/flow-call.ts";
import type { FlowRun } from "../domain/flow-run.ts";
import type { Interaction } from "../domain/interaction.ts";
import { runFlow } from "../domain/run-flow.ts";
import { readActionList } from "./end-step.ts";
import type { CallOut, Stores, WithStores } from "./ports.ts";
import { settleFlow } from "./settle-flow.ts";

/** At once, by one instance. */
const mostAtOnce = 50;
/** Of these: a receiver that hangs keeps its own account waiting, and no other. */
const mostOfAccount = 5;
/** Whoever asks may be slow to store the answer; after that somebody else asks again, with the same key. */
const spareSeconds = 20;

export type CallParts = {
  readonly callOut: CallOut;
  /** Of a call whose answer could not be stored; it is asked again. */
  readonly onError: (error: unknown) => void;
};

/** Begins what is due and does not wait for the answers. A process that ends drops them: they are asked for again. */
export function makeMakeCalls(withStores: WithStores, { callOut, onError }: CallParts) {
  const underWay = new Map<string, string>();

  async function make(call: FlowCall): Promise<void> {
    const run = await withStores((stores) => stores.runs.find(call.interactionId));
    if (run === null) return;
    const result = await callOut(call, callBody(call, run));
    await withStores((stores) => takeAnswer(stores, call, result));
  }

  return async (): Promise<void> => {
    const limit = mostAtOnce - underWay.size;
    if (limit <= 0) return;
    const room = { limit, mostOfAccount, underWay: countOf(underWay.values()), spareSeconds };
    for (const call of await withStores((stores) => stores.calls.claim(room))) {
      underWay.set(`${call.id} ${call.attempts}`, call.accountId);
      void make(call)
        .catch(onError)
        .finally(() => underWay.delete(`${call.id} ${call.attempts}`));
    }
  };
}

function countOf(accountIds: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const accountId of accountIds) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  return counts;
}

async function takeAnswer(stores: Stores, call: FlowCall, result: CallResult): Promise<void> {
  const openItem = await stores.items.lockOpen(call.interactionId);
  const interaction = await stores.interactions.lock(call.interactionId);
  const [stored, run] = await Promise.all([stores.calls.find(call.id), stores.runs.find(call.interactionId)]);
  // Closed, answered or asked by somebody else meanwhile.
  if (stored?.attempts !== call.attempts || run === null || interaction === null) return;
  const now = await stores.now();
  const retryAt = nextAttemptAt(call, result, now);
  if (openItem !== null || interaction.holderId !== null || interaction.status === "closed") {
    stores.runs.remove(interaction.id);
  } else if (retryAt === null) {
    await goOn(stores, { interaction, run: withAnswer(run, call, result), call, result }, now);
  } else {
    await stores.calls.postpone(call.id, retryAt);
  }
}

type Answered = {
  readonly interaction: Interaction;
  readonly run: FlowRun;
  readonly call: FlowCall;
  readonly result: CallResult;
};

async function goOn(stores: Stores, { interaction, run, call, result }: Answered, now: Date): Promise<void> {
  const account = await stores.accounts.find(interaction.accountId);
  const list = account === null ? null : await readActionList(stores, account);
  // It is asked again once its time is over: rather twice than never.
  if (account === null || list === null) return;
  stores.runs.remove(interaction.id);
  const flow = runFlow(run, indexAfter(list.actions, call), list, { now });
  await settleFlow(stores, { interaction, account, item: null, flow, because: answerText(call, result) }, now);
}

function answerText({ actionIndex, attempts }: FlowCall, result: CallResult): string {
  const hook = `The web hook of step ${actionIndex + 1}`;
  if (result.kind === "answered") return `${hook} answered (${result.status}).`;
  return `${hook} failed after ${attempts} ${attempts === 1 ? "attempt" : "attempts"} (${result.reason}): its variable is empty.`;
}
