import "../../messages/add-routing.ts";
import { Button, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AgentState } from "../../api/resources.ts";
import { OpenIcon } from "../../components/icon.tsx";
import { notifyFailure } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { type MessageKey, t } from "../../messages/format.ts";
import { AgentStateSign } from "../people/agent-state.tsx";
import { agentQuery, useSetAgentState } from "../people/people-queries.ts";
import { useUser } from "../session/use-session.ts";
import styles from "./state-switch.module.css";

const states: readonly { state: AgentState; help: MessageKey }[] = [
  { state: "available", help: "agents.help.available" },
  { state: "paused", help: "agents.help.paused" },
  { state: "logged_out", help: "agents.help.loggedOut" },
];

/** ● Available ▾ 2/5 */
export function StateSwitch() {
  const user = useUser();
  const { data, error } = useQuery(agentQuery(user.id));
  const set = useSetAgentState();
  if (data === undefined) return error === null ? null : <span className="muted">{t("agents.stateUnknown")}</span>;
  const { state, busy, pauseReason, load, capacity } = data.data;
  return (
    <div className={styles["switch"]}>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            rightSection={<OpenIcon size={16} stroke={1.5} />}
            loading={set.isPending}
          >
            <span className="hidden-visually">{t("agents.stateSwitch")}</span>
            <AgentStateSign state={state} isBusy={busy} reason={pauseReason} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {states.map(({ state: each, help }) => (
            <Menu.Item
              key={each}
              aria-current={each === state}
              onClick={() => {
                set.mutate(
                  { agentId: user.id, state: each },
                  {
                    onError: (failure) => {
                      notifyFailure(t("agents.stateFailed"), detailOf(failure));
                    },
                  },
                );
              }}
            >
              <AgentStateSign state={each} />
              <div className={styles["help"]}>{t(help)}</div>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className="tabular" title={t("agents.loadHelp")}>
        {t("agents.loadOf", { load, capacity })}
      </span>
    </div>
  );
}
