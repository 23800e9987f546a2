import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, ask as send } from "../../../api/client.ts";
import type { AccountDraft } from "./account-draft.ts";
import { changedFields, patchOf } from "./changes.ts";
import { ledgerSummaryQuery } from "./edit-queries.ts";

export type BacklogQuestion = { readonly unread: number; readonly backlog: AccountDraft["backlog"] };
type Pending = BacklogQuestion & { readonly settle: (isAllowed: boolean) => void };

/** X18: at the first activation unread mail comes in, as the account says; SAVE tells how much it is and asks. */
export function useBacklogQuestion(accountId: string) {
  const client = useQueryClient();
  const [pending, setPending] = useState<Pending | null>(null);
  const countUnread = async (base: AccountDraft, draft: AccountDraft): Promise<number> => {
    const { activatedAt } = await client.query({ ...ledgerSummaryQuery(accountId), staleTime: 0 });
    if (activatedAt !== null) return 0;
    const paths = new Set(changedFields(base, draft).map(({ path }) => path));
    const body = { accountId, ...patchOf(draft, paths) };
    return (await send(api.POST("/accounts/verify-imap", { body }))).unreadCount ?? 0;
  };
  const ask = async (base: AccountDraft, draft: AccountDraft): Promise<boolean> => {
    if (base.active || !draft.active) return true;
    // a mailbox that cannot be looked into must not keep anybody from saving
    const unread = await countUnread(base, draft).catch(() => 0);
    if (unread === 0) return true;
    return new Promise((settle) => {
      setPending({ unread, backlog: draft.backlog, settle });
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
