import type { Bus } from "@mailroom/bus/connection";
import { AccountConnection, accountConnectionSubject } from "@mailroom/contracts/events/account-connection";
import { payloadCheck } from "@mailroom/contracts/payload-check";
import type { NatsConnection } from "@nats-io/transport-node";

const check = payloadCheck(AccountConnection);

/** Hands on each state of an account's connection. Only the latest counts: one that is lost is followed by another. */
export function followAccountConnections(bus: Bus, onState: (state: AccountConnection) => void): () => void {
  let subscribed: NatsConnection | null = null;
  const subscribe = (connection: NatsConnection): void => {
    // a subscription survives the client's own reconnecting
    if (subscribed === connection) return;
    subscribed = connection;
    connection.subscribe(accountConnectionSubject("*"), {
      callback: (error, message) => {
        const state = error === null ? parseJson(message.string()) : null;
        if (check.is(state)) onState(state);
      },
    });
  };
  const unsubscribe = bus.onConnected(subscribe);
  // rejects when the bus is closed before it was ever connected
  bus.whenConnected().then(subscribe, () => undefined);
  return unsubscribe;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
