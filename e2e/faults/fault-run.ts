/**
 * N1, small: mails come in and are answered while every part of the system is killed, stopped or emptied in turn. What went
 * in must be there once, routed, and every answer must be out once or be called uncertain.
 */
import { setTimeout as pause } from "node:timers/promises";
import { createDesk, goAvailable } from "../desk.ts";
import { atMost, exactly, isSuccess, type Goal, type Report } from "../report.ts";
import { startWholeSystem, type Mailbox, type WholeSystem } from "../whole-system.ts";
import { startAgentWork, type AgentWork } from "./agent-work.ts";
import type { Fault } from "./fault.ts";
import { listFaults } from "./faults.ts";
import { makeIntake, type Intake } from "./intake.ts";
import { makeObserver, type Observer } from "./observer.ts";
import type { FaultRunOptions } from "./options.ts";
import { makeRandom, type Random } from "./random.ts";
import { judge, type Expectation, type Finding } from "./verdict.ts";

const agentNames = ["Ada", "Bo", "Cleo", "Dan", "Eve", "Finn"];
const customerCount = 5;
/** Behind the slowest remedy: an attempt's lease of 15 s, then a retry after 15 s, each with a second instance at work. */
const quietDeadlineMs = 120_000;
const lateDoubleMs = 6_000;
/** Mails that are kept for the fault which lures the worker into its trap: it takes one to five. */
const baitCount = 12;

export async function runFaults(options: FaultRunOptions): Promise<Report> {
  const whole = await startWholeSystem({ progress: options.progress });
  const observer = makeObserver(whole.system.databaseUrl);
  try {
    return { name: "faults", goals: await breakAndJudge(whole, observer, options) };
  } finally {
    await observer.close();
    await whole.stop();
  }
}

async function breakAndJudge(whole: WholeSystem, observer: Observer, options: FaultRunOptions): Promise<Goal[]> {
  const random = makeRandom(options.seed);
  const desk = await createDesk(whole, { key: "CARE", agentNames, agentTimeoutSeconds: 20 });
  const customers = await addCustomers(whole);
  // Somebody to take over while another stands still.
  await Promise.all([whole.system.addInstance("imap-ingest"), whole.system.addInstance("smtp-send")]);
  for (const agent of desk.agents) await goAvailable(agent);
  const intake = makeIntake({ to: desk.mailbox, customers, random, total: options.messages });
  const work = startAgentWork(desk.agents, random);
  const faults = listFaults({ whole, mailbox: desk.mailbox, intake, observer, random }, options.shortStops);
  const startedAt = performance.now();
  const failures = await strikeAll(faults, { intake, work, random, options });
  await intake.deliver(options.messages);
  await work.finish(quietDeadlineMs);
  options.progress(`${faults.length} faults struck; waiting until all is quiet`);
  const expected: Expectation = { whole, desk, observer, messageIds: intake.messageIds, replies: work.replies };
  const { goals, quietAfterMs } = await judgeWhenQuiet(expected, options.progress);
  options.progress(`${work.repeatedCalls} calls of agents failed meanwhile and were repeated`);
  options.progress(`${Math.round((performance.now() - startedAt) / 1000)} s from the first fault to the verdict`);
  return [
    exactly("faults struck", faults.length - failures, faults.length),
    exactly("mails delivered", intake.messageIds.length, options.messages),
    exactly("answers accepted by the API", work.replies.length, options.replies),
    ...goals,
    atMost("services that ended by themselves", countEnded(whole), 0),
    atMost("seconds until quiet after the last fault", Math.round(quietAfterMs / 1000), quietDeadlineMs / 1000),
  ];
}

async function addCustomers(whole: WholeSystem): Promise<Mailbox[]> {
  const numbers = Array.from({ length: customerCount }, (_, index) => index + 1);
  return Promise.all(numbers.map(async (number) => whole.addMailbox(`customer-${number}@example.test`)));
}

type Course = {
  readonly intake: Intake;
  readonly work: AgentWork;
  readonly random: Random;
  readonly options: FaultRunOptions;
};

/** One fault after another, each into the middle of a burst of mails and answers. Returns how many failed to strike. */
async function strikeAll(faults: readonly Fault[], { intake, work, random, options }: Course): Promise<number> {
  const mails = shareOut(
    options.messages - baitCount,
    faults.map(() => 1),
  );
  const answers = shareOut(
    options.replies,
    faults.map(({ concernsSending }) => (concernsSending ? 3 : 1)),
  );
  let failures = 0;
  for (const [index, fault] of faults.entries()) {
    const startedAt = performance.now();
    const burst = intake.deliver(mails[index] ?? 0);
    // A failure of the burst is seen when it is awaited below, after the fault.
    burst.catch(() => undefined);
    const letAnswer = once(() => {
      work.allow(answers[index] ?? 0);
    });
    if (!fault.concernsSending) letAnswer();
    await pause(random.between(100, 900));
    const failure = await attempt(fault, letAnswer);
    if (failure !== null) failures += 1;
    await burst;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const counts = `${intake.messageIds.length} mails in, ${work.replies.length} answers accepted`;
    options.progress(`${index + 1}/${faults.length} ${fault.name}: ${failure ?? `${seconds} s`}; ${counts}`);
  }
  return failures;
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
}

async function attempt(fault: Fault, letAnswer: () => void): Promise<string | null> {
  try {
    await fault.strike(letAnswer);
    return null;
  } catch (error) {
    return `FAILED: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Whole shares of a total, in proportion to the weights; they sum up to it. */
function shareOut(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let weightSoFar = 0;
  let given = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const share = Math.floor((total * weightSoFar) / whole) - given;
    given += share;
    return share;
  });
}

type Verdict = { readonly goals: readonly Goal[]; readonly quietAfterMs: number };

/**
 * Judges until every goal is met, or until the deadline; what is missed then stays missed. Met goals are judged once more
 * after a while: a double may come late.
 */
async function judgeWhenQuiet(expected: Expectation, progress: (line: string) => void): Promise<Verdict> {
  const startedAt = performance.now();
  const first = await judgeUntilMet(expected, startedAt, progress);
  if (!isSuccess({ name: "", goals: first.goals })) return first;
  await pause(lateDoubleMs);
  const second = await judge(expected);
  if (second.some(({ goal }) => !goal.met)) progress(`no longer: ${describeMissed(second)}`);
  return { goals: second.map(({ goal }) => goal), quietAfterMs: first.quietAfterMs };
}

async function judgeUntilMet(
  expected: Expectation,
  startedAt: number,
  progress: (line: string) => void,
): Promise<Verdict> {
  for (;;) {
    const findings = await judge(expected).catch((error: unknown) => {
      if (performance.now() - startedAt > quietDeadlineMs) throw error;
      return [];
    });
    const goals = findings.map(({ goal }) => goal);
    const quietAfterMs = performance.now() - startedAt;
    if (isSuccess({ name: "", goals })) return { goals, quietAfterMs };
    progress(`not yet: ${describeMissed(findings)}`);
    if (quietAfterMs > quietDeadlineMs) return { goals, quietAfterMs };
    await pause(3_000);
  }
}

function describeMissed(findings: readonly Finding[]): string {
  if (findings.length === 0) return "the API does not answer";
  return findings
    .filter(({ goal }) => !goal.met)
    .map(({ goal: { goal, value, limit }, offenders }) => `${goal} ${value} (${limit}) ${offenders.join(", ")}`.trim())
    .join("; ");
}

function countEnded({ system }: WholeSystem): number {
  return system.listInstances().filter((instance) => !instance.isRunning()).length;
}
