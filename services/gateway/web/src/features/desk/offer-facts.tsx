import { useQuery } from "@tanstack/react-query";
import type { Offer } from "../../api/resources.ts";
import { type MessageKey, t } from "../../messages/format.ts";
import { interactionQuery } from "../interactions/interaction-queries.ts";
import { subjectOf } from "../interactions/interaction-signs.tsx";
import styles from "./offer.module.css";

const kinds: Readonly<Record<Offer["workItemKind"], MessageKey>> = {
  new: "offer.new",
  reply: "offer.reply",
  transfer: "offer.transfer",
};

/** What is offered: account, queue, who wrote, about what. */
export function OfferFacts({ offer }: { readonly offer: Offer }) {
  const { data } = useQuery(interactionQuery(offer.interactionId));
  return (
    <div className={styles["facts"]}>
      <div className={styles["where"]}>
        {data !== undefined && <span className={styles["key"]}>{data.accountKey}</span>}
        <span>{offer.queueName ?? t("offer.direct")}</span>
        <span>{t(kinds[offer.workItemKind])}</span>
      </div>
      <div className={styles["subject"]} dir="auto">
        {data === undefined ? t("offer.loading") : subjectOf(data)}
      </div>
      {data?.contact !== null && data !== undefined && (
        <div className={`${styles["from"] ?? ""} mono`}>{data.contact.address}</div>
      )}
    </div>
  );
}
