import "../../messages/add-routing.ts";
import type { AgentState } from "../../api/resources.ts";
import { StateDot, type StateShape, type StateTone } from "../../components/state-dot.tsx";
import { type MessageKey, t } from "../../messages/format.ts";

const shown: Readonly<Record<AgentState, { shape: StateShape; tone: StateTone; label: MessageKey }>> = {
  available: { shape: "full", tone: "ok", label: "agents.state.available" },
  paused: { shape: "triangle", tone: "warn", label: "agents.state.paused" },
  logged_out: { shape: "hollow", tone: "muted", label: "agents.state.loggedOut" },
};

const full = { shape: "half", tone: "accent" } as const;

type AgentStateProps = { readonly state: AgentState; readonly isBusy?: boolean; readonly reason?: string | null };

export function AgentStateSign(agent: AgentStateProps) {
  const { shape, tone } = isFull(agent) ? full : shown[agent.state];
  return <StateDot shape={shape} tone={tone} label={agentStateName(agent)} />;
}

export function agentStateName(agent: AgentStateProps): string {
  const { state, reason = null } = agent;
  if (isFull(agent)) return t("agents.state.busy");
  if (state === "paused" && reason === "disposition") return t("agents.state.pausedForDisposition");
  if (state === "paused" && reason !== null && reason !== "") return t("agents.state.pausedFor", { reason });
  return t(shown[state].label);
}

function isFull({ state, isBusy = false }: AgentStateProps): boolean {
  return state === "available" && isBusy;
}
