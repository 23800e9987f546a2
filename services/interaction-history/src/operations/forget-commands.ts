import type { Clock, Transact } from "./ports.ts";

/**
 * What brings a command again is gone by then: outbox and stream keep it for 14 days each, and a lost tail of the stream
 * is published again from the outbox.
 */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Commands that were carried out need not be known for ever. */
export async function forgetCommands({
  transact,
  clock,
}: {
  readonly transact: Transact;
  readonly clock: Clock;
}): Promise<void> {
  const before = new Date(clock.now().getTime() - keptMs);
  await transact((work) => work.commands.forgetBegun(before));
}
