import "../../messages/add-accounts.ts";
import { Anchor, Popover, UnstyledButton } from "@mantine/core";
import { Link } from "react-router";
import type { AccountConnection } from "../../api/resources.ts";
import { StateDot, type StateShape, type StateTone } from "../../components/state-dot.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { type MessageKey, t } from "../../messages/format.ts";

type Shown = {
  readonly shape: StateShape;
  readonly tone: StateTone;
  readonly label: MessageKey;
  readonly why: MessageKey;
};

const shown: Readonly<Record<AccountConnection["state"], Shown>> = {
  connected: { shape: "full", tone: "ok", label: "connection.connected", why: "connection.connectedWhy" },
  connecting: { shape: "half", tone: "muted", label: "connection.connecting", why: "connection.connectingWhy" },
  backing_off: { shape: "triangle", tone: "warn", label: "connection.backingOff", why: "connection.backingOffWhy" },
  no_worker: { shape: "triangle", tone: "warn", label: "connection.noWorker", why: "connection.noWorkerWhy" },
  auth_failed: { shape: "cross", tone: "danger", label: "connection.authFailed", why: "connection.authFailedWhy" },
  reauth_required: { shape: "triangle", tone: "warn", label: "connection.reauth", why: "connection.reauthWhy" },
  disabled: { shape: "hollow", tone: "muted", label: "connection.disabled", why: "connection.disabledWhy" },
};

/** States that somebody should look at. */
export function needsAttention(connection: AccountConnection | undefined): boolean {
  return (
    connection !== undefined &&
    ["auth_failed", "reauth_required", "backing_off", "no_worker"].includes(connection.state)
  );
}

/** Who wants mail to flow again has something to do with the login. */
function isAboutLogin(state: AccountConnection["state"]): boolean {
  return state === "reauth_required" || state === "auth_failed";
}

/** The word alone, for files. */
export function connectionName(active: boolean, connection: AccountConnection | undefined): string {
  return t(shown[active ? (connection?.state ?? "connecting") : "disabled"].label);
}

/** The state in a word; a click gives the reason. */
export function ConnectionState({
  connection,
  active,
  isShort = false,
}: {
  readonly connection?: AccountConnection | undefined;
  readonly active: boolean;
  readonly isShort?: boolean;
}) {
  const state = active ? (connection?.state ?? "connecting") : "disabled";
  const { shape, tone, label, why } = shown[state];
  const hasLink = connection !== undefined && isAboutLogin(state);
  return (
    <Popover position="bottom-start" width={320} withArrow shadow="md" trapFocus={hasLink} returnFocus={hasLink}>
      <Popover.Target>
        <UnstyledButton tabIndex={-1} fz={13} maw="100%">
          <StateDot shape={shape} tone={tone} label={t(label)} isLabelHidden={isShort} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div>{connection?.detail ?? t(why)}</div>
        {connection !== undefined && (
          <div className="muted">
            {t("connection.since")} <TimeText at={connection.since} exact />
          </div>
        )}
        {connection !== undefined && connection.nextAttemptAt !== null && (
          <div className="muted">
            {t("connection.next")} <TimeText at={connection.nextAttemptAt} exact />
          </div>
        )}
        {hasLink && (
          <Anchor component={Link} to={`/accounts/${connection.accountId}/authentication#login`} fz="inherit">
            {t("connection.toLogin")}
          </Anchor>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
