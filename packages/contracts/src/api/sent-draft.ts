/** What sends a message says of the draft that the message was written in. */
import Type, { type Static } from "typebox";

/** Not part of what an Idempotency-Key is held to: a repetition may have seen a later version. */
export const SentDraftHeaders = Type.Object({
  "mailroom-draft": Type.Optional(
    Type.String({
      pattern: '^"[0-9]{1,19}"$',
      description:
        'ETag of the draft that is sent, `"0"` for none. Another version is kept by now, or none: 409 `draft-changed` and nothing is sent, so that a draft sent from two windows goes out once.',
    }),
  ),
});
export type SentDraftHeaders = Static<typeof SentDraftHeaders>;
