import net from "node:net";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { NetworkGuard } from "@mailroom/network-guard/network-guard";

/**
 * A connection to the account's submission server, to an address that was checked just before.
 * @throws DomainError `destination-refused`, `host-not-found`, `host-lookup-failed`; Error where nobody answers.
 */
export async function connectSocket({ smtp }: AccountSnapshot, guard: NetworkGuard): Promise<net.Socket> {
  const { host, port, connectionTimeoutSeconds } = smtp;
  const destination = await guard.resolveDestination(host, port);
  const socket = net.connect({ host: destination.host, port, lookup: destination.lookup });
  const { promise, resolve, reject } = Promise.withResolvers<net.Socket>();
  const giveUp = setTimeout(() => {
    socket.destroy(new Error(`no answer within ${connectionTimeoutSeconds} s`));
  }, connectionTimeoutSeconds * 1000);
  const fail = (cause: Error): void => {
    reject(new Error(`The server ${destination.host}:${port} cannot be reached: ${cause.message}`, { cause }));
  };
  socket.once("error", fail);
  socket.once("connect", () => {
    socket.off("error", fail);
    // Until the client listens itself, an error must not end the process.
    socket.once("error", () => undefined);
    resolve(socket);
  });
  try {
    return await promise;
  } finally {
    clearTimeout(giveUp);
  }
}
