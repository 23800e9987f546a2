import { hasCode } from "../../api/problem.ts";
import type { Attachments } from "../attachments/use-attachments.ts";
import type { DraftKeeper } from "./draft-keeper.ts";

type Settling<T> = {
  /** Where what was written is kept; `nothingKept` where it is not. */
  readonly draft: Pick<DraftKeeper, "sent" | "release" | "renewKey">;
  readonly attachments: Attachments;
  readonly onSent: (answer: T) => void;
};

/** For what is kept nowhere. */
export const nothingKept = { sent: (): void => undefined, release: (): void => undefined };

/**
 * What follows a sending, also where its composer is not in front any more: a mutation's own callbacks are passed over
 * then.
 */
export function settleSending<T>(sending: Promise<T>, { draft, attachments, onSent }: Settling<T>): void {
  sending.then(
    (answer) => {
      draft.sent();
      attachments.clear();
      onSent(answer);
    },
    (error: unknown) => {
      draft.release();
      attachments.tellFaults(error);
      // an earlier text of this message is with the server already; what stands here is another message
      if (hasCode(error, "idempotency-key-reused")) draft.renewKey();
    },
  );
}
