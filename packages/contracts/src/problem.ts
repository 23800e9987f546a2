import Type, { type Static } from "typebox";

/** RFC 9457 problem details, as every error answer carries them. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: "A page about this kind of problem" }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: "What happened, why, and what to do; safe to show to a person" }),
    instance: Type.Optional(Type.String()),
    code: Type.String({ description: "Stable, kebab-case; listed in docs/problems.md" }),
    traceId: Type.String({ description: "Quote it to operations: the log lines of this call carry it" }),
    retryAfterSeconds: Type.Optional(Type.Integer()),
    holderId: Type.Optional(Type.String({ description: "Of `interaction-held`: the agent who has it" })),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({ description: "JSON pointer into the body, or #query/name, #path/name, #header/name" }),
          detail: Type.String(),
          column: Type.Optional(Type.Integer({ description: "Where in a text the mistake begins, from 1" })),
        }),
      ),
    ),
  },
  { $id: "Problem" },
);
export type Problem = Static<typeof Problem>;
