import { parseArgs } from "node:util";

export type FaultRunOptions = {
  /** Mails that customers send while things break. */
  readonly messages: number;
  /** How many of them are answered meanwhile. */
  readonly replies: number;
  /** How often the worker that reads mail is stopped for a moment. */
  readonly shortStops: number;
  /** Chooses order and moments of the faults. */
  readonly seed: number;
  readonly progress: (line: string) => void;
};

export const usage = "Usage: npm run faults -- [--messages N] [--replies N] [--seed N]";

/** @throws with the usage where an argument makes no sense. */
export function parseFaultOptions(argv: readonly string[], fallbackSeed: number): Omit<FaultRunOptions, "progress"> {
  const { values } = parseArgs({
    args: [...argv],
    options: { messages: { type: "string" }, replies: { type: "string" }, seed: { type: "string" } },
  });
  const messages = wholeNumber("messages", values.messages, 300);
  if (messages < 20) throw new Error(`--messages must be at least 20, so that each fault meets some\n${usage}`);
  const replies = wholeNumber("replies", values.replies, Math.max(10, Math.floor(messages / 5)));
  if (replies > messages) throw new Error(`--replies cannot exceed --messages\n${usage}`);
  return { messages, replies, shortStops: 8, seed: wholeNumber("seed", values.seed, fallbackSeed) };
}

function wholeNumber(name: string, given: string | undefined, fallback: number): number {
  if (given === undefined) return fallback;
  if (!/^\d{1,9}$/.test(given))
    throw new Error(`--${name} takes a whole number, not ${JSON.stringify(given)}\n${usage}`);
  return Number(given);
}
