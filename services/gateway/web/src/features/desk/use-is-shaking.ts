import { useQuery } from "@tanstack/react-query";
import type { Offer } from "../../api/resources.ts";
import { notificationQuery } from "./notification-query.ts";

/** Whether the account lets its offers move (S112). */
export function useIsShaking(offer: Offer): boolean {
  return useQuery(notificationQuery(offer.id)).data?.shake === true;
}
