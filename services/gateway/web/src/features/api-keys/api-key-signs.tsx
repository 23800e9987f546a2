import "../../messages/add-system.ts";
import { useQuery } from "@tanstack/react-query";
import type { ApiKey } from "../../api/resources.ts";
import { StateDot } from "../../components/state-dot.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { t } from "../../messages/format.ts";
import { showInstant } from "../../messages/time.ts";
import { accountChoiceQuery } from "../accounts/account-queries.ts";

/** The first characters: enough to tell keys apart. */
export function KeyPrefix({ prefix }: { readonly prefix: string }) {
  return <span className="mono">{t("apiKeys.prefixOf", { prefix })}</span>;
}

export function Expiry({ expiresAt }: { readonly expiresAt: string | null }) {
  if (expiresAt === null) return t("apiKeys.never");
  const now = new Date();
  if (new Date(expiresAt) > now) return <TimeText at={expiresAt} />;
  const date = showInstant(expiresAt, now).short;
  return <StateDot shape="cross" tone="danger" label={t("apiKeys.expired", { date })} />;
}

export function LastUsed({ at }: { readonly at: string | null }) {
  return at === null ? t("apiKeys.never") : <TimeText at={at} />;
}

/** Names the accounts that a key is limited to; null: it is not. */
export function KeyAccounts({ accountIds }: Pick<ApiKey, "accountIds">) {
  const { data } = useQuery(accountChoiceQuery);
  if (accountIds === null) return t("apiKeys.accountsAll");
  if (data === undefined) return null;
  const names = new Map(data.items.map(({ id, name }) => [id, name]));
  const shown = accountIds.map((id) => names.get(id) ?? t("apiKeys.accountUnknown"));
  return <span dir="auto">{new Intl.ListFormat("en", { type: "unit" }).format(shown)}</span>;
}
