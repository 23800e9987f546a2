import "../../messages/add-routing.ts";
import { useQuery } from "@tanstack/react-query";
import type { Offer } from "../../api/resources.ts";
import { type MessageKey, t } from "../../messages/format.ts";
import { interactionQuery } from "../interactions/interaction-queries.ts";
import { subjectOf } from "../interactions/interaction-signs.tsx";
import { notificationQuery } from "./notification-query.ts";
import styles from "./offer.module.css";

const kinds: Readonly<Record<Offer["workItemKind"], MessageKey>> = {
  new: "offer.new",
  reply: "offer.reply",
  transfer: "offer.transfer",
};

/** What is offered, in the words of the account (S93); until those are there, who wrote and about what. */
export function OfferFacts({ offer }: { readonly offer: Offer }) {
  const { data: notification } = useQuery(notificationQuery(offer.id));
  return (
    <div className={styles["facts"]}>
      <div className={styles["where"]}>
        <span>{offer.queueName ?? t("offer.direct")}</span>
        <span>{t(kinds[offer.workItemKind])}</span>
      </div>
      {notification === undefined ? (
        <Sender offer={offer} />
      ) : (
        <div className={styles["text"]} dir="auto">
          {notification.text}
        </div>
      )}
    </div>
  );
}

function Sender({ offer }: { readonly offer: Offer }) {
  const { data } = useQuery(interactionQuery(offer.interactionId));
  return (
    <>
      <div className={styles["subject"]} dir="auto">
        {data === undefined ? t("offer.loading") : subjectOf(data)}
      </div>
      {data?.contact !== null && data !== undefined && (
        <div className={`${styles["from"] ?? ""} mono`}>{data.contact.address}</div>
      )}
    </>
  );
}
