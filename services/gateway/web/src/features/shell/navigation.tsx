import { Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { NavLink } from "react-router";
import {
  AccountIcon,
  AgentIcon,
  ApiKeyIcon,
  AssistantIcon,
  AuditIcon,
  CannedAnswerIcon,
  CloudProviderIcon,
  DispositionIcon,
  InteractionIcon,
  IntervalIcon,
  ListIcon,
  QueueIcon,
  RealtimeIcon,
  SendIcon,
  SettingsIcon,
  TemplateIcon,
  UserIcon,
} from "../../components/icon.tsx";
import { StateDot } from "../../components/state-dot.tsx";
import { useAfterPaint } from "../../components/use-after-paint.ts";
import { t } from "../../messages/format.ts";
import { refusedLoginQuery } from "../accounts/login-query.ts";
import { useUser } from "../session/use-session.ts";
import { destinationsFor } from "./destinations.ts";
import styles from "./navigation.module.css";

const icons = {
  account: AccountIcon,
  interaction: InteractionIcon,
  delivery: SendIcon,
  queue: QueueIcon,
  agent: AgentIcon,
  realtime: RealtimeIcon,
  user: UserIcon,
  "api-key": ApiKeyIcon,
  audit: AuditIcon,
  disposition: DispositionIcon,
  "canned-answer": CannedAnswerIcon,
  list: ListIcon,
  interval: IntervalIcon,
  template: TemplateIcon,
  assistant: AssistantIcon,
  "cloud-provider": CloudProviderIcon,
  settings: SettingsIcon,
} as const;

export function Navigation() {
  const user = useUser();
  // nobody's first sight of a page waits for it
  const isPainted = useAfterPaint(false);
  const destinations = destinationsFor(user.role);
  const seesAccounts = destinations.some(({ path }) => path === "/accounts");
  const { data: isLoginNeeded = false } = useQuery({ ...refusedLoginQuery, enabled: isPainted && seesAccounts });
  const groups = [...new Set(destinations.map(({ group }) => group))];
  return (
    <nav aria-label={t("nav.label")}>
      {groups.map((group) => (
        <section key={group} aria-label={t(group)}>
          <div className={styles["group"]} aria-hidden="true">
            {t(group)}
          </div>
          <ul className={styles["list"]}>
            {destinations
              .filter((destination) => destination.group === group)
              .map(({ path, label, icon, keys }) => {
                const Icon = icons[icon];
                const isMarked = isLoginNeeded && path === "/accounts";
                return (
                  <li key={path}>
                    <Tooltip
                      label={
                        <>
                          {keys === null ? t(label) : t("keys.hint", { label: t(label), keys })}
                          {isMarked && <div>{t("nav.loginNeeded")}</div>}
                        </>
                      }
                      position="right"
                    >
                      <NavLink to={path} className={styles["link"] ?? ""}>
                        <Icon size={18} stroke={1.5} aria-hidden />
                        <span className={styles["label"]}>{t(label)}</span>
                        {isMarked && (
                          <span className={styles["mark"]}>
                            <StateDot shape="triangle" tone="warn" label={t("nav.loginNeeded")} isLabelHidden />
                          </span>
                        )}
                      </NavLink>
                    </Tooltip>
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
