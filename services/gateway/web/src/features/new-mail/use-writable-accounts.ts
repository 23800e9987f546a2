import { useQuery } from "@tanstack/react-query";
import type { AccountSummary } from "../../api/resources.ts";
import { accountChoiceQuery } from "../accounts/account-queries.ts";

/** Accounts that new mail may be written from (S17): those one is linked to, administrators all; active ones. */
export function useWritableAccounts(): readonly AccountSummary[] {
  const { data } = useQuery(accountChoiceQuery);
  return (data?.items ?? []).filter(({ active }) => active);
}
