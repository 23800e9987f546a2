import type { Bus } from "./connection.ts";

/**
 * Says a latest state (`defineState`): core NATS, no stream. While the broker is away it is not said at all; the next time
 * makes good for it.
 */
export function tellState(bus: Bus, subject: string, state: object): void {
  if (!bus.isConnected()) return;
  bus.whenConnected().then(
    (nats) => {
      nats.publish(subject, JSON.stringify(state));
    },
    () => undefined,
  );
}
