import { randomInt } from "node:crypto";
import { createServer } from "node:net";

// Below the range from which systems take the ports of outgoing connections (Linux: 32768-60999). Inside it, a client
// that keeps reconnecting to a server being restarted sooner or later gets the server's port as its own and connects to itself.
const lowestPort = 20_000;
const highestPort = 32_000;

/** A TCP port of 127.0.0.1 that nobody listens on: `preferred` if that is free, else one by chance. */
export async function findFreePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(lowestPort, highestPort);
    if (await isPortFree(port)) return port;
  }
  throw new Error(`no free TCP port between ${lowestPort} and ${highestPort} on 127.0.0.1`);
}

/** Whether a server could listen there now. @throws where that is no question of who else listens: a port one may not use. */
export async function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve, reject) => {
    server.once("listening", () => {
      resolve(true);
    });
    server.once("error", (error) => {
      if ("code" in error && error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true });
  });
  if (isFree) await new Promise((resolve) => server.close(resolve));
  return isFree;
}
