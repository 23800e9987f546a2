import "../../messages/add-routing.ts";
import { serverNowMs } from "../../api/server-clock.ts";
import type { Offer } from "../../api/resources.ts";
import { useNow } from "../../components/use-now.ts";
import { t } from "../../messages/format.ts";
import { showTimer } from "../../messages/time.ts";
import styles from "./offer-time.module.css";

/** Whole seconds until the offer goes to the next agent; null: it stays. */
export function useSecondsLeft(offer: Offer): number | null {
  const now = useNow(500, serverNowMs);
  if (offer.expiresAt === null) return null;
  return Math.max(0, Math.ceil((Date.parse(offer.expiresAt) - now) / 1000));
}

/** The time that is left, as figures and as a bar. */
export function OfferTime({ offer }: { readonly offer: Offer }) {
  const left = useSecondsLeft(offer);
  if (left === null || offer.expiresAt === null) return null;
  const total = Math.max(1, (Date.parse(offer.expiresAt) - Date.parse(offer.madeAt)) / 1000);
  return (
    <span className={styles["time"]} data-urgent={left <= 10}>
      <span className={styles["bar"]} aria-hidden="true">
        <span className={styles["rest"]} style={{ width: `${Math.min(100, (left / total) * 100)}%` }} />
      </span>
      <span className="tabular">{t("offer.left", { time: showTimer(left) })}</span>
    </span>
  );
}
