import "../../messages/add-routing.ts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { itemsOf } from "../../api/paging.ts";
import type { Interaction } from "../../api/resources.ts";
import { TimeText } from "../../components/time-text.tsx";
import { t } from "../../messages/format.ts";
import { interactionListQuery, interactionQuery } from "../interactions/interaction-queries.ts";
import { DisposedSign, subjectOf } from "../interactions/interaction-signs.tsx";
import styles from "./contact-pane.module.css";

/** Right pane: who writes, and what else they wrote about. */
export function ContactPane({ interactionId }: { readonly interactionId: string }) {
  const { data } = useQuery(interactionQuery(interactionId));
  if (data?.contact === null || data === undefined) return null;
  return (
    <>
      <h2 className={styles["name"]} dir="auto">
        {data.contact.name === "" ? data.contact.address : data.contact.name}
      </h2>
      {!["", data.contact.address].includes(data.contact.name) && (
        <p className={`${styles["address"] ?? ""} mono`}>{data.contact.address}</p>
      )}
      <History contactId={data.contact.id} current={interactionId} />
    </>
  );
}

function History({ contactId, current }: { readonly contactId: string; readonly current: string }) {
  const history = useInfiniteQuery(interactionListQuery({ contactId }));
  const others = itemsOf(history.data).filter(({ id }) => id !== current);
  if (history.data === undefined) return null;
  return (
    <section aria-label={t("desk.history")}>
      <h3 className={styles["title"]}>{t("desk.history")}</h3>
      {others.length === 0 && <p className="muted">{t("desk.noHistory")}</p>}
      <ul className={styles["list"]}>
        {others.map((interaction) => (
          <HistoryLine key={interaction.id} interaction={interaction} />
        ))}
      </ul>
    </section>
  );
}

function HistoryLine({ interaction }: { readonly interaction: Interaction }) {
  return (
    <li>
      <Link to={`/desk/${interaction.id}`} className={styles["line"]}>
        <span className={styles["subject"]} dir="auto">
          {t("interactions.pageTitle", { number: String(interaction.number), subject: subjectOf(interaction) })}
        </span>
        <span className={styles["facts"]}>
          <DisposedSign interaction={interaction} /> <TimeText at={interaction.lastMessage.at} />
        </span>
      </Link>
    </li>
  );
}
