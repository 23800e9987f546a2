import "../../messages/add-accounts.ts";
import { ActionIcon, Menu } from "@mantine/core";
import { Link } from "react-router";
import type { AccountSummary } from "../../api/resources.ts";
import { MoreIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";

export type AccountDialog = "verify" | "agents" | "delete";
type AccountMenuProps = {
  readonly account: AccountSummary;
  readonly onOpen: (dialog: AccountDialog, accountId: string) => void;
};

/** The page's six, in its order (S15). */
export function AccountMenu({ account, onOpen }: AccountMenuProps) {
  const open = (dialog: AccountDialog) => () => {
    onOpen(dialog, account.id);
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          tabIndex={-1}
          data-row-menu
          aria-label={t("accounts.menu.label", { name: account.name })}
        >
          <MoreIcon size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={`/accounts/${account.id}/settings`}>
          {t("accounts.menu.edit")}
        </Menu.Item>
        <Menu.Item onClick={open("verify")}>{t("accounts.menu.verifySmtp")}</Menu.Item>
        <Menu.Item component={Link} to={`/accounts/${account.id}/interactions`}>
          {t("accounts.menu.interactions")}
        </Menu.Item>
        <Menu.Item component={Link} to={`/realtime?account=${account.id}`}>
          {t("accounts.menu.realtime")}
        </Menu.Item>
        <Menu.Item onClick={open("agents")}>{t("accounts.menu.addAgent")}</Menu.Item>
        <Menu.Item color="var(--danger)" onClick={open("delete")}>
          {t("accounts.menu.delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
