import { setTimeout as pause } from "node:timers/promises";
import type { RelayRule } from "@mailroom/local-stack/relay-rule";
import type { ServiceInstance } from "@mailroom/local-stack/service-instance";
import { eventually } from "@mailroom/test-kit/eventually";
import { momentDeadlineMs, type Fault, type FaultParts } from "./fault.ts";

/** How long the relay lets somebody wait who has sent the final dot: long enough to be caught at it. */
const answerDelayMs = 12_000;
/** Attempts have a lease of 15 s: who stands still for longer is taken for dead. */
const longerThanLeaseMs = 17_000;

/** All instances stop while one has let its final dot go; they wake up one after the other, after the attempt's lease. */
export function stopSendInsideData(parts: FaultParts): Fault {
  return {
    name: "SIGSTOP smtp-send inside DATA for longer than its lease; SIGCONT",
    concernsSending: true,
    async strike(letAnswer) {
      const instances = instancesOfSend(parts);
      await withRule(parts, { match: "*", kind: "delay", delayMs: answerDelayMs }, async () => {
        letAnswer();
        await waitForDots(parts);
        for (const instance of instances) instance.pause();
      });
      await pause(longerThanLeaseMs);
      for (const instance of instances) {
        instance.resume();
        await pause(parts.random.between(1_000, 3_000));
      }
    },
  };
}

export function killSendInsideData(parts: FaultParts): Fault {
  return {
    name: "SIGKILL smtp-send inside DATA",
    concernsSending: true,
    async strike(letAnswer) {
      const instances = instancesOfSend(parts);
      await withRule(parts, { match: "*", kind: "delay", delayMs: answerDelayMs }, async () => {
        letAnswer();
        await waitForDots(parts);
        await Promise.all(instances.map(async (instance) => instance.kill()));
      });
      await Promise.all(instances.map(async (instance) => instance.restart()));
    },
  };
}

/** The relay goes away instead of answering the final dot; `when` says whether it has taken the message. */
export function dropConnection(parts: FaultParts, when: "before" | "after"): Fault {
  return {
    name: `the relay cuts the connection ${when} it has taken the message`,
    concernsSending: true,
    async strike(letAnswer) {
      const before = await parts.observer.countUncertainAttempts();
      await withRule(parts, { match: "*", kind: "drop", isDelivered: when === "after" }, async () => {
        letAnswer();
        await eventually(
          async () => {
            if ((await parts.observer.countUncertainAttempts()) === before) throw new Error("no connection was cut");
          },
          { deadlineMs: momentDeadlineMs, everyMs: 100 },
        );
      });
    },
  };
}

function instancesOfSend({ whole }: FaultParts): ServiceInstance[] {
  return whole.system.listInstances().filter(({ service }) => service === "smtp-send");
}

async function waitForDots({ observer }: FaultParts): Promise<void> {
  await eventually(
    async () => {
      if ((await observer.countInsideData()) === 0) throw new Error("no final dot was sent");
    },
    { deadlineMs: momentDeadlineMs, everyMs: 20 },
  );
}

async function withRule({ whole }: FaultParts, rule: RelayRule, run: () => Promise<void>): Promise<void> {
  await whole.backing.mail.addRelayRule(rule);
  try {
    await run();
  } finally {
    await whole.backing.mail.addRelayRule({ match: "*", kind: "accept" });
  }
}
