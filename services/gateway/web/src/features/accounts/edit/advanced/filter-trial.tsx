import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, ask } from "../../../../api/client.ts";
import type { HeaderFilterTrial } from "../../../../api/resources.ts";
import { detailOf } from "../../../../components/problem-view.tsx";
import { TimeText } from "../../../../components/time-text.tsx";
import { t } from "../../../../messages/format.ts";
import { useAccountEdit } from "../edit-context.ts";
import { Note } from "../section-parts.tsx";
import styles from "./filter-trial.module.css";

type FilterTrialProps = { readonly filter: string; readonly isFaulty: boolean };

/** N7: what the filter would have dropped of the mail that is there. Asked for by hand: each time is a login. */
export function FilterTrial({ filter, isFaulty }: FilterTrialProps) {
  const { account } = useAccountEdit();
  const path = { accountId: account.id };
  const trial = useMutation({
    mutationFn: (tried: string) =>
      ask(api.POST("/accounts/{accountId}/try-header-filter", { params: { path }, body: { filter: tried } })),
  });
  // what is said of another text than the one that stands there would mislead
  const isOfThis = trial.variables === filter;
  return (
    <div className={styles["trial"]}>
      <Button
        size="xs"
        variant="default"
        className={styles["button"] ?? ""}
        disabled={isFaulty || filter.trim() === ""}
        loading={trial.isPending}
        onClick={() => {
          trial.mutate(filter);
        }}
      >
        {t("account.filterTrial")}
      </Button>
      <Note>{t("account.filterTrial.help")}</Note>
      <div role="status">
        {isOfThis && trial.data !== undefined && <Outcome trial={trial.data} />}
        {isOfThis && trial.error !== null && <p className={styles["text"]}>{detailOf(trial.error)}</p>}
      </div>
    </div>
  );
}

function Outcome({ trial }: { readonly trial: HeaderFilterTrial }) {
  const [isOpen, setOpen] = useState(false);
  const { ok, detail, hint, looked, dropped, isPartial, examples } = trial;
  if (!ok) {
    return (
      <>
        <p className={styles["text"]}>{t("account.filterTrial.failed", { detail: detail ?? "" })}</p>
        {hint !== null && <p className={styles["text"]}>{hint}</p>}
      </>
    );
  }
  return (
    <>
      <p className={styles["text"]}>
        {t(isPartial ? "account.filterTrial.resultOfNewest" : "account.filterTrial.result", { looked, dropped })}
        {examples.length > 0 && (
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {t(isOpen ? "account.filterTrial.hide" : "account.filterTrial.show")}
          </Button>
        )}
      </p>
      {isOpen && <Examples examples={examples} dropped={dropped} />}
    </>
  );
}

function Examples({ examples, dropped }: Pick<HeaderFilterTrial, "examples" | "dropped">) {
  return (
    <ul className={styles["examples"]} aria-label={t("account.filterTrial.list")}>
      {examples.map(({ from, subject, receivedAt }, index) => (
        <li key={index}>
          <TimeText at={receivedAt} exact />
          <span className="mono" dir="auto">
            {from ?? t("account.filterTrial.noSender")}
          </span>
          <span dir="auto">{subject ?? t("interactions.noSubject")}</span>
        </li>
      ))}
      {dropped > examples.length && (
        <li className="muted">{t("account.filterTrial.more", { count: dropped - examples.length })}</li>
      )}
    </ul>
  );
}
