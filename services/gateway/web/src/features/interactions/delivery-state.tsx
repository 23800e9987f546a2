import "../../messages/add-delivery-sign.ts";
import type { DeliveryState } from "../../api/resources.ts";
import { StateDot, type StateShape, type StateTone } from "../../components/state-dot.tsx";
import { type MessageKey, t } from "../../messages/format.ts";
import { showInstant } from "../../messages/time.ts";

const shown: Readonly<Record<DeliveryState, { shape: StateShape; tone: StateTone; label: MessageKey }>> = {
  queued: { shape: "half", tone: "muted", label: "delivery.queued" },
  sending: { shape: "half", tone: "accent", label: "delivery.sending" },
  sent: { shape: "full", tone: "ok", label: "delivery.sent" },
  deferred: { shape: "triangle", tone: "warn", label: "delivery.deferred" },
  failed: { shape: "cross", tone: "danger", label: "delivery.failed" },
  uncertain: { shape: "triangle", tone: "warn", label: "delivery.unknown" },
  cancelled: { shape: "hollow", tone: "muted", label: "delivery.cancelled" },
};

type DeliveryStateProps = {
  readonly delivery: {
    readonly state: DeliveryState;
    readonly nextAttemptAt: string | null;
    readonly refusedRecipients: number;
  };
};

/** What was sent but not taken for everybody is no plain "Sent". */
export function DeliveryStateSign({ delivery: { state, nextAttemptAt, refusedRecipients } }: DeliveryStateProps) {
  if (state === "sent" && refusedRecipients > 0) {
    return <StateDot shape="triangle" tone="warn" label={t("delivery.sentPartly", { refused: refusedRecipients })} />;
  }
  const { shape, tone, label } = shown[state];
  if (state === "deferred" && nextAttemptAt !== null) {
    const time = showInstant(nextAttemptAt, new Date()).short;
    return <StateDot shape={shape} tone={tone} label={t("delivery.deferredUntil", { time })} />;
  }
  return <StateDot shape={shape} tone={tone} label={t(label)} />;
}
