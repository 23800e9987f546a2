import Type, { type Static } from "typebox";
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
