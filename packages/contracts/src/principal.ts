import Type, { type Static } from "typebox";
import { closed } from "./closed.ts";
import { Uuid } from "./identifier.ts";

/** Who asks. The gateway establishes it and signs it; services never see passwords, sessions or keys. */
export const Principal = Type.Union([
  Type.Object({
    kind: Type.Literal("user"),
    userId: Uuid,
    role: Type.Union([Type.Literal("admin"), Type.Literal("agent")]),
  }),
  Type.Object({
    kind: Type.Literal("api-key"),
    apiKeyId: Uuid,
    scopes: Type.Array(Type.String({ maxLength: 60 })),
    /** null = every account. */
    accountIds: Type.Union([Type.Array(Uuid), Type.Null()]),
  }),
]);
export type Principal = Static<typeof Principal>;

/** Who did something, without what they may do. Their name is told by `GET /users/{id}` and `GET /api-keys`. */
export const PrincipalReference = closed({ kind: Type.Enum(["user", "api-key"]), id: Uuid });
export type PrincipalReference = Static<typeof PrincipalReference>;

/** Null: nobody, or from before it was noted. */
export const UpdatedBy = Type.Union([PrincipalReference, Type.Null()], {
  description: "Who made this version; null where nobody did, as when a linked agent was deleted, or it was not noted",
});
