import { Button } from "@mantine/core";
import type { Offer } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import { OfferFacts } from "./offer-facts.tsx";
import { OfferTime } from "./offer-time.tsx";
import { useAnswerOffer } from "./offer-queries.ts";
import styles from "./offer.module.css";

export function OfferCard({ offer }: { readonly offer: Offer }) {
  const { accept, reject, isBusy } = useAnswerOffer();
  return (
    <div className={styles["card"]}>
      <OfferFacts offer={offer} />
      <OfferTime offer={offer} />
      <div className={styles["answers"]}>
        <Button
          size="xs"
          loading={accept.isPending}
          disabled={isBusy}
          onClick={() => {
            accept.mutate(offer);
          }}
        >
          {t("offer.accept")}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={reject.isPending}
          disabled={isBusy}
          onClick={() => {
            reject.mutate(offer);
          }}
        >
          {t("offer.reject")}
        </Button>
      </div>
    </div>
  );
}
