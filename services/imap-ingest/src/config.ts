import {
  blobSettings,
  destinationSettings,
  sealedSecretSettings,
  serviceSettings,
} from "@mailroom/runtime/service-settings";
import Type, { type Static } from "typebox";

export const imapIngestSettings = Type.Object({
  ...serviceSettings,
  ...blobSettings,
  ...sealedSecretSettings,
  ...destinationSettings,
  NODE_NAME: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: "Accounts may be pinned to it; default: the host's name",
    }),
  ),
  PARSER_THREADS: Type.Integer({
    minimum: 1,
    maximum: 16,
    default: 1,
    description: "Mails parsed at once; each thread takes about 70 MB",
  }),
});
export type ImapIngestSettings = Static<typeof imapIngestSettings>;
