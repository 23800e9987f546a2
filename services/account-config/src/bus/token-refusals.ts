import type { Bus } from "@mailroom/bus/connection";
import { imapTokenRefused, smtpTokenRefused, TokenRefusal } from "@mailroom/contracts/events/account";
import { payloadCheck } from "@mailroom/contracts/payload-check";

type Connection = Awaited<ReturnType<Bus["whenConnected"]>>;

/** One instance hears each. A refusal that is lost comes again with the next login. Answers how to stop. */
export function followTokenRefusals(bus: Bus, onRefused: (refusal: TokenRefusal) => void): () => void {
  const check = payloadCheck(TokenRefusal);
  let subscriptions: { unsubscribe(): void }[] = [];
  const unsubscribe = (): void => {
    for (const subscription of subscriptions) subscription.unsubscribe();
    subscriptions = [];
  };
  const listen = (connection: Connection): void => {
    unsubscribe();
    subscriptions = [imapTokenRefused, smtpTokenRefused].map(({ subject }) =>
      connection.subscribe(subject, {
        queue: "account-config",
        callback: (error, message) => {
          const data = error === null ? read(message.data) : null;
          if (check.is(data)) onRefused(data);
        },
      }),
    );
  };
  const stopListening = bus.onConnected(listen);
  // The connection that is there already is announced no more; without one this is answered by the listener too.
  if (bus.isConnected()) void bus.whenConnected().then(listen, () => undefined);
  return () => {
    stopListening();
    unsubscribe();
  };
}

function read(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    return null; // not JSON
  }
}
