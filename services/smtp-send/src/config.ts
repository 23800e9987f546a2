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
  LEASE_SECONDS: Type.Integer({
    minimum: 2,
    maximum: 300,
    default: 15,
    description: "An attempt whose worker has not been heard of for so long is judged and may be taken over",
  }),
});
export type SmtpSendSettings = Static<typeof smtpSendSettings>;
