/** What routes that change a part of a resource have in common. */
import Type from "typebox";

/** The version that a change goes on from. Optional in the schema, so that its absence has a status of its own. */
export const IfMatchHeaders = Type.Object({
  "if-match": Type.Optional(
    Type.String({
      description:
        "ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is",
    }),
  ),
});

/** Media types of a JSON merge-patch (RFC 7396); programs that cannot say the first say the second. */
export const mergePatchTypes = ["application/merge-patch+json", "application/json"] as const;

/** Of a PATCH onto a version. */
export const mergePatch = { headers: IfMatchHeaders, consumes: mergePatchTypes } as const;
