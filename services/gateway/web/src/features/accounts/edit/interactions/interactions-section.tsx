import { useFilters } from "../../../../components/filter-parameter.ts";
import { InteractionsTable } from "../../../interactions/interactions-table.tsx";
import { useAccountEdit } from "../edit-context.ts";

/** All and only the interactions of this account (S102). */
export function InteractionsSection() {
  const { account } = useAccountEdit();
  const { clear } = useFilters();
  return <InteractionsTable filters={{ accountId: account.id }} isFiltered={false} onClearFilters={clear} />;
}
