import "../../messages/add-realtime.ts";
import type { ReactNode } from "react";
import type { Realtime } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import { showNumber } from "../../messages/time.ts";
import styles from "./totals.module.css";
import { WaitingTime } from "./waiting-time.tsx";

type TotalsProps = { readonly total: Realtime["total"]; readonly until: string | null };

/** Work first, then who is there. */
export function Totals({ total, until }: TotalsProps) {
  const { agents } = total;
  const oldest = <WaitingTime since={total.oldestWaitingAt} until={until} />;
  return (
    <dl className={styles["totals"]} aria-label={t("realtime.work")}>
      <Total name={t("realtime.waiting")} help={t("realtime.waitingHelp")} value={showNumber(total.waiting)} />
      <Total name={t("realtime.offered")} help={t("realtime.offeredHelp")} value={showNumber(total.offered)} />
      <Total name={t("realtime.assigned")} help={t("realtime.assignedHelp")} value={showNumber(total.assigned)} />
      <Total name={t("realtime.oldest")} help={t("realtime.oldestHelp")} value={oldest} />
      <Total name={t("realtime.available")} value={showNumber(agents.available)} />
      <Total name={t("realtime.busy")} value={showNumber(agents.busy)} />
      <Total name={t("realtime.paused")} value={showNumber(agents.paused)} />
      <Total name={t("realtime.loggedOut")} value={showNumber(agents.loggedOut)} />
    </dl>
  );
}

type TotalProps = { readonly name: string; readonly help?: string; readonly value: ReactNode };

function Total({ name, help, value }: TotalProps) {
  return (
    <div className={styles["total"]} title={help}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
