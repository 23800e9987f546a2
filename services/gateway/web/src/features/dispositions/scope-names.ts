import { useQuery } from "@tanstack/react-query";
import type { Disposition } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import { unknown } from "../../messages/time.ts";
import { accountChoiceQuery } from "../accounts/account-queries.ts";
import { listChoiceQuery } from "../lists/list-queries.ts";
import { queueChoiceQuery } from "../queues/queue-queries.ts";

type Owner = Pick<Disposition, "scope" | "scopeId">;

/** Names for whom a disposition is offered: `All accounts`, `List VIP`, `Queue Support`. */
export function useScopeNames(): (owner: Owner) => string {
  const { data: accounts } = useQuery(accountChoiceQuery);
  const { data: lists } = useQuery(listChoiceQuery);
  const { data: queues } = useQuery(queueChoiceQuery);
  return ({ scope, scopeId }) => {
    if (scope === "global") return t("dispositions.scope.global");
    const owners = { account: accounts?.items, list: lists, queue: queues?.items }[scope];
    const name = owners?.find(({ id }) => id === scopeId)?.name ?? unknown;
    return t(`dispositions.scopeNamed.${scope}`, { name });
  };
}
