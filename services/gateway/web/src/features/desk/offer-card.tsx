import type { Offer } from "../../api/resources.ts";
import { OfferAnswers } from "./offer-answers.tsx";
import { OfferFacts } from "./offer-facts.tsx";
import { nameOfOffer } from "./offer-name.ts";
import { OfferTime } from "./offer-time.tsx";
import { useIsShaking } from "./use-is-shaking.ts";
import styles from "./offer.module.css";

type OfferCardProps = {
  readonly offer: Offer;
  /** The keys answer this one. */
  readonly isOldest: boolean;
};

/** An open offer in the desk's column. */
export function OfferCard({ offer, isOldest }: OfferCardProps) {
  return (
    <div className={styles["card"]} data-shake={useIsShaking(offer)} role="group" aria-label={nameOfOffer(offer)}>
      <OfferFacts offer={offer} />
      <OfferTime offer={offer} />
      <OfferAnswers offer={offer} hasKeys={isOldest} />
    </div>
  );
}
