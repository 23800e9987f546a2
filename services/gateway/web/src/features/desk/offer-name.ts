import "../../messages/add-routing.ts";
import type { Offer } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";

/** What a group of controls for this offer is called. */
export function nameOfOffer({ queueName: queue }: Offer): string {
  return queue === null ? t("offer.labelDirect") : t("offer.label", { queue });
}
