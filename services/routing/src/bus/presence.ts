/**
 * Gateways report live connections every 10 s on core NATS: no stream, no acknowledgement, the next report makes good for a
 * lost one. One instance takes each report (queue group).
 */
import type { Bus } from "@mailroom/bus/connection";
import { PresenceReport, presenceSubject } from "@mailroom/contracts/events/agent";
import type { Logger } from "@mailroom/runtime/logger";
import { Check } from "typebox/value";

export type PresenceOptions = {
  readonly bus: Bus;
  readonly logger: Logger;
  readonly notePresence: (agentIds: readonly string[]) => Promise<void>;
};

export type PresenceWatch = {
  /** How long reports could have been heard without a break, in ms: silence before that proves nothing. */
  readonly listeningMs: () => number;
  readonly stop: () => void;
};

const queueGroup = "routing";

export function watchPresence({ bus, logger, notePresence }: PresenceOptions): PresenceWatch {
  let listeningSince: number | null = null;
  let subscription: { unsubscribe(): void } | null = null;
  const take = async (data: Uint8Array): Promise<void> => {
    const report = readReport(data);
    if (report === null) logger.warn("presence report that is none");
    else await notePresence(report.agentIds);
  };
  const listen = (connection: Awaited<ReturnType<Bus["whenConnected"]>>): void => {
    subscription?.unsubscribe();
    listeningSince = performance.now();
    subscription = connection.subscribe(presenceSubject, {
      queue: queueGroup,
      callback: (error, message) => {
        if (error !== null) return;
        take(message.data).catch((failure: unknown) => {
          logger.warn({ err: failure }, "presence report could not be stored");
        });
      },
    });
  };
  const stopListening = bus.onConnected(listen);
  // The connection that is there already is announced no more; without one this is answered by the listener too.
  if (bus.isConnected()) void bus.whenConnected().then(listen, () => undefined);
  return {
    listeningMs() {
      if (!bus.isConnected()) listeningSince = null;
      return listeningSince === null ? 0 : performance.now() - listeningSince;
    },
    stop() {
      stopListening();
      subscription?.unsubscribe();
    },
  };
}

function readReport(data: Uint8Array): PresenceReport | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(data));
    return Check(PresenceReport, value) ? value : null;
  } catch {
    return null; // not JSON
  }
}
