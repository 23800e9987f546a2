import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useMatch } from "react-router";
import type { Offer } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { useUser } from "../session/use-session.ts";
import { OfferAnswers } from "./offer-answers.tsx";
import { OfferFacts } from "./offer-facts.tsx";
import { OfferTime, useSecondsLeft } from "./offer-time.tsx";
import { openOffersQuery, useAnswerOffer } from "./offer-queries.ts";
import { useIsShaking } from "./use-is-shaking.ts";
import styles from "./offer.module.css";

// nobody needs it before there is an offer
const OfferNotices = lazy(async () => ({ default: (await import("./offer-notices.tsx")).OfferNotices }));

/** More than this nobody reads; the others wait in the desk's list. */
const shownAtOnce = 3;

/** Open offers on every page, bottom left, oldest first. They never take the focus; keys answer the oldest. */
export function OfferToasts() {
  const user = useUser();
  const { data: offers = [] } = useQuery(openOffersQuery(user.id));
  const { accept, reject, isBusy } = useAnswerOffer();
  const oldest = offers[0];
  // on a small screen the desk's own list fills the window and shows the same cards
  const isAtDesk = useMatch("/desk/*") !== null;
  const isInList = [useMatch("/desk"), useMediaQuery("(max-width: 1023px)")].every(Boolean);
  useShortcuts([
    {
      keys: "Alt+Shift+A",
      label: t("offer.acceptOldest"),
      group: "everywhere",
      worksInText: true,
      run: () => {
        if (oldest !== undefined && !isBusy) accept.mutate(oldest);
      },
    },
    {
      keys: "Alt+Shift+R",
      label: t("offer.rejectOldest"),
      group: "everywhere",
      worksInText: true,
      run: () => {
        if (oldest !== undefined && !isBusy) reject.mutate(oldest);
      },
    },
  ]);
  return (
    <section className={styles["toasts"]} data-desk={isAtDesk} aria-label={t("offer.offers")}>
      {(offers.length > 0 || isAtDesk) && (
        <Suspense fallback={null}>
          <OfferNotices offers={offers} />
        </Suspense>
      )}
      {offers
        .slice(0, shownAtOnce)
        .map((offer) =>
          isInList ? (
            <Announcement key={offer.id} offer={offer} />
          ) : (
            <Toast key={offer.id} offer={offer} isOldest={offer === oldest} />
          ),
        )}
    </section>
  );
}

function Toast({ offer, isOldest }: { readonly offer: Offer; readonly isOldest: boolean }) {
  return (
    <div className={styles["toast"]} data-shake={useIsShaking(offer)} role="group" aria-label={nameOf(offer)}>
      <Announcement offer={offer} />
      <OfferFacts offer={offer} />
      <OfferTime offer={offer} />
      <OfferAnswers offer={offer} hasKeys={isOldest} />
    </div>
  );
}

/** Spoken at once, once, and again for the last ten seconds. */
function Announcement({ offer }: { readonly offer: Offer }) {
  const left = useSecondsLeft(offer);
  const isLate = left !== null && left <= 10;
  return (
    <span role="alert" className="hidden-visually">
      {isLate ? warningOf(offer) : newsOf(offer)}
    </span>
  );
}

function nameOf({ queueName: queue }: Offer): string {
  return queue === null ? t("offer.labelDirect") : t("offer.label", { queue });
}

function newsOf({ queueName: queue }: Offer): string {
  return queue === null ? t("offer.arrivedDirect") : t("offer.arrived", { queue });
}

function warningOf({ queueName: queue }: Offer): string {
  return queue === null ? t("offer.lastSecondsDirect") : t("offer.lastSeconds", { queue });
}
