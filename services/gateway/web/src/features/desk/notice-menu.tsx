import "../../messages/add-routing.ts";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { MutedIcon, SoundIcon } from "../../components/icon.tsx";
import { notifyFailure } from "../../components/notify.ts";
import { t } from "../../messages/format.ts";
import { useUser } from "../session/use-session.ts";
import { playChime } from "./chime.ts";
import { chooseNotice, useNoticeChoice } from "./notice-choice.ts";

/** How offers make themselves known to this person in this browser. */
export function NoticeMenu() {
  const { id } = useUser();
  const { isMuted, usesSystem } = useNoticeChoice(id);
  const Icon = isMuted ? MutedIcon : SoundIcon;
  const label = t(isMuted ? "desk.notices.muted" : "desk.notices");
  const setSystem = async (): Promise<void> => {
    // browsers ask only after a click
    const answer = usesSystem ? null : await Notification.requestPermission();
    chooseNotice(id, "usesSystem", answer === "granted");
    if (answer !== null && answer !== "granted")
      notifyFailure(t("desk.notices.refused"), t("desk.notices.refusedHelp"));
  };
  return (
    <Menu position="bottom-end" width={280} closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon variant="subtle" color="gray" aria-label={label}>
            <Icon size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("desk.notices.help")}</Menu.Label>
        <Menu.CheckboxItem
          checked={!isMuted}
          onChange={(checked) => {
            chooseNotice(id, "isMuted", !checked);
          }}
        >
          {t("desk.notices.sound")}
        </Menu.CheckboxItem>
        {"Notification" in window && (
          <Menu.CheckboxItem checked={usesSystem} onChange={() => void setSystem()}>
            {t("desk.notices.system")}
          </Menu.CheckboxItem>
        )}
        <Menu.Divider />
        <Menu.Item
          disabled={isMuted}
          onClick={() => {
            void playChime();
          }}
        >
          {t("desk.notices.try")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
