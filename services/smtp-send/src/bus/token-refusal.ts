import type { Bus } from "@mailroom/bus/connection";
import { smtpTokenRefused, type TokenRefusal } from "@mailroom/contracts/events/account";

/** Core NATS, no stream: the next refusal says it again. */
export function makeRefusalPublisher(bus: Bus): (refusal: TokenRefusal) => void {
  return (refusal) => {
    if (!bus.isConnected()) return;
    bus.whenConnected().then(
      (nats) => {
        nats.publish(smtpTokenRefused.subject, JSON.stringify(refusal));
      },
      () => undefined,
    );
  };
}
