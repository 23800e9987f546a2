import { destinationSettings, sealedSecretSettings, serviceSettings } from "@mailroom/runtime/service-settings";
import Type, { type Static } from "typebox";

export const accountConfigSettings = Type.Object({
  ...serviceSettings,
  ...sealedSecretSettings,
  ...destinationSettings,
});
export type AccountConfigSettings = Static<typeof accountConfigSettings>;
