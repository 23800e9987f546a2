import "../../messages/add-routing.ts";
import { Link } from "react-router";
import type { Offer } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import { OfferAnswers } from "./offer-answers.tsx";
import { OfferFacts } from "./offer-facts.tsx";
import { nameOfOffer } from "./offer-name.ts";
import { OfferTime, useSecondsLeft } from "./offer-time.tsx";
import { useIsShaking } from "./use-is-shaking.ts";
import styles from "./offer.module.css";

/** An open offer that can be answered on any page. */
export function Toast({ offer, isOldest }: { readonly offer: Offer; readonly isOldest: boolean }) {
  return (
    <div className={styles["toast"]} data-shake={useIsShaking(offer)} role="group" aria-label={nameOfOffer(offer)}>
      <Announcement offer={offer} />
      <OfferFacts offer={offer} />
      <OfferTime offer={offer} />
      <OfferAnswers offer={offer} hasKeys={isOldest} />
    </div>
  );
}

/** Those that have no room, spoken as they come; they are answered in the desk's list. */
export function OffersBehind({ offers }: { readonly offers: readonly Offer[] }) {
  if (offers.length === 0) return null;
  return (
    <>
      {offers.map((offer) => (
        <Announcement key={offer.id} offer={offer} />
      ))}
      <Link className={styles["behind"]} to="/desk">
        {t("offer.behind", { count: offers.length })}
      </Link>
    </>
  );
}

/** Spoken at once, once, and again for the last ten seconds. */
export function Announcement({ offer }: { readonly offer: Offer }) {
  const left = useSecondsLeft(offer);
  const isLate = left !== null && left <= 10;
  return (
    <span role="alert" className="hidden-visually">
      {isLate ? warningOf(offer) : newsOf(offer)}
    </span>
  );
}

function newsOf({ queueName: queue }: Offer): string {
  return queue === null ? t("offer.arrivedDirect") : t("offer.arrived", { queue });
}

function warningOf({ queueName: queue }: Offer): string {
  return queue === null ? t("offer.lastSecondsDirect") : t("offer.lastSeconds", { queue });
}
