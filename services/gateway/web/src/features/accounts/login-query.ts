import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";

/** Whether the login of any account is refused, or waits for a new consent. Two rows at most, of however many accounts. */
export const refusedLoginQuery = queryOptions({
  queryKey: queryKeys.refusedLogins,
  queryFn: async ({ signal }) => {
    const lists = await Promise.all(
      (["auth_failed", "reauth_required"] as const).map((state) =>
        ask(api.GET("/account-connections", { params: { query: { state, limit: 1 } }, signal })),
      ),
    );
    return lists.some(({ items }) => items.length > 0);
  },
});
