import "../../messages/add-accounts.ts";
import { Modal, MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { detailOf, ProblemView } from "../../components/problem-view.tsx";
import { FormFooter } from "../../components/form-footer.tsx";
import { LateFields } from "../../components/late-fields.tsx";
import { Loading } from "../../components/loading.tsx";
import { notify } from "../../components/notify.ts";
import { t } from "../../messages/format.ts";
import { agentChoiceQuery } from "../people/people-queries.ts";
import { accountQuery, useUpdateAccount } from "./account-queries.ts";

type AddAgentProps = { readonly accountId: string | null; readonly onClose: () => void };

/** Links agents to an account: they see its interactions and may take them. */
export function AddAgentDialog({ accountId, onClose }: AddAgentProps) {
  return (
    <Modal
      opened={accountId !== null}
      onClose={onClose}
      size={520}
      title={t("accounts.menu.addAgent")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {accountId !== null && <AgentForm accountId={accountId} onClose={onClose} />}
    </Modal>
  );
}

function AgentForm({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const { data, error, refetch, isFetchedAfterMount } = useQuery(accountQuery(accountId));
  const agents = useQuery(agentChoiceQuery);
  const update = useUpdateAccount();
  const [chosen, setChosen] = useState<string[] | null>(null);
  const failure = error ?? agents.error;
  if (failure !== null)
    return <ProblemView error={failure} title={t("accounts.oneFailed")} onRetry={() => void refetch()} />;
  if (data === undefined || agents.data === undefined || !isFetchedAfterMount) return <Loading lines={2} height={36} />;
  const value = chosen ?? data.data.agentIds;
  return (
    <LateFields>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          update.mutate(
            { accountId, etag: data.etag, body: { agentIds: value } },
            {
              onSuccess: () => {
                notify(t("accounts.saved"));
                onClose();
              },
              onError: () => void refetch(),
            },
          );
        }}
      >
        <MultiSelect
          label={t("accounts.agents")}
          description={t("accounts.agentsHelp")}
          placeholder={value.length === 0 ? t("accounts.agentsSearch") : ""}
          data={agents.data.items.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          clearable
          hidePickedOptions
          nothingFoundMessage={t("accounts.agentsNone")}
          maxDropdownHeight={240}
          data-autofocus
          value={value}
          onChange={setChosen}
          error={update.error === null ? null : detailOf(update.error)}
        />
        <FormFooter submit={t("common.save")} isBusy={update.isPending} disabled={chosen === null} onCancel={onClose} />
      </form>
    </LateFields>
  );
}
