import "../../messages/add-routing.ts";
import { Modal, NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { updateAgent } from "../../api/constraints.gen.ts";
import { faultOf, numberLimits } from "../../components/field-rules.ts";
import { FormFooter } from "../../components/form-footer.tsx";
import { Loading } from "../../components/loading.tsx";
import { notify } from "../../components/notify.ts";
import { detailOf, ProblemView } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { agentQuery, useSetCapacity } from "./people-queries.ts";

type CapacityDialogProps = { readonly agentId: string | null; readonly onClose: () => void };

export function CapacityDialog({ agentId, onClose }: CapacityDialogProps) {
  return (
    <Modal
      opened={agentId !== null}
      onClose={onClose}
      title={t("agents.edit")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {agentId !== null && <CapacityForm agentId={agentId} onClose={onClose} />}
    </Modal>
  );
}

function CapacityForm({ agentId, onClose }: { readonly agentId: string; readonly onClose: () => void }) {
  const { data, error, refetch } = useQuery(agentQuery(agentId));
  const save = useSetCapacity();
  const [typed, setTyped] = useState<number | string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  if (data === undefined && error !== null) {
    return <ProblemView error={error} title={t("agents.oneFailed")} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <Loading lines={2} height={36} />;
  const capacity = typed ?? data.data.capacity;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const found = faultOf(updateAgent.capacity, capacity);
        setFault(found);
        if (found !== null) {
          field.current?.focus();
          return;
        }
        save.mutate(
          { agentId, etag: data.etag, capacity: Number(capacity) },
          {
            onSuccess: () => {
              notify(t("agents.saved", { name: data.data.name }));
              onClose();
            },
            onError: () => void refetch(),
          },
        );
      }}
    >
      <NumberInput
        label={t("agents.capacityOf", { name: data.data.name })}
        description={t("agents.capacityHelp")}
        {...numberLimits(updateAgent.capacity)}
        ref={field}
        data-autofocus
        value={capacity}
        error={fault ?? (save.error === null ? null : detailOf(save.error))}
        onChange={(value) => {
          setTyped(value);
          setFault(null);
        }}
      />
      <FormFooter
        submit={t("common.save")}
        isBusy={save.isPending}
        disabled={typed === null || typed === ""}
        onCancel={onClose}
      />
    </form>
  );
}
