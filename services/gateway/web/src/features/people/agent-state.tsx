import type { AgentState } from "../../api/resources.ts";
import { StateDot, type StateShape, type StateTone } from "../../components/state-dot.tsx";
import { type MessageKey, t } from "../../messages/format.ts";

const shown: Readonly<Record<AgentState, { shape: StateShape; tone: StateTone; label: MessageKey }>> = {
  available: { shape: "full", tone: "ok", label: "agents.state.available" },
  paused: { shape: "triangle", tone: "warn", label: "agents.state.paused" },
  logged_out: { shape: "hollow", tone: "muted", label: "agents.state.loggedOut" },
};

type AgentStateProps = { readonly state: AgentState; readonly isBusy?: boolean; readonly reason?: string | null };

export function AgentStateSign({ state, isBusy = false, reason = null }: AgentStateProps) {
  const { shape, tone, label } = shown[state];
  if (state === "available" && isBusy) return <StateDot shape="half" tone="accent" label={t("agents.state.busy")} />;
  if (state === "paused" && reason !== null && reason !== "") {
    return <StateDot shape={shape} tone={tone} label={t("agents.state.pausedFor", { reason })} />;
  }
  return <StateDot shape={shape} tone={tone} label={t(label)} />;
}
