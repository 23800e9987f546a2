import "../../messages/add-deliveries.ts";
import { Anchor, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { newKey } from "../../api/new-key.ts";
import type { Delivery } from "../../api/resources.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { Loading } from "../../components/loading.tsx";
import { notify } from "../../components/notify.ts";
import { detailOf, ProblemView } from "../../components/problem-view.tsx";
import { SideSheet } from "../../components/side-sheet.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { type MessageKey, t } from "../../messages/format.ts";
import { DeliveryStateSign } from "../interactions/delivery-state.tsx";
import { deliveryQuery, useCancelDelivery, useRetryDelivery } from "./delivery-queries.ts";
import styles from "./delivery-sheet.module.css";

type DeliverySheetProps = { readonly deliveryId: string | null; readonly onClose: () => void };

export function DeliverySheet({ deliveryId, onClose }: DeliverySheetProps) {
  return (
    <SideSheet opened={deliveryId !== null} title={t("deliveries.one")} onClose={onClose}>
      {deliveryId !== null && <Loaded deliveryId={deliveryId} />}
    </SideSheet>
  );
}

function Loaded({ deliveryId }: { readonly deliveryId: string }) {
  const { data, error, refetch } = useQuery(deliveryQuery(deliveryId));
  if (data === undefined && error !== null) {
    return <ProblemView error={error} title={t("deliveries.failed")} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <Loading lines={4} height={36} />;
  return (
    <div className={styles["sheet"]}>
      <div>
        <DeliveryStateSign delivery={data} />
        <h3 className={styles["subject"]} dir="auto">
          {data.subject}
        </h3>
        {data.detail !== null && <p className={styles["detail"]}>{data.detail}</p>}
        {data.state === "uncertain" && <p className={styles["detail"]}>{t("delivery.unknownHelp")}</p>}
        <Anchor component={Link} to={`/interactions/${data.interactionId}`}>
          {t("deliveries.interaction")}
        </Anchor>
      </div>
      <Recipients delivery={data} />
      <Attempts delivery={data} />
      <Steps delivery={data} />
    </div>
  );
}

const recipientStates: Readonly<Record<Delivery["recipients"][number]["state"], MessageKey>> = {
  pending: "deliveries.recipient.pending",
  accepted: "deliveries.recipient.accepted",
  deferred: "deliveries.recipient.deferred",
  refused: "deliveries.recipient.refused",
};

function Recipients({ delivery }: { readonly delivery: Delivery }) {
  return (
    <section>
      <h4 className={styles["title"]}>{t("deliveries.recipients")}</h4>
      <ul className={styles["list"]}>
        {delivery.recipients.map(({ address, state, reply }) => (
          <li key={address}>
            <span className="mono">{address}</span> {t(recipientStates[state])}
            {reply !== null && <div className={`${styles["reply"] ?? ""} mono`}>{reply}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const outcomes: Readonly<Record<NonNullable<Delivery["attempts"][number]["outcome"]>, MessageKey>> = {
  accepted: "deliveries.attempt.accepted",
  deferred: "deliveries.attempt.deferred",
  refused: "deliveries.attempt.refused",
  interrupted: "deliveries.attempt.interrupted",
  uncertain: "deliveries.attempt.unknown",
};

function Attempts({ delivery }: { readonly delivery: Delivery }) {
  if (delivery.attempts.length === 0) return null;
  return (
    <section>
      <h4 className={styles["title"]}>{t("deliveries.attempts")}</h4>
      <ol className={styles["list"]}>
        {delivery.attempts.map(({ n, startedAt, outcome, reply }) => (
          <li key={n}>
            <TimeText at={startedAt} exact /> {t(outcome === null ? "deliveries.attempt.running" : outcomes[outcome])}
            {reply !== null && <div className={`${styles["reply"] ?? ""} mono`}>{reply}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Steps({ delivery }: { readonly delivery: Delivery }) {
  const [isAsking, setAsking] = useState(false);
  const [idempotencyKey, setKey] = useState(newKey);
  const retry = useRetryDelivery();
  const cancel = useCancelDelivery();
  const mayRetry = ["failed", "deferred", "uncertain"].includes(delivery.state);
  const mayCancel = ["queued", "deferred"].includes(delivery.state);
  const again = (): void => {
    retry.mutate(
      { deliveryId: delivery.id, idempotencyKey },
      {
        onSuccess: () => {
          setKey(newKey());
          notify(t("deliveries.retried"));
        },
        onSettled: () => {
          setAsking(false);
        },
      },
    );
  };
  const failure = retry.error ?? cancel.error;
  if (!mayRetry && !mayCancel) return null;
  return (
    <div>
      {failure !== null && (
        <p role="alert" className={styles["failure"]}>
          {detailOf(failure)}
        </p>
      )}
      <div className={styles["steps"]}>
        {mayRetry && (
          <Button
            loading={retry.isPending}
            onClick={
              delivery.state === "uncertain"
                ? () => {
                    setAsking(true);
                  }
                : again
            }
          >
            {t("deliveries.retry")}
          </Button>
        )}
        {mayCancel && (
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() => {
              cancel.mutate(delivery.id);
            }}
          >
            {t("deliveries.cancel")}
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={isAsking}
        title={t("deliveries.retryTitle")}
        confirm={t("deliveries.retry")}
        isBusy={retry.isPending}
        onConfirm={again}
        onCancel={() => {
          setAsking(false);
        }}
      >
        <p>{t("deliveries.retryText")}</p>
      </ConfirmDialog>
    </div>
  );
}
