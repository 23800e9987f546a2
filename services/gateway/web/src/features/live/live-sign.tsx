import { useSyncExternalStore } from "react";
import { StateDot } from "../../components/state-dot.tsx";
import { t } from "../../messages/format.ts";
import { liveStore } from "./live-store.ts";

/** ● Live in the header. */
export function LiveSign() {
  const { status } = useSyncExternalStore(liveStore.subscribe, liveStore.get);
  if (status === "live") return <StateDot shape="full" tone="ok" label={t("live.live")} />;
  if (status === "catching-up") return <StateDot shape="half" tone="muted" label={t("live.catchingUp")} />;
  return <StateDot shape="triangle" tone="warn" label={t("live.offline")} />;
}
