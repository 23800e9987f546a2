import { Select } from "@mantine/core";
import { AddButton } from "../../components/add-button.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { FilterChip } from "../../components/filter-chip.tsx";
import { useFilters } from "../../components/filter-parameter.ts";
import { Page } from "../../components/page.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { AccountsTable } from "../../features/accounts/accounts-table.tsx";
import { AddAccountDialog } from "../../features/accounts/add-account-dialog.tsx";
import { AddAgentDialog } from "../../features/accounts/add-agent-dialog.tsx";
import { DeleteAccountDialog } from "../../features/accounts/delete-account-dialog.tsx";
import { EditAccountSheet } from "../../features/accounts/edit-account-sheet.tsx";
import { isService, serviceOptions } from "../../features/accounts/service-names.ts";
import { VerifyDialog } from "../../features/accounts/verify-dialog.tsx";
import { t } from "../../messages/format.ts";
import { useCallback } from "react";

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
  const idFor = (name: string): string | null => (dialog.name === name ? dialog.id : null);
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
            </FilterChip>
          ))}
          <Select
            size="xs"
            w={170}
            aria-label={t("accounts.form.service")}
            placeholder={t("accounts.anyService")}
            data={serviceOptions()}
            clearable
            value={isService(service) ? service : null}
            onChange={(value) => {
              filters.set("service", value ?? "");
            }}
          />
        </>
      }
    >
      <AccountsTable
        filters={{
          search: search === "" ? undefined : search,
          active: show === "all" ? undefined : true,
          service: isService(service) ? service : undefined,
        }}
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
      <AddAccountDialog
        opened={dialog.name === "add"}
        onClose={dialog.close}
        onEdit={(accountId) => {
          dialog.open("edit", accountId);
        }}
      />
      <EditAccountSheet accountId={idFor("edit")} onClose={dialog.close} />
      <VerifyDialog accountId={idFor("verify")} onClose={dialog.close} />
      <AddAgentDialog accountId={idFor("agents")} onClose={dialog.close} />
      <DeleteAccountDialog accountId={idFor("delete")} onClose={dialog.close} />
    </Page>
  );
}
