import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { useUser } from "../session/use-session.ts";
import { openOffersQuery, useAnswerOffer } from "./offer-queries.ts";
import styles from "./offer.module.css";
import { useIsColumnShown } from "./use-is-column-shown.ts";

// nobody needs them before there is an offer
const Toast = lazy(async () => ({ default: (await import("./offer-toast.tsx")).Toast }));
const Announcement = lazy(async () => ({ default: (await import("./offer-toast.tsx")).Announcement }));
const OffersBehind = lazy(async () => ({ default: (await import("./offer-toast.tsx")).OffersBehind }));
const OfferNotices = lazy(async () => ({ default: (await import("./offer-notices.tsx")).OfferNotices }));

/** More than this nobody reads; the others wait in the desk's list. */
const shownAtOnce = 3;
/** On a phone two would hide what somebody is reading. */
const shownAtOnceSmall = 1;

/**
 * Open offers on every page, bottom left, oldest first; where the desk's column shows them they are only told. They never
 * take the focus; keys answer the oldest.
 */
export function OfferToasts() {
  const user = useUser();
  const { data: offers = [] } = useQuery(openOffersQuery(user.id));
  const { accept, reject, isBusy } = useAnswerOffer();
  const oldest = offers[0];
  const isInColumn = useIsColumnShown();
  const isSmall = useMediaQuery("(max-width: 767px)", undefined, { getInitialValueInEffect: false });
  const shown = offers.slice(0, isSmall && !isInColumn ? shownAtOnceSmall : shownAtOnce);
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
    <section className={styles["toasts"]} aria-label={t("offer.offers")}>
      <Suspense fallback={null}>
        {offers.length > 0 && <OfferNotices offers={offers} />}
        {shown.map((offer) =>
          isInColumn ? (
            <Announcement key={offer.id} offer={offer} />
          ) : (
            <Toast key={offer.id} offer={offer} isOldest={offer === oldest} />
          ),
        )}
        {!isInColumn && <OffersBehind offers={offers.slice(shown.length)} />}
      </Suspense>
    </section>
  );
}
