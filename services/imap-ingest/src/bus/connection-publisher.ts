import type { Bus } from "@mailroom/bus/connection";
import { tellState } from "@mailroom/bus/tell-state";
import { type AccountConnection, accountConnectionSubject } from "@mailroom/contracts/events/account-connection";

/** Only the latest state counts, and REST has it. */
export function makeConnectionPublisher(bus: Bus): (connection: AccountConnection) => void {
  return (connection) => {
    tellState(bus, accountConnectionSubject(connection.accountId), connection);
  };
}
