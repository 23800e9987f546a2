import { useEffect, useState } from "react";
import { api, ask as send } from "../../api/client.ts";
import type { AccountDraftBody } from "../../api/resources.ts";
import type { AccountForm } from "./account-form.tsx";
import { type AccountValues, connectionOf } from "./account-values.ts";

/** Longer than a mail server takes; whoever adds an account waits for it. */
const patienceMs = 10_000;

type Look = { readonly unread: number; readonly mailbox: string; readonly isAsking: boolean };

/**
 * X18: before an account is added, somebody is asked what becomes of the unread mail in its mailbox. A test of the
 * connection has counted it, or adding does so now.
 */
export function useBacklogLook(form: AccountForm) {
  const [look, setLook] = useState<Look | null>(null);
  const [isLooking, setLooking] = useState(false);
  useEffect(() => {
    if (look?.isAsking !== true) return;
    const choice = form.getInputNode("backlog.mode");
    choice?.scrollIntoView({ block: "nearest" });
    choice?.querySelector<HTMLElement>("input:checked")?.focus();
  }, [form, look]);
  const isSeen = (body: AccountDraftBody): boolean => look?.mailbox === JSON.stringify(body);
  return {
    unread: look?.unread ?? 0,
    isLooking,
    note: (body: AccountDraftBody, unread: number): void => {
      setLook({ unread, mailbox: JSON.stringify(body), isAsking: false });
    },
    /** False: somebody has to answer first. */
    mayAdd: async (values: AccountValues): Promise<boolean> => {
      const body = testedOf(values);
      if (!values.active || values.authenticationMethod === "oauth" || isSeen(body)) return true;
      setLooking(true);
      const unread = await countUnread(body);
      setLooking(false);
      setLook({ unread, mailbox: JSON.stringify(body), isAsking: unread > 0 });
      return unread === 0;
    },
  };
}

/** A mailbox that cannot be looked into must not keep anybody from adding it: 0. */
async function countUnread(body: AccountDraftBody): Promise<number> {
  const asked = send(api.POST("/accounts/verify-imap", { body, signal: AbortSignal.timeout(patienceMs) }));
  return asked.then(
    ({ unreadCount }) => unreadCount ?? 0,
    () => 0,
  );
}

/** What a test needs of the form: neither a name nor a key. */
export function testedOf(values: AccountValues): AccountDraftBody {
  return { emailAddress: values.emailAddress.trim(), ...connectionOf(values) };
}
