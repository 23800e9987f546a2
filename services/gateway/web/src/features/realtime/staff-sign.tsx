import "../../messages/add-realtime.ts";
import type { Staffing } from "../../api/resources.ts";
import { StateDot } from "../../components/state-dot.tsx";
import { t } from "../../messages/format.ts";
import { showNumber } from "../../messages/time.ts";
import styles from "./staff-sign.module.css";

/** ● 5 ◐ 1 ▲ 2 ◌ 3: the shapes of the agents' list, the words for whoever hovers or listens. */
export function StaffSign({ staff }: { readonly staff: Staffing }) {
  const { available, busy, paused, loggedOut } = staff;
  if (available + busy + paused + loggedOut === 0) return <span className="muted">{t("realtime.noStaff")}</span>;
  const words = t("realtime.staff", { available, busy, paused, loggedOut });
  return (
    <span title={words}>
      <span className="hidden-visually">{words}</span>
      <span className={styles["staff"]} aria-hidden="true">
        <StateDot shape="full" tone="ok" label={showNumber(available)} />
        <StateDot shape="half" tone="accent" label={showNumber(busy)} />
        <StateDot shape="triangle" tone="warn" label={showNumber(paused)} />
        <StateDot shape="hollow" tone="muted" label={showNumber(loggedOut)} />
      </span>
    </span>
  );
}
