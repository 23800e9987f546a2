import "../../messages/add-routing.ts";
import { useQuery } from "@tanstack/react-query";
import { NavLink } from "react-router";
import { CloseIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";
import { interactionQuery } from "../interactions/interaction-queries.ts";
import { subjectOf } from "../interactions/interaction-signs.tsx";
import styles from "./tab-strip.module.css";

type TabStripProps = { readonly tabs: readonly string[]; readonly onClose: (interactionId: string) => void };

/** Each begins with its account's key (S110); a dot says that something new came in. */
export function TabStrip({ tabs, onClose }: TabStripProps) {
  return (
    <nav className={styles["strip"]} aria-label={t("desk.tabs")}>
      {tabs.map((id) => (
        <Tab key={id} interactionId={id} onClose={onClose} />
      ))}
    </nav>
  );
}

function Tab({ interactionId, onClose }: { readonly interactionId: string; readonly onClose: (id: string) => void }) {
  const { data } = useQuery(interactionQuery(interactionId));
  const number = data === undefined ? "…" : String(data.number);
  return (
    <span className={styles["tab"]}>
      <NavLink
        to={`/desk/${interactionId}`}
        className={styles["link"] ?? ""}
        title={data === undefined ? "" : subjectOf(data)}
      >
        {data?.unread === true && <span className={styles["new"]} role="img" aria-label={t("interactions.unread")} />}
        <strong className="mono">{data?.accountKey}</strong>
        <span className="tabular">{t("interactions.number", { number })}</span>
        <span className={styles["subject"]} dir="auto">
          {data === undefined ? "" : subjectOf(data)}
        </span>
      </NavLink>
      <button
        type="button"
        className={styles["close"]}
        aria-label={t("desk.closeTab", { number })}
        onClick={() => {
          onClose(interactionId);
        }}
      >
        <CloseIcon size={14} stroke={1.5} />
      </button>
    </span>
  );
}
