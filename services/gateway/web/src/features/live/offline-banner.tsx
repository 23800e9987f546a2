import { Button } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { useNow } from "../../components/use-now.ts";
import { t } from "../../messages/format.ts";
import styles from "./offline-banner.module.css";
import { liveStore } from "./live-store.ts";

export function OfflineBanner() {
  const { status, nextAttemptAtMs } = useSyncExternalStore(liveStore.subscribe, liveStore.get);
  if (status !== "offline") return null;
  return (
    <div role="status" className={styles["banner"]}>
      <span>
        {t("live.lost")} {nextAttemptAtMs !== null && <Countdown untilMs={nextAttemptAtMs} />}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          liveStore.retryNow.dispatchEvent(new Event("retry"));
        }}
      >
        {t("live.now")}
      </Button>
    </div>
  );
}

function Countdown({ untilMs }: { readonly untilMs: number }) {
  const now = useNow(1_000);
  const seconds = Math.max(0, Math.ceil((untilMs - now) / 1000));
  return <span aria-hidden="true">{seconds === 0 ? t("live.retrying") : t("live.retryIn", { seconds })}</span>;
}
