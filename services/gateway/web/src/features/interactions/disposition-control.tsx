import { Button, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AppliedDisposition, Interaction } from "../../api/resources.ts";
import { DispositionIcon } from "../../components/icon.tsx";
import { notify } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { showInstant } from "../../messages/time.ts";
import { useAgentNames } from "../people/use-agent-names.ts";
import { pathOf } from "./disposition-path.ts";
import styles from "./interaction-signs.module.css";
import { interactionDispositionsQuery, useSetDisposition } from "./interaction-dispositions.ts";
import { LazyDispositionForm } from "./lazy-disposition-form.tsx";

/** The disposition of an interaction, in its header; a click changes it. A closed one without any can be given one. */
export function DispositionControl({ interaction }: { readonly interaction: Interaction }) {
  const { id, disposition, status } = interaction;
  const [isChanging, setChanging] = useState(false);
  const set = useSetDisposition(id);
  const isLacking = disposition === null && status === "closed";
  const { data: known, refetch } = useQuery({ ...interactionDispositionsQuery(id), enabled: isChanging || isLacking });
  const cancel = (): void => {
    set.reset();
    setChanging(false);
  };
  const begin = (): void => {
    setChanging(true);
  };
  const mayAdd = isLacking && known !== undefined && known.items.length > 0;
  return (
    <>
      {disposition !== null && (
        <Tooltip label={<Described disposition={disposition} />} events={onFocusToo} multiline maw={360}>
          <Button
            size="compact-xs"
            variant="default"
            className={styles["disposition"] ?? ""}
            leftSection={<DispositionIcon size={16} stroke={1.5} aria-hidden />}
            onClick={begin}
          >
            <span className="hidden-visually">{t("disposing.change")} </span>
            <span dir="auto" className={styles["name"]}>
              {disposition.name}
            </span>
          </Button>
        </Tooltip>
      )}
      {mayAdd && (
        <Button size="compact-xs" variant="default" onClick={begin}>
          {t("disposing.add")}
        </Button>
      )}
      {isChanging && known !== undefined && (
        <LazyDispositionForm
          interaction={interaction}
          known={known}
          purpose="change"
          isBusy={set.isPending}
          refusal={set.error === null ? null : detailOf(set.error)}
          onCancel={cancel}
          onLookAgain={() => void refetch()}
          onSubmit={(choice) => {
            set.mutate(choice, {
              onSuccess: () => {
                setChanging(false);
                notify(t("disposing.saved"));
              },
            });
          }}
        />
      )}
    </>
  );
}

const onFocusToo = { hover: true, focus: true, touch: true };

/** Path, note, who and when, a line each. */
function Described({ disposition }: { readonly disposition: AppliedDisposition }) {
  const agentName = useAgentNames();
  const { note, chosenBy, agentId, at } = disposition;
  const by = chosenBy === "agent" ? agentName(agentId) : t(`disposing.by.${chosenBy}`);
  return (
    <>
      <div dir="auto">{pathOf(disposition)}</div>
      {note !== null && (
        <div dir="auto" className={styles["note"]}>
          {t("disposing.noteIs", { note })}
        </div>
      )}
      <div>{t("disposing.chosenBy", { by, at: showInstant(at, new Date()).full })}</div>
    </>
  );
}
