import "../../messages/add-routing.ts";
import { Button } from "@mantine/core";
import type { Offer } from "../../api/resources.ts";
import { showKeys } from "../../components/key-names.ts";
import { t } from "../../messages/format.ts";
import { useAnswerOffer } from "./offer-queries.ts";
import styles from "./offer.module.css";

type OfferAnswersProps = {
  readonly offer: Offer;
  /** The keys answer this one. */
  readonly hasKeys?: boolean;
};

/** [Accept] and [Reject] of an offer, wherever it is shown. */
export function OfferAnswers({ offer, hasKeys = false }: OfferAnswersProps) {
  const { accept, reject, isBusy } = useAnswerOffer();
  return (
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
        {hasKeys && <kbd className={styles["keys"]}>{showKeys("Alt+Shift+A")}</kbd>}
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
        {hasKeys && <kbd className={styles["keys"]}>{showKeys("Alt+Shift+R")}</kbd>}
      </Button>
    </div>
  );
}
