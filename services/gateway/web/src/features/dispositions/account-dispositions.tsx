import { useQuery } from "@tanstack/react-query";
import { EmptyView } from "../../components/empty-view.tsx";
import { Loading } from "../../components/loading.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { DispositionDialogs } from "./disposition-dialogs.tsx";
import { AddDispositionButton, DispositionPanel } from "./disposition-panel.tsx";
import styles from "./disposition-panel.module.css";
import { offeredDispositionsQuery } from "./disposition-queries.ts";
import { byScope } from "./disposition-tree.ts";
import { DispositionsCsv } from "./dispositions-csv.tsx";

/** An account's own dispositions, and below them what else its agents are offered (S49, S50). */
export function AccountDispositions({ accountId }: { readonly accountId: string }) {
  const { data, error, refetch } = useQuery(offeredDispositionsQuery(accountId));
  if (data === undefined) {
    if (error === null) return <Loading lines={4} height={36} />;
    return <ProblemView error={error} title={t("dispositions.failed")} onRetry={() => void refetch()} />;
  }
  const own = data.filter(({ scope }) => scope === "account");
  const others = byScope(data.filter(({ scope }) => scope !== "account"));
  return (
    <>
      <p className={styles["help"]}>{t("dispositions.savedAtOnce")}</p>
      <section className={styles["part"]} aria-label={t("dispositions.own")}>
        <div className={styles["bar"]}>
          <h2>{t("dispositions.own")}</h2>
          <div className={styles["buttons"]}>
            <AddDispositionButton />
            <DispositionsCsv read={() => Promise.resolve(data)} />
          </div>
        </div>
        {own.length === 0 ? (
          <EmptyView text={t("dispositions.noneOfAccount")} />
        ) : (
          <>
            <DispositionPanel label={t("dispositions.own")} dispositions={own} />
            <p className={styles["keys"]}>{t("dispositions.treeHelp")}</p>
          </>
        )}
      </section>
      {others.length > 0 && (
        <section className={styles["part"]} aria-label={t("dispositions.alsoOffered")}>
          <div className={styles["bar"]}>
            <h2>{t("dispositions.alsoOffered")}</h2>
          </div>
          <p className={styles["help"]}>{t("dispositions.alsoOfferedHelp")}</p>
          <DispositionPanel label={t("dispositions.alsoOffered")} dispositions={others} isReadOnly />
        </section>
      )}
      <DispositionDialogs all={own} owner={{ scope: "account", scopeId: accountId }} />
    </>
  );
}
