import { natsAuthorization } from "@mailroom/local-stack/nats-config";
import { nkeyVariable } from "./secret-files.ts";

/** `deploy/nats/authorization.conf`, which nats.conf includes. The keys are an installation's own: `npm run secrets`. */
export function brokerAuthorization(): string {
  return [
    "# Made by npm run generate from packages/contracts: who may connect, and what each may publish and hear. Nothing else.",
    "",
    "# <SERVICE>_NKEY, found from this file's directory, /etc/mailroom.",
    'include "../../run/secrets/nats_keys"',
    "",
    natsAuthorization((service) => `$${nkeyVariable(service)}`),
  ].join("\n");
}
