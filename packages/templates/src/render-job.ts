/** What goes to the thread and comes back, checked on arrival. */
import { templateKinds } from "@mailroom/contracts/api/message-template";
import Type from "typebox";
import { Compile } from "typebox/compile";
import type { Rendered, RenderJob } from "./render-template.ts";

const Job = Compile(
  Type.Object({
    template: Type.Object({ kind: Type.Enum([...templateKinds, "subject"]), source: Type.String() }),
    values: Type.Record(Type.String(), Type.String()),
    content: Type.String(),
  }),
);
const position = Type.Union([Type.Integer(), Type.Null()]);
const Fault = Type.Object({ line: position, column: position, reason: Type.String() });
const Answer = Compile(
  Type.Union([
    Type.Object({
      ok: Type.Literal(true),
      html: Type.String(),
      text: Type.String(),
      warnings: Type.Array(Type.String()),
    }),
    Type.Object({ ok: Type.Literal(false), faults: Type.Array(Fault) }),
  ]),
);

export function isRenderJob(value: unknown): value is RenderJob {
  return Job.Check(value);
}

export function isRendered(value: unknown): value is Rendered {
  return Answer.Check(value);
}
