import type { Bus } from "@mailroom/bus/connection";
import { type PresenceReport, presenceSubject } from "@mailroom/contracts/events/agent";

/** Tells routing which users have a live connection here. While the broker is away nothing is told: silence is an answer too. */
export async function publishPresence(bus: Bus, report: PresenceReport): Promise<void> {
  if (!bus.isConnected()) return;
  const connection = await bus.whenConnected();
  connection.publish(presenceSubject, JSON.stringify(report));
}
