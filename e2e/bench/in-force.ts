/**
 * `npm run bench:in-force`: how soon after the return of imap-ingest, routing and smtp-send an account that was made, and one
 * that was changed, while they were down is in force there. The slowest of all rounds counts. `--rounds N` (default 3).
 */
import { parseArgs } from "node:util";
import { changeWhileAway, type InForce } from "../changes-while-away.ts";
import { correspond } from "../correspondence.ts";
import { createDesk, goAvailable } from "../desk.ts";
import { atMost, type Goal, printReport } from "../report.ts";
import { startWholeSystem } from "../whole-system.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "3" } } });
const rounds = Number(values.rounds);
/** In force in each within two seconds of its return. */
const limitMs = 2_000;

const figures = [
  ["imap-ingest: mail of both accounts is in, ms", ({ mailInMs }) => mailInMs],
  ["routing: offered to whom the accounts name, ms", ({ offeredMs }) => offeredMs],
  ["smtp-send: answers are with the customer, ms", ({ answeredMs }) => answeredMs],
] as const satisfies readonly (readonly [string, (took: InForce) => number])[];

function progress(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const whole = await startWholeSystem({ progress });
  try {
    const one = await createDesk(whole, { key: "ONE", agentNames: ["Ada"] });
    const two = await createDesk(whole, { key: "TWO", agentNames: ["Bo"] });
    for (const agent of [...one.agents, ...two.agents]) await goAvailable(agent);
    const correspondence = correspond(whole, await whole.addMailbox("customer@example.test"));
    const results: InForce[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const [changed, other] = round % 2 === 1 ? [one, two] : [two, one];
      const result = await changeWhileAway(whole, correspondence, { changed, other, key: `NEW${round}` });
      results.push(result);
      const [mailIn, offered, answered] = figures.map(([, figureOf]) => Math.round(figureOf(result)));
      progress(`round ${round} of ${rounds}: mail in ${mailIn} ms, offered ${offered} ms, answered ${answered} ms`);
    }
    printReport({
      name: "bench:in-force",
      goals: figures.map(([goal, figureOf]): Goal =>
        atMost(goal, Math.round(Math.max(...results.map(figureOf))), limitMs),
      ),
    });
  } finally {
    await whole.stop();
  }
}

await main();
