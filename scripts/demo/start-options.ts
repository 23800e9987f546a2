import { parseArgs } from "node:util";

export type StartOptions = { readonly port: number; readonly isFresh: boolean; readonly isDetached: boolean };

export const startUsage = `Usage: npm start -- [--port N] [--fresh] [--detach]
  --port N   port of the web interface and the API (default 8080)
  --fresh    begin anew: removes the demo's data first
  --detach   return when all is ready; npm stop ends it`;

/** @throws with a sentence for the person at the keyboard. */
export function parseStartOptions(argv: readonly string[]): StartOptions | "help" {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: "string", default: "8080" },
      fresh: { type: "boolean", default: false },
      detach: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port must be a number from 1 to 65535, not "${values.port}".`);
  }
  return { port, isFresh: values.fresh, isDetached: values.detach };
}
