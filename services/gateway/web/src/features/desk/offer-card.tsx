import type { Offer } from "../../api/resources.ts";
import { OfferAnswers } from "./offer-answers.tsx";
import { OfferFacts } from "./offer-facts.tsx";
import { OfferTime } from "./offer-time.tsx";
import { useIsShaking } from "./use-is-shaking.ts";
import styles from "./offer.module.css";

export function OfferCard({ offer }: { readonly offer: Offer }) {
  return (
    <div className={styles["card"]} data-shake={useIsShaking(offer)}>
      <OfferFacts offer={offer} />
      <OfferTime offer={offer} />
      <OfferAnswers offer={offer} />
    </div>
  );
}
