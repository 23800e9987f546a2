import type { Bus } from "@mailroom/bus/connection";
import { type AccountConnection, accountConnectionSubject } from "@mailroom/contracts/events/account-connection";

/** Core NATS, no stream: only the latest state counts, and REST has it. While the broker is away it is not said at all. */
export function makeConnectionPublisher(bus: Bus): (connection: AccountConnection) => void {
  return (connection) => {
    if (!bus.isConnected()) return;
    bus.whenConnected().then(
      (nats) => {
        nats.publish(accountConnectionSubject(connection.accountId), JSON.stringify(connection));
      },
      () => undefined,
    );
  };
}
