import "../../messages/add-realtime.ts";
import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { useFilters } from "../../components/filter-parameter.ts";
import { t } from "../../messages/format.ts";
import { accountChoiceQuery } from "../accounts/account-queries.ts";
import { queueChoiceQuery } from "../queues/queue-queries.ts";

/** Whose figures: `account` and `queue` of the address. */
export function ScopeFilters({ filters }: { readonly filters: ReturnType<typeof useFilters> }) {
  const accounts = useQuery(accountChoiceQuery);
  const queues = useQuery(queueChoiceQuery);
  const choiceOf = (name: "account" | "queue") => ({
    value: filters.get(name) === "" ? null : filters.get(name),
    onChange: (value: string) => {
      filters.set(name, value);
    },
  });
  return (
    <>
      <Choice
        label={t("realtime.account")}
        placeholder={t("realtime.anyAccount")}
        items={accounts.data?.items}
        {...choiceOf("account")}
      />
      <Choice
        label={t("realtime.queue")}
        placeholder={t("realtime.anyQueue")}
        items={queues.data?.items}
        {...choiceOf("queue")}
      />
      {filters.get("account") + filters.get("queue") !== "" && (
        <Button size="xs" variant="subtle" color="gray" onClick={filters.clear}>
          {t("common.clearFilters")}
        </Button>
      )}
    </>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly items: readonly { readonly id: string; readonly name: string }[] | undefined;
  /** null: not narrowed. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
};

function Choice({ label, placeholder, items = [], value, onChange }: ChoiceProps) {
  return (
    <Select
      size="xs"
      w={200}
      aria-label={label}
      placeholder={placeholder}
      data={items.map(({ id, name }) => ({ value: id, label: name }))}
      searchable
      clearable
      value={value}
      onChange={(chosen) => {
        onChange(chosen ?? "");
      }}
    />
  );
}
