import {
  blobSettings,
  destinationSettings,
  sealedSecretSettings,
  serviceSettings,
} from "@mailroom/runtime/service-settings";
import Type, { type Static } from "typebox";

export const accountConfigSettings = Type.Object({
  ...serviceSettings,
  ...blobSettings,
  ...sealedSecretSettings,
  ...destinationSettings,
  DNS_SERVERS: Type.Optional(
    Type.Array(Type.String({ minLength: 1 }), {
      description: "Name servers (address or address:port) to ask instead of the system's",
    }),
  ),
  ISPDB_URL: Type.Optional(
    Type.String({
      pattern: "^(off|https://.+)$",
      description: "Database of providers that autodetection asks by domain; off: none. Default: Thunderbird's",
    }),
  ),
  PUBLIC_URL: Type.String({
    pattern: "^https?://[^/]+$",
    default: "http://127.0.0.1:8080",
    description: "Where people reach Mailroom: cloud providers lead their browsers back to it",
  }),
});
export type AccountConfigSettings = Static<typeof accountConfigSettings>;
