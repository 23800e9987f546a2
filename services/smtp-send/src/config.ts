import {
  blobSettings,
  destinationSettings,
  sealedSecretSettings,
  serviceSettings,
} from "@mailroom/runtime/service-settings";
import Type, { type Static } from "typebox";

export const smtpSendSettings = Type.Object({
  ...serviceSettings,
  ...blobSettings,
  ...sealedSecretSettings,
  ...destinationSettings,
});
export type SmtpSendSettings = Static<typeof smtpSendSettings>;
