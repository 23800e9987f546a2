import "../../../messages/add-accounts.ts";
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useDialog } from "../../../components/dialog-parameter.ts";
import { MoreIcon } from "../../../components/icon.tsx";
import { showKeys } from "../../../components/key-names.ts";
import { focusHeading, useFocusAfterSave } from "../../../components/last-focus.ts";
import { t } from "../../../messages/format.ts";
import { connectionsQuery } from "../account-queries.ts";
import { ConnectionState } from "../connection-state.tsx";
import { BackToAccounts } from "./back-to-accounts.tsx";
import styles from "./edit-header.module.css";
import type { Editing } from "./use-editing.ts";

/** Stays on top: whose settings these are, how many are not saved, and SAVE. */
export function EditHeader({ editing }: { readonly editing: Editing }) {
  const { account } = editing.base;
  const { data: connections } = useQuery(connectionsQuery);
  const heading = useRef<HTMLHeadingElement>(null);
  const title = t("accounts.edit.title", { name: account.name, key: account.key });
  useEffect(() => {
    document.title = t("app.pageTitle", { page: title });
  }, [title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const count = editing.changed.size;
  const saveButton = useFocusAfterSave(count);
  const discard = (): void => {
    editing.discard();
    focusHeading();
  };
  return (
    <header className={styles["head"]}>
      <BackToAccounts />
      <h1 ref={heading} tabIndex={-1} className={styles["title"]} dir="auto">
        {title}
      </h1>
      <ConnectionState connection={connections?.get(account.id)} active={account.active} />
      <div className={styles["tools"]}>
        <span role="status" className={styles["count"]}>
          {count > 0 && t("accounts.changes", { count })}
        </span>
        {count > 0 && (
          <Button size="xs" variant="default" disabled={editing.isSaving} onClick={discard}>
            {t("accounts.discard")}
          </Button>
        )}
        <Tooltip label={t("keys.hint", { label: t("accounts.edit.save"), keys: showKeys("Mod+S") })}>
          <Button
            ref={saveButton}
            size="xs"
            disabled={count === 0}
            loading={editing.isSaving}
            onClick={() => void editing.save()}
          >
            {t("accounts.edit.save")}
          </Button>
        </Tooltip>
        <EditMenu name={account.name} />
      </div>
    </header>
  );
}

/** What is done with the whole account besides changing it. */
function EditMenu({ name }: { readonly name: string }) {
  const dialog = useDialog();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("accounts.edit.menu", { name })}>
          <MoreIcon size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => {
            dialog.open("verify");
          }}
        >
          {t("accounts.menu.verifyBoth")}
        </Menu.Item>
        <Menu.Item
          onClick={() => {
            dialog.open("test-mail");
          }}
        >
          {t("accounts.menu.testMail")}
        </Menu.Item>
        <Menu.Item
          onClick={() => {
            dialog.open("clone");
          }}
        >
          {t("accounts.menu.clone")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
