import "../../messages/add-routing.ts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import { CloseIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";
import { interactionQuery } from "../interactions/interaction-queries.ts";
import { subjectOf } from "../interactions/interaction-signs.tsx";
import styles from "./tab-strip.module.css";

type TabStripProps = { readonly tabs: readonly string[]; readonly onClose: (interactionId: string) => void };

/** Each begins with its account's key (S110); a dot says that something new came in. The one in front is in view. */
export function TabStrip({ tabs, onClose }: TabStripProps) {
  const strip = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const inFront = strip.current?.querySelector('[aria-current="page"]')?.parentElement;
    // tabs grow as their interactions are read
    const observer = new ResizeObserver(() => inFront?.scrollIntoView({ block: "nearest", inline: "nearest" }));
    for (const tab of strip.current?.children ?? []) observer.observe(tab);
    if (strip.current !== null) observer.observe(strip.current);
    return () => {
      observer.disconnect();
    };
  }, [pathname, tabs]);
  return (
    <nav ref={strip} className={styles["strip"]} aria-label={t("desk.tabs")}>
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
