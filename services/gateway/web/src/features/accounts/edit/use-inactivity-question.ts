import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AccountDraft } from "./account-draft.ts";
import { inactiveCountQuery } from "../account-queries.ts";

export type InactivityQuestion = { readonly count: number; readonly minutes: number };
type Pending = InactivityQuestion & { readonly settle: (isAllowed: boolean) => void };

/** S28: a new inactivity timeout may close interactions at once; SAVE says how many and asks. */
export function useInactivityQuestion(accountId: string) {
  const client = useQueryClient();
  const [pending, setPending] = useState<Pending | null>(null);
  const ask = async (base: AccountDraft, draft: AccountDraft): Promise<boolean> => {
    const minutes = Number(draft.interactionInactivityTimeout);
    if (minutes === 0 || minutes === Number(base.interactionInactivityTimeout)) return true;
    // not knowing the number must not keep anybody from saving
    const count = await client.query(inactiveCountQuery(accountId, minutes)).catch(() => 0);
    if (count === 0) return true;
    return new Promise((settle) => {
      setPending({ count, minutes, settle });
    });
  };
  return {
    question: pending,
    ask,
    answer: (isAllowed: boolean): void => {
      pending?.settle(isAllowed);
      setPending(null);
    },
  };
}
