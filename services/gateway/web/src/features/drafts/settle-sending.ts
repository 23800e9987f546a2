import { useRef } from "react";
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

type SettleSending = <T>(send: () => Promise<T>, settling: Settling<T>) => void;

/**
 * What follows a sending, also where its composer is not in front any more: a mutation's own callbacks are passed over
 * then. One at a time: a second click finds nothing yet that shows the first.
 */
export function useSettleSending(): SettleSending {
  const isUnderWay = useRef(false);
  return (send, { draft, attachments, onSent }) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    send().then(
      (answer) => {
        isUnderWay.current = false;
        draft.sent();
        attachments.clear();
        onSent(answer);
      },
      (error: unknown) => {
        isUnderWay.current = false;
        draft.release();
        attachments.tellFaults(error);
        // an earlier text of this message is with the server already; what stands here is another message
        if (hasCode(error, "idempotency-key-reused")) draft.renewKey();
      },
    );
  };
}
