import { destinationSettings, sealedSecretSettings, serviceSettings } from "@mailroom/runtime/service-settings";
import Type, { type Static } from "typebox";

export const accountConfigSettings = Type.Object({
  ...serviceSettings,
  ...sealedSecretSettings,
  ...destinationSettings,
  PUBLIC_URL: Type.String({
    pattern: "^https?://[^/]+$",
    default: "http://127.0.0.1:8080",
    description: "Where people reach Mailroom: cloud providers lead their browsers back to it",
  }),
});
export type AccountConfigSettings = Static<typeof accountConfigSettings>;
