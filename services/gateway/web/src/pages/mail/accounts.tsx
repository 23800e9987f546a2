import "../../messages/add-accounts.ts";
import { lazy, Suspense, useCallback } from "react";
import { AddButton } from "../../components/add-button.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { FilterChip } from "../../components/filter-chip.tsx";
import { useFilters } from "../../components/filter-parameter.ts";
import { Page } from "../../components/page.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { useAfterPaint } from "../../components/use-after-paint.ts";
import { AttentionCount } from "../../features/accounts/attention-count.tsx";
import { ExportAccountsButton } from "../../features/accounts/export-accounts-button.tsx";
import { AccountsTable } from "../../features/accounts/accounts-table.tsx";
import { ServiceFilter } from "../../features/accounts/service-filter.tsx";
import { isService } from "../../features/accounts/service-names.ts";
import { t } from "../../messages/format.ts";

import styles from "./accounts.module.css";

const AccountDialogs = lazy(async () => ({
  default: (await import("../../features/accounts/account-dialogs.tsx")).AccountDialogs,
}));

const ConsentBanner = lazy(async () => ({
  default: (await import("../../features/accounts/consent-banner.tsx")).ConsentBanner,
}));

const shows = ["all", "active", "attention"] as const;

export function AccountsPage() {
  const filters = useFilters();
  const dialog = useDialog();
  const { set } = filters;
  const show = filters.get("show") === "" ? "all" : filters.get("show");
  const service = filters.get("service");
  const search = filters.get("search");
  const onSearch = useCallback(
    (value: string) => {
      set("search", value);
    },
    [set],
  );
  const asked = {
    search: search === "" ? undefined : search,
    active: show === "all" ? undefined : true,
    service: isService(service) ? service : undefined,
  };
  const areDialogsReady = useAfterPaint(dialog.name !== null);
  return (
    <Page
      title={t("accounts.title")}
      tools={<SearchField label={t("accounts.search")} value={search} onSearch={onSearch} />}
      filters={
        <>
          {shows.map((each) => (
            <FilterChip
              key={each}
              pressed={show === each}
              onToggle={() => {
                filters.set("show", each === "all" ? "" : each);
              }}
            >
              {t(`accounts.show.${each}`)}
              {each === "attention" && <AttentionCount />}
            </FilterChip>
          ))}
          <ServiceFilter
            value={isService(service) ? service : null}
            onChange={(value) => {
              filters.set("service", value);
            }}
          />
          <div className={styles["export"]}>
            <ExportAccountsButton filters={asked} onlyAttention={show === "attention"} />
          </div>
        </>
      }
    >
      {filters.get("consent") !== "" && (
        <Suspense fallback={null}>
          <ConsentBanner />
        </Suspense>
      )}
      <AccountsTable
        filters={asked}
        onlyAttention={show === "attention"}
        onOpen={dialog.open}
        onClearFilters={filters.clear}
      />
      <AddButton
        label={t("accounts.add")}
        onClick={() => {
          dialog.open("add");
        }}
      />
      {areDialogsReady && (
        <Suspense fallback={null}>
          <AccountDialogs />
        </Suspense>
      )}
    </Page>
  );
}
