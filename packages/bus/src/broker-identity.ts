import { commandStream, eventStream } from "@mailroom/contracts/stream";
import { jetstreamManager } from "@nats-io/jetstream";
import { type Bus, brokerTimeoutMs } from "./connection.ts";

/**
 * Changes whenever the broker may have forgotten something: it was started anew, or a stream was created anew. Rejects
 * while it cannot be asked.
 */
export async function readBrokerIdentity(bus: Bus): Promise<string> {
  const connection = await bus.whenConnected();
  const manager = await jetstreamManager(connection, { timeout: brokerTimeoutMs, checkAPI: false });
  const streams = await Promise.all([eventStream, commandStream].map((name) => manager.streams.info(name)));
  return [connection.info?.server_id, ...streams.map((stream) => stream.created)].join(" ");
}
