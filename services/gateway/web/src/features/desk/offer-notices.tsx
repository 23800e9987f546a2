import { useQueries } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Offer } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import { useUser } from "../session/use-session.ts";
import { allowSound, playChime } from "./chime.ts";
import { type NoticeChoice, useNoticeChoice } from "./notice-choice.ts";
import { notificationQuery } from "./notification-query.ts";

/** Of this document: an offer is told once. */
const told = new Set<string>();
/** So long one tab keeps the others quiet. */
const heldMs = 5_000;

/** Makes new offers heard as their accounts allow and the person wants (S112), by one tab of the browser. Shows nothing. */
export function OfferNotices({ offers }: { readonly offers: readonly Offer[] }) {
  const { id: userId } = useUser();
  const choice = useNoticeChoice(userId);
  useEffect(() => {
    const events = ["pointerdown", "keydown"] as const;
    for (const event of events) addEventListener(event, allowSound, { passive: true });
    return () => {
      for (const event of events) removeEventListener(event, allowSound);
    };
  }, []);
  const notifications = useQueries({ queries: offers.map(({ id }) => notificationQuery(id)) });
  useEffect(() => {
    for (const { data } of notifications) {
      if (data === undefined || told.has(data.offerId)) continue;
      told.add(data.offerId);
      tell(data, choice);
    }
  }, [notifications, choice]);
  return null;
}

type Told = { readonly offerId: string; readonly sound: boolean; readonly text: string };

function tell({ offerId, sound, text }: Told, { isMuted, usesSystem }: NoticeChoice): void {
  if (sound && !isMuted && navigator.userActivation.hasBeenActive) inOneTab(`sound ${offerId}`, () => void playChime());
  if (usesSystem && document.visibilityState === "hidden") {
    inOneTab(`notice ${offerId}`, () => {
      const notice = new Notification(t("offer.systemTitle"), { body: text, tag: offerId, silent: true });
      notice.onclick = () => {
        window.focus();
        notice.close();
      };
    });
  }
}

/** Several tabs hear of the offer at nearly the same moment. */
function inOneTab(name: string, run: () => void): void {
  void navigator.locks.request(`mailroom ${name}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    run();
    await new Promise((resolve) => setTimeout(resolve, heldMs));
  });
}
