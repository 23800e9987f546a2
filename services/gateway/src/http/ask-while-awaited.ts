/**
 * A call that ends with its caller: a test of a mail server holds a connection to it for up to a minute, and who presses
 * Cancel means that one. The library that forwards everything else lets the service go on for nobody.
 */
import { Agent, type IncomingMessage, request as httpRequest } from "node:http";
import { Readable } from "node:stream";

export type AwaitedCall = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A stream, or anything else for none. */
  readonly body: unknown;
  readonly signal: AbortSignal;
};

/** A connection of its own, which the service sees end. */
const agent = new Agent({ keepAlive: false });

/** The answer as it begins. Rejects where the service cannot be reached or the signal ends the call. */
export function askWhileAwaited({ url, body, ...options }: AwaitedCall): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, { ...options, agent });
    outgoing.once("response", resolve).on("error", reject);
    if (body instanceof Readable) body.pipe(outgoing);
    else outgoing.end();
  });
}
